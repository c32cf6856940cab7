import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SessionPage, SessionQuery } from '../../../shared/api/review.ts';
import type { SessionRow } from '../../../shared/session/session.ts';
import type { Change } from '../live/store.ts';
import { makeRow } from '../sessions/testing/make-row.ts';
import { createFoundSessions, type FoundSessions } from './find-sessions.ts';

const counts = { in_progress: 0, awaiting_action: 0, verified: 0, rejected: 0, expired: 0 };
let close: () => void;
let found: FoundSessions;
let type: (words: string) => void;
let hear: (change: Change) => void;
let asked: { query: SessionQuery; signal: AbortSignal; give: (rows: SessionRow[]) => void; fail: () => void }[];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  createRoot((dispose) => {
    close = dispose;
    const [typed, setTyped] = createSignal('');
    type = setTyped;
    const live = {
      onChanges(fn: typeof hear) {
        hear = fn;
      },
    };
    found = createFoundSessions(typed, live, (query, signal) => {
      return new Promise<SessionPage>((give, fail) =>
        asked.push({
          query,
          signal,
          give: (rows) => give({ seq: 1, rows, next: null, counts }),
          fail: () => fail(new Error('away')),
        }),
      );
    });
  });
});
afterEach(() => {
  close();
  vi.useRealTimers();
});
const pause = () => vi.advanceTimersByTimeAsync(150);

it('asks once for a word that is typed fast, for a few only', async () => {
  for (const word of ['a', 'an', 'ann']) type(word);
  expect(found.state()).toBe('waiting');
  await pause();
  expect(asked.map((one) => one.query)).toEqual([{ q: 'ann', limit: 8 }]);
});

it('a slow answer to older words does not come through', async () => {
  const [a, b] = [makeRow(), makeRow()];
  type('a');
  await pause();
  type('b');
  await pause();
  expect(asked[0]!.signal.aborted).toBe(true);
  asked[1]!.give([b]);
  asked[0]!.give([a]);
  await pause();
  expect(found.rows()).toEqual([b]);
  type(' ');
  expect(found.rows()).toEqual([]);
  expect(found.state()).toBe('idle');
});

it('what is found stays true while one looks at it', async () => {
  const [a, b] = [makeRow(), makeRow()];
  type('a');
  await pause();
  asked[0]!.give([a, b]);
  await pause();
  const changed = { ...a, state: 'verified' as const };
  hear({ type: 'changes', from: 1, to: 2, facts: [], rows: [changed, makeRow()], gone: [b.id] });
  expect(found.rows()).toEqual([changed]);
});

it('says when it could not be asked', async () => {
  type('a');
  await pause();
  asked[0]!.fail();
  await pause();
  expect(found.state()).toBe('failed');
});
