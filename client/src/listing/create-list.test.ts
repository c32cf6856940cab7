import { createRoot, createSignal } from 'solid-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SessionPage, SessionQuery } from '../../../shared/api/review.ts';
import type { SessionRow } from '../../../shared/session/session.ts';
import { eventually } from '../../../shared/testing/eventually.ts';
import type { Change } from '../live/store.ts';
import { makeRow } from '../sessions/testing/make-row.ts';
import { createSessionList, type SessionList } from './create-list.ts';
import type { Listing } from './filter-url.ts';

const counts = { in_progress: 0, awaiting_action: 0, verified: 0, rejected: 0, expired: 0 };
const page = (seq: number, rows: SessionRow[], next: string | null = null): SessionPage => ({
  seq,
  rows,
  next,
  counts,
});
const changes = (from: number, to: number, ...rows: SessionRow[]): Change => ({
  type: 'changes',
  from,
  to,
  facts: [],
  rows,
  gone: [],
});

/** A list whose pages and changes come when the test says. */
function makeList() {
  const asked: {
    query: SessionQuery;
    signal: AbortSignal;
    give: (page: SessionPage) => void;
    fail: (e: unknown) => void;
  }[] = [];
  const hearing: ((change: Change) => void)[] = [];
  const [listing, setListing] = createSignal<Listing>({ filter: {}, sort: 'newest' });
  const [hold, setHold] = createSignal(false);
  let list!: SessionList;
  const close = createRoot((dispose) => {
    list = createSessionList(
      listing,
      hold,
      { onChanges: (fn) => void hearing.push(fn), counts: () => undefined },
      (query, signal) => new Promise((give, fail) => asked.push({ query, signal, give, fail })),
    );
    return dispose;
  });
  closers.push(close);
  return {
    asked,
    list,
    setListing,
    setHold,
    hear: (c: Change) => {
      for (const fn of hearing) fn(c);
    },
  };
}
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  vi.useRealTimers();
});
const settled = () => eventually(() => Promise.resolve());

describe('a list', () => {
  it('replays what it heard while the page was on its way, and drops what the page knew', async () => {
    const { asked, list, hear } = makeList();
    const row = makeRow({ attempts: 2 });
    hear(changes(4, 5, { ...row, attempts: 1 }));
    hear(changes(6, 7, { ...row, attempts: 3 }));
    asked[0]!.give(page(6, [row]));
    await settled();
    expect(list.row(row.id)?.attempts).toBe(3);
    hear(changes(5, 6, { ...row, attempts: 1 }));
    expect(list.row(row.id)?.attempts).toBe(3);
  });

  it('keeps the rows of the filter before until the new ones are here', async () => {
    const { asked, list, setListing } = makeList();
    const [a, b] = [makeRow(), makeRow({ firstName: 'Bo' })];
    asked[0]!.give(page(1, [a]));
    await settled();
    setListing({ filter: { q: 'b' }, sort: 'newest' });
    expect(list.ids()).toEqual([a.id]);
    expect(list.outdated()).toBe(true);
    expect(list.loading()).toBe(false);
    expect(asked[1]!.query.q).toBe('b');
    asked[1]!.give(page(1, [b]));
    await settled();
    expect(list.ids()).toEqual([b.id]);
    expect(list.outdated()).toBe(false);
  });

  it('does not let a slow answer of an old filter come through', async () => {
    const { asked, list, setListing } = makeList();
    const [a, b] = [makeRow(), makeRow({ firstName: 'Bo' })];
    setListing({ filter: { q: 'b' }, sort: 'newest' });
    expect(asked[0]!.signal.aborted).toBe(true);
    asked[1]!.give(page(1, [b]));
    asked[0]!.give(page(1, [a]));
    await settled();
    expect(list.ids()).toEqual([b.id]);
  });

  it('holds new rows while someone reads, and shows them after', async () => {
    const { asked, list, hear, setHold } = makeList();
    const [a, b] = [makeRow(), makeRow()];
    asked[0]!.give(page(1, [a]));
    await settled();
    setHold(true);
    hear(changes(1, 2, b));
    expect(list.ids()).toEqual([a.id]);
    expect(list.fresh()).toBe(1);
    setHold(false);
    expect(list.ids()).toEqual([b.id, a.id]);
    expect(list.fresh()).toBe(0);
    expect(list.isNew(b.id)).toBe(true);
    expect(list.isNew(a.id)).toBe(false);
  });

  it('loads the next page from where the last one ended', async () => {
    const { asked, list } = makeList();
    const [b, a] = [
      makeRow({ createdAt: '2026-01-02T00:00:00.000Z' }),
      makeRow({ createdAt: '2026-01-01T00:00:00.000Z' }),
    ];
    asked[0]!.give(page(1, [b], 'cursor'));
    await settled();
    list.loadMore();
    list.loadMore();
    expect(asked).toHaveLength(2);
    expect(asked[1]!.query.after).toBe('cursor');
    asked[1]!.give(page(1, [a]));
    await settled();
    expect(list.ids()).toEqual([b.id, a.id]);
    expect(list.more()).toBe('end');
    list.loadMore();
    expect(asked).toHaveLength(2);
  });

  it('loads anew when too much was missed, and not when the page is as new', async () => {
    const { asked, hear } = makeList();
    asked[0]!.give(page(5, []));
    await settled();
    hear({ type: 'snapshot', seq: 5 });
    expect(asked).toHaveLength(1);
    hear({ type: 'snapshot', seq: 9 });
    expect(asked).toHaveLength(2);
  });

  it('says why it could not be loaded, and tries again by itself', async () => {
    vi.useFakeTimers();
    const { asked, list } = makeList();
    asked[0]!.fail(new Error('away'));
    await vi.advanceTimersByTimeAsync(0);
    expect(list.error()).toBeInstanceOf(Error);
    await vi.advanceTimersByTimeAsync(4000);
    asked[1]!.give(page(1, []));
    await vi.advanceTimersByTimeAsync(0);
    expect(list.error()).toBeUndefined();
  });
});
