import { createRoot, untrack } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import type { EventsAnswer } from '../../../../shared/api/decisions.ts';
import { eventually } from '../../../../shared/testing/eventually.ts';
import { api } from '../../api.ts';
import { type Change, type Live, LiveContext } from '../../live/store.ts';
import { createSessionLog, type SessionLog } from './load-log.ts';
import { fact } from './testing/fact.ts';

let dispose = () => {};
afterEach(() => {
  dispose();
  vi.restoreAllMocks();
});

/** The page of session `s`, its server, and the far end of its feed. */
function page(answer: (after: number) => EventsAnswer | Promise<EventsAnswer>) {
  const asked = vi.spyOn(api, 'sessionEvents').mockImplementation(async (_id, after) => answer(after));
  let say!: (change: Change) => void;
  const live = { onChanges: (fn: typeof say) => (say = fn) } as unknown as Live;
  const log = createRoot((end) => {
    dispose = end;
    let made!: SessionLog;
    LiveContext.Provider({
      value: live,
      get children() {
        made = untrack(() => createSessionLog('s'));
        return undefined;
      },
    });
    return made;
  });
  const changes = (from: number, to: number, ...facts: ReturnType<typeof fact>[]) =>
    say({ type: 'changes', from, to, facts, rows: [], gone: [] });
  return { log, asked, say: (change: Change) => say(change), changes, seqs: () => log.events().map(({ seq }) => seq) };
}
const claimed = (seq: number) => fact(seq, 'session.claimed', {}, 'reviewer:ana');

it('is read in parts, to its end', async () => {
  const { log, asked, seqs } = page((after) =>
    after === 0 ? { seq: 9, events: [claimed(2), claimed(4)], next: 4 } : { seq: 9, events: [claimed(7)], next: null },
  );
  await eventually(() => expect(log.state()).toBe('ready'));
  expect(asked.mock.calls.map(([, after]) => after)).toEqual([0, 4]);
  expect(seqs()).toEqual([2, 4, 7]);
});

it('goes on with the feed: of this session, each fact once, in its place, also what came while it was read', async () => {
  let give!: (answer: EventsAnswer) => void;
  const { log, changes, seqs } = page(() => new Promise((resolve) => (give = resolve)));
  changes(4, 6, claimed(6));
  give({ seq: 5, events: [claimed(2), claimed(5)], next: null });
  await eventually(() => expect(log.state()).toBe('ready'));
  expect(seqs()).toEqual([2, 5, 6]);
  changes(6, 9, { ...claimed(7), sessionId: 'another' }, claimed(8));
  changes(6, 9, claimed(8));
  expect(seqs()).toEqual([2, 5, 6, 8]);
  expect([log.isFresh(5), log.isFresh(8)]).toEqual([false, true]);
});

it('after a gap reads on from where it was', async () => {
  const { log, asked, say, seqs } = page((after) =>
    after === 0 ? { seq: 5, events: [claimed(2)], next: null } : { seq: 20, events: [claimed(12)], next: null },
  );
  await eventually(() => expect(log.state()).toBe('ready'));
  say({ type: 'snapshot', seq: 20 });
  await eventually(() => expect(seqs()).toEqual([2, 12]));
  expect(asked.mock.calls.map(([, after]) => after)).toEqual([0, 5]);
});

it('that could not be read says so, and is read again when asked', async () => {
  let isUp = false;
  const { log, seqs } = page(() => {
    if (!isUp) throw new Error('away');
    return { seq: 5, events: [claimed(2)], next: null };
  });
  await eventually(() => expect(log.state()).toBe('failed'));
  isUp = true;
  log.retry();
  await eventually(() => expect(log.state()).toBe('ready'));
  expect(seqs()).toEqual([2]);
});
