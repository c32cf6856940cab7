import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SessionRow, type SessionState, sessionStates } from '../../../shared/session/session.ts';
import { type SessionSort, sessionSorts } from '../../../shared/session/session-list.ts';
import { compare, isMember, matches } from '../../../shared/session/session-match.ts';
import { makeRow } from '../sessions/testing/make-row.ts';
import type { Listing } from './filter-url.ts';
import { addPage, change, type Loaded, nothingLoaded, tidy } from './list-rules.ts';

const all: Listing = { filter: {}, sort: 'newest' };
const ids = (loaded: Loaded) => loaded.rows.map((row) => row.id);
const loadedOf = (rows: SessionRow[], listing = all): Loaded => ({
  ...nothingLoaded,
  rows: rows.toSorted(compare(listing.sort)),
});
const at = (minute: number, part: Partial<SessionRow> = {}) =>
  makeRow({ createdAt: new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString(), ...part });
const rowsOf = (...rows: SessionRow[]) => ({ rows, gone: [] });

describe('while nobody reads', () => {
  it('a new row enters at its place', () => {
    const [a, b, c] = [at(1), at(2), at(3)];
    const { loaded, entered } = change(loadedOf([a, c]), rowsOf(b), all, false);
    expect(ids(loaded)).toEqual([c.id, b.id, a.id]);
    expect(entered).toEqual([b.id]);
  });
  it('a row that no longer fits leaves, and comes back when it fits again', () => {
    const open: Listing = { ...all, filter: { state: ['in_progress'] } };
    const a = at(1);
    const left = change(loadedOf([a]), rowsOf({ ...a, state: 'verified' }), open, false).loaded;
    expect(ids(left)).toEqual([]);
    expect(ids(change(left, rowsOf(a), open, false).loaded)).toEqual([a.id]);
  });
  it('a row whose name was read moves in a list by name', () => {
    const byName: Listing = { ...all, sort: 'name' };
    const [a, b] = [at(1, { lastName: 'Adams' }), at(2, { lastName: 'Young' })];
    const { loaded } = change(loadedOf([a, b], byName), rowsOf({ ...b, lastName: 'Abel' }), byName, false);
    expect(ids(loaded)).toEqual([b.id, a.id]);
  });
  it('a change in place is no new row', () => {
    const a = at(1);
    const { loaded, entered } = change(loadedOf([a]), rowsOf({ ...a, attempts: 2 }), all, false);
    expect(loaded.rows[0]?.attempts).toBe(2);
    expect(entered).toEqual([]);
  });
});

describe('while someone reads', () => {
  it('a new row waits, values change in place', () => {
    const [a, b] = [at(1), at(2)];
    const { loaded } = change(loadedOf([a]), rowsOf(b, { ...a, attempts: 2 }), all, true);
    expect(ids(loaded)).toEqual([a.id]);
    expect(loaded.rows[0]?.attempts).toBe(2);
    expect([...loaded.waiting.keys()]).toEqual([b.id]);
    expect(ids(tidy(loaded, all))).toEqual([b.id, a.id]);
  });
  it('a row that no longer fits stays until the list is tidied', () => {
    const open: Listing = { ...all, filter: { state: ['in_progress'] } };
    const [a, b] = [at(1), at(2)];
    const { loaded } = change(loadedOf([a, b]), rowsOf({ ...b, state: 'verified' }), open, true);
    expect(ids(loaded)).toEqual([b.id, a.id]);
    expect(ids(tidy(loaded, open))).toEqual([a.id]);
  });
  it('a waiting row that no longer fits waits no longer', () => {
    const open: Listing = { ...all, filter: { state: ['in_progress'] } };
    const a = at(1);
    const held = change(nothingLoaded, rowsOf(a), open, true).loaded;
    expect(change(held, rowsOf({ ...a, state: 'expired' }), open, true).loaded.waiting.size).toBe(0);
  });
  it('what is gone is gone', () => {
    const a = at(1);
    expect(ids(change(loadedOf([a]), { rows: [], gone: [a.id] }, all, true).loaded)).toEqual([]);
  });
});

