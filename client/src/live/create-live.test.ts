import { createRoot } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import type { Down } from '../../../shared/live/down.ts';
import type { Up } from '../../../shared/live/up.ts';
import type { SessionCounts } from '../../../shared/session/session.ts';
import { makeRow } from '../sessions/testing/make-row.ts';
import type { Listener } from './connection.ts';
import { createLive } from './create-live.ts';
import { reloadOnce } from './reload.ts';
import type { Change, Live } from './store.ts';

const counts: SessionCounts = { in_progress: 0, awaiting_action: 0, verified: 0, rejected: 0, expired: 0 };
const ann = { reviewerId: 'ann', name: 'Ann', colour: 1, sessionIds: ['a'] };
const me = { reviewerId: 'me', name: 'Me', colour: 2, sessionIds: ['a'] };

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A live store on a line that the test holds the other end of. */
function makeLive() {
  const sent: Up[] = [];
  const stopped = vi.fn();
  const close = vi.fn();
  let line!: Listener;
  let live!: Live;
  createRoot((dispose) => {
    closers.push(dispose);
    live = createLive({ reviewerId: 'me', stopped }, (listener) => {
      line = listener;
      return { send: (message) => void sent.push(message), close };
    });
  });
  const say = (...messages: Down[]) => {
    for (const message of messages) line.heard(message);
  };
  return { live, line, sent, stopped, close, say };
}
const empty = (from: number, to: number): Down => ({
  type: 'changes',
  from,
  to,
  facts: [],
  rows: [],
  gone: [],
  counts,
});

// A server killed while a page was coming up left it saying "Connecting…" for ever.
it('a line that never stood is lost like any other', () => {
  const { live, line } = makeLive();
  line.lost();
  expect(live.state()).toBe('stale');
});

it('says hello without a cursor, then goes on from where it was after a cut', () => {
  const { live, line, sent, say } = makeLive();
  expect(live.state()).toBe('connecting');
  line.opened(false);
  expect(sent.at(-1)).toMatchObject({ type: 'hello' });
  expect(sent.at(-1)).not.toHaveProperty('after');
  say({ type: 'snapshot', seq: 7, counts });
  expect(live.state()).toBe('live');
  line.lost();
  expect(live.state()).toBe('stale');
  line.opened(false);
  expect(sent.at(-1)).toMatchObject({ type: 'hello', after: 7 });
  // Not live before the server has answered.
  expect(live.state()).toBe('stale');
  say(empty(7, 9));
  expect(live.state()).toBe('live');
  expect(live.seq()).toBe(9);
});

it('asks once about a gap, however many messages show it', () => {
  const { line, sent, say } = makeLive();
  line.opened(false);
  say({ type: 'snapshot', seq: 7, counts });
  sent.length = 0;
  say(empty(8, 9), empty(9, 10));
  expect(sent).toEqual([expect.objectContaining({ type: 'hello', after: 7 })]);
  say(empty(7, 10));
  say(empty(11, 12));
  expect(sent).toHaveLength(2);
});

it('tells every change once, to those who are still there', () => {
  const { live, line, say } = makeLive();
  const heard: Change[] = [];
  const leave = createRoot((dispose) => {
    live.onChanges((change) => heard.push(change));
    return dispose;
  });
  line.opened(false);
  say({ type: 'snapshot', seq: 1, counts }, empty(1, 2), empty(1, 2));
  expect(heard.map((c) => c.type)).toEqual(['snapshot', 'changes']);
  leave();
  say(empty(2, 3));
  expect(heard).toHaveLength(2);
});

it('leaves oneself out of who is here', () => {
  const { live, line, say } = makeLive();
  line.opened(false);
  say({ type: 'presence', people: [me, ann] });
  expect(live.people()).toEqual([ann]);
  expect(live.peopleAt('a')).toEqual([ann]);
  expect(live.peopleAt('b')).toEqual([]);
  line.lost();
  expect(live.people()).toEqual([]);
});

it('watches the session opened last, the one before again after it, and again after a cut', () => {
  const { live, line, sent, say } = makeLive();
  const [a, b] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
  line.opened(false);
  const watch = (id: string) =>
    createRoot((dispose) => {
      const view = live.watch(id);
      return { view, dispose };
    });
  const page = watch(a);
  const peek = watch(b);
  expect(sent.at(-1)).toEqual({ type: 'watch', sessionId: b });
  line.lost();
  line.opened(false);
  expect(sent.slice(-2).map((m) => m.type)).toEqual(['hello', 'watch']);
  say({ type: 'session', seq: 3, sessionId: b, view: null });
  expect(peek.view()).toEqual({ seq: 3, view: null });
  expect(page.view()).toBeUndefined();
  peek.dispose();
  expect(sent.at(-1)).toEqual({ type: 'watch', sessionId: a });
  page.dispose();
  expect(sent.at(-1)).toEqual({ type: 'watch', sessionId: null });
  // What nobody keeps up to date is not shown again as if it were.
  expect(watch(b).view()).toBeUndefined();
});

it('forgets progress with the connection, and with the end of the session', () => {
  const { live, line, say } = makeLive();
  const item = { sessionId: 'a', step: 'liveness', challenge: null, percent: 10 } as const;
  line.opened(false);
  say({ type: 'snapshot', seq: 1, counts }, { type: 'progress', items: [item] });
  expect(live.progress('a')?.percent).toBe(10);
  say({
    type: 'changes',
    from: 1,
    to: 2,
    facts: [],
    rows: [makeRow({ id: 'a', state: 'verified' })],
    gone: [],
    counts,
  });
  expect(live.progress('a')).toBeUndefined();
  say({ type: 'progress', items: [item] });
  line.lost();
  expect(live.progress('a')).toBeUndefined();
});

it('stays away for good only when told so', () => {
  const { line, say, stopped, close } = makeLive();
  line.opened(false);
  say({ type: 'refused', code: 'rate_limited' });
  expect(stopped).not.toHaveBeenCalled();
  say({ type: 'refused', code: 'unauthenticated' });
  expect(stopped).toHaveBeenCalledWith('unauthenticated');
  expect(close).toHaveBeenCalled();
});

it('loads a newer version once, not in circles', () => {
  const reload = vi.fn();
  sessionStorage.clear();
  expect(reloadOnce('2', reload)).toBe(true);
  expect(reloadOnce('2', reload)).toBe(false);
  expect(reloadOnce('3', reload)).toBe(true);
  expect(reload).toHaveBeenCalledTimes(2);
});
