import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MatchCounts, SessionFilter } from '../../../../shared/api/review.ts';
import { eventually } from '../../../../shared/testing/eventually.ts';
import type { Change } from '../../live/store.ts';
import { makeRow } from '../testing/make-row.ts';
import { countOfListing, createMatchCounts } from './create-match-counts.ts';

const states = (n: number): MatchCounts['states'] => ({
  ...{ in_progress: { n, isMore: false }, awaiting_action: { n: 500, isMore: true }, verified: null },
  ...{ rejected: { n: 0, isMore: false }, expired: { n: 0, isMore: false } },
});
let dispose = () => {};
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  dispose();
  vi.useRealTimers();
});

function open(first: SessionFilter) {
  const [filter, setFilter] = createSignal(first);
  const asked: SessionFilter[] = [];
  let answer: () => Promise<MatchCounts> = async () => ({ seq: 1, states: states(asked.length) });
  let hear: (change: Change) => void = () => {};
  const onChanges = (fn: (change: Change) => void) => {
    hear = fn;
  };
  const counts = createRoot((end) => {
    dispose = end;
    return createMatchCounts(filter, { onChanges }, (wanted) => {
      asked.push(wanted);
      return answer();
    });
  });
  const answers = (next: typeof answer) => {
    answer = next;
  };
  const change = () => hear({ type: 'changes', from: 1, to: 2, facts: [], rows: [makeRow()], gone: [] });
  return { counts, setFilter, asked, change, answers };
}

it('counts follow filter and search, not the states that are chosen; without a filter there are none', async () => {
  const it = open({ state: ['verified'] });
  expect([it.counts(), it.asked]).toEqual([undefined, []]);
  it.setFilter({ state: ['verified'], nationality: ['GEO'] });
  await eventually(() => expect(it.counts()?.in_progress?.n).toBe(1));
  it.setFilter({ state: ['rejected'], nationality: ['GEO'] });
  expect(it.asked).toEqual([{ nationality: ['GEO'] }]);
  it.setFilter({});
  expect(it.counts()).toBeUndefined();
});

it('are asked for again when sessions change, at most every two seconds', async () => {
  const it = open({ q: 'ana' });
  await eventually(() => expect(it.counts()?.in_progress?.n).toBe(1));
  for (let n = 0; n < 5; n++) it.change();
  expect(it.asked).toHaveLength(1);
  vi.advanceTimersByTime(2_000);
  await eventually(() => expect(it.counts()?.in_progress?.n).toBe(2));
  expect(it.asked).toHaveLength(2);
});

it('where they cannot be had there are none: a number of another filter would be wrong', async () => {
  const it = open({ q: 'ana' });
  await eventually(() => expect(it.counts()).toBeDefined());
  it.answers(() => Promise.reject(new Error('no line')));
  it.setFilter({ q: 'ben' });
  await eventually(() => expect(it.counts()).toBeUndefined());
});

it('of a listing: the sum of its states, said to be more where one is not known to its end', () => {
  expect(countOfListing({ q: 'x', state: ['in_progress', 'rejected'] }, undefined, states(3))).toEqual({
    n: 3,
    isMore: false,
  });
  expect(countOfListing({ q: 'x' }, undefined, states(3))).toEqual({ n: 503, isMore: true });
  const counts = { in_progress: 1, awaiting_action: 2, verified: 3, rejected: 4, expired: 5 };
  expect(countOfListing({}, counts, undefined)).toEqual({ n: 15, isMore: false });
  expect(countOfListing({ q: 'x' }, counts, undefined)).toBeUndefined();
});