describe('past the loaded part', () => {
  it('a row is left to the next page', () => {
    const [old, edge, fresh] = [at(1), at(2), at(3)];
    const loaded = addPage(nothingLoaded, [edge], false, all);
    expect(ids(change(loaded, rowsOf(old, fresh), all, false).loaded)).toEqual([fresh.id, edge.id]);
  });
  it('the edge stays where it was when its row leaves', () => {
    const open: Listing = { ...all, filter: { state: ['in_progress'] } };
    const [edge, top, between] = [at(1), at(5), at(3)];
    const loaded = addPage(nothingLoaded, [top, edge], false, open);
    const left = change(loaded, rowsOf({ ...edge, state: 'verified' }), open, false).loaded;
    expect(ids(change(left, rowsOf(between), open, false).loaded)).toEqual([top.id, between.id]);
  });
  it('a page brings nothing twice', () => {
    const [a, b] = [at(2), at(1)];
    const loaded = addPage(nothingLoaded, [a], false, all);
    expect(ids(addPage(loaded, [a, b], true, all))).toEqual([a.id, b.id]);
  });
});

/** Waiting or decided since some time that is not that of its making. */
const reviewOf = (state: SessionState, index: number): Pick<SessionRow, 'waiting' | 'decided'> => {
  const since = new Date(Date.UTC(2026, 10, 23, 12, (index * 7) % 15)).toISOString();
  const isDecided = state === 'verified' || state === 'rejected';
  return {
    waiting:
      state === 'awaiting_action'
        ? {
            since,
            unmet: [],
            claim: null,
            needsTwo: false,
            votes: [],
            assignedTo: null,
            escalated: false,
            snoozedUntil: null,
          }
        : null,
    decided: isDecided ? { at: since, verdict: state, reviewerId: null, tags: [] } : null,
  };
};

// The promise: whatever came live, in whatever order of reading and not reading, ends as if it were loaded anew.
it('live changes end in the list that the server would give', () => {
  const state = fc.constantFrom(...sessionStates);
  const name = fc.constantFrom(null, 'Adams', 'Berg', 'Çelik', 'Young');
  const level = fc.constantFrom(null, 0, 3, 7);
  const step = fc.record({ index: fc.nat(14), state, name, level, hold: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.constantFrom<SessionSort>(...sessionSorts),
      fc.option(fc.subarray([...sessionStates], { minLength: 1 }), { nil: undefined }),
      fc.nat(12),
      (steps, sort, states, pageSize) => {
        const listing: Listing = { filter: states ? { state: states } : {}, sort };
        const truth = Array.from({ length: 15 }, (_, i) => at(i));
        const shownOf = () =>
          truth
            .filter((row) => isMember(sort, row) && matches(listing.filter, row, { reviewerId: null, now: 0 }))
            .sort(compare(sort));
        const first = shownOf();
        let loaded = addPage(nothingLoaded, first.slice(0, pageSize), pageSize >= first.length, listing);
        const edge = pageSize >= first.length ? null : (first[pageSize - 1] ?? null);
        // A page without rows that is not the last does not come from the server.
        if (pageSize === 0 && first.length > 0) return;
        for (const { index, state, name, level, hold } of steps) {
          const row: SessionRow = {
            ...truth[index]!,
            state,
            ...reviewOf(state, index),
            lastName: name,
            verification: { ...truth[index]!.verification, faceLevel: level },
          };
          truth[index] = row;
          loaded = change(loaded, rowsOf(row), listing, hold).loaded;
        }
        const expected = shownOf().filter((row) => edge === null || compare(sort)(row, edge) <= 0);
        expect(tidy(loaded, listing).rows).toEqual(expected);
      },
    ),
  );
});
