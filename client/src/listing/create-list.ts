import { type Accessor, batch, createEffect, createSignal, on, onCleanup, untrack } from 'solid-js';
import { createStore, produce, reconcile } from 'solid-js/store';
import type { SessionPage, SessionQuery } from '../../../shared/api/review.ts';
import type { SessionCounts, SessionRow } from '../../../shared/session/session.ts';
import type { Change, Live } from '../live/store.ts';
import { latestOnly } from '../ui/behaviour/latest-only.ts';
import { type Listing, writeListing } from './filter-url.ts';
import { addPage, change, type Loaded, nothingLoaded, tidy } from './list-rules.ts';

export const pageSize = 100;

/** Milliseconds between retries while the list cannot be loaded. */
const retryMs = 4000;

export interface SessionList {
  /** Ids in order; each row's values are in `row`. */
  ids: Accessor<readonly string[]>;
  row(id: string): SessionRow | undefined;
  counts: Accessor<SessionCounts | undefined>;
  /** Nothing to show yet for this filter. While another filter loads, the previous rows stay. */
  loading: Accessor<boolean>;
  /** The rows shown are of the previous filter. */
  outdated: Accessor<boolean>;
  error: Accessor<unknown>;
  more: Accessor<'idle' | 'loading' | 'failed' | 'end'>;
  loadMore(): void;
  reload(): void;
  /** New rows held back while the reviewer is reading. */
  fresh: Accessor<number>;
  showFresh(): void;
  isNew(id: string): boolean;
}

type Fetch = (query: SessionQuery, signal: AbortSignal) => Promise<SessionPage>;

export function createSessionList(
  listing: Accessor<Listing>,
  hold: Accessor<boolean>,
  live: Pick<Live, 'onChanges' | 'counts'>,
  fetchPage: Fetch,
  reviewerId: string | null = null,
): SessionList {
  const reader = () => ({ reviewerId, now: Date.now() });
  let loaded: Loaded = nothingLoaded;
  /** The listing of `loaded`; undefined until the first page arrived. */
  let shown: { listing: Listing; seq: number; next: string | null } | undefined;
  /** Changes received while a page is loading: possibly newer than it. */
  let meanwhile: Change[] | undefined;
  const asking = latestOnly();
  let retry: ReturnType<typeof setTimeout> | undefined;

  const [ids, setIds] = createSignal<readonly string[]>([]);
  const [rows, setRows] = createStore<Record<string, SessionRow>>({});
  const [fresh, setFresh] = createSignal(0);
  const [counts, setCounts] = createSignal<SessionCounts>();
  const [loading, setLoading] = createSignal(true);
  const [outdated, setOutdated] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const [more, setMore] = createSignal<ReturnType<SessionList['more']>>('idle');
  const newSince = new Map<string, number>();

  const show = (next: Loaded) => {
    if (next === loaded) return;
    const before = new Map(loaded.rows.map((row) => [row.id, row]));
    const leaving = new Set(before.keys());
    batch(() => {
      for (const row of next.rows) {
        leaving.delete(row.id);
        if (before.get(row.id) !== row) setRows(row.id, reconcile(row));
      }
      const order = next.rows.map((row) => row.id);
      if (order.length !== ids().length || order.some((id, i) => id !== ids()[i])) setIds(order);
      if (leaving.size > 0) {
        setRows(
          produce((all) => {
            for (const id of leaving) delete all[id];
          }),
        );
      }
      setFresh(next.waiting.size);
    });
    loaded = next;
  };

  const take = (heard: Change) => {
    if (!shown || heard.type === 'snapshot' || heard.to <= shown.seq) return;
    shown.seq = heard.to;
    const { loaded: next, entered } = change(loaded, heard, shown.listing, untrack(hold), reader());
    for (const id of entered) newSince.set(id, Date.now());
    show(next);
  };

  const run = async (after: string | undefined, wanted: Listing): Promise<void> => {
    clearTimeout(retry);
    const signal = asking.next();
    meanwhile = [];
    const query = { ...wanted.filter, sort: wanted.sort, limit: pageSize, ...(after !== undefined && { after }) };
    try {
      const page = await fetchPage(query, signal);
      if (signal.aborted) return;
      const heard = meanwhile ?? [];
      meanwhile = undefined;
      batch(() => {
        const isLast = page.next === null;
        if (after === undefined) {
          newSince.clear();
          show(addPage({ ...nothingLoaded }, page.rows, isLast, wanted));
          shown = { listing: wanted, seq: page.seq, next: page.next };
          setLoading(false);
          setOutdated(false);
          setCounts(page.counts);
        } else if (shown) {
          show(addPage(loaded, page.rows, isLast, wanted));
          // Older rows are as of shown.seq, these as of page.seq: replaying over both is harmless, since a row holds the full
          // current state.
          shown = { ...shown, seq: Math.min(shown.seq, page.seq), next: page.next };
        }
        setError(undefined);
        setMore(isLast ? 'end' : 'idle');
        for (const one of heard) take(one);
      });
    } catch (failure) {
      if (signal.aborted) return;
      meanwhile = undefined;
      if (after !== undefined) return void setMore('failed');
      batch(() => {
        setError(failure);
        setLoading(false);
      });
      retry = setTimeout(() => void run(undefined, wanted), retryMs);
    }
  };

  const reload = () => {
    setMore('idle');
    void run(undefined, untrack(listing));
  };

  createEffect(
    on(
      () => writeListing(listing()),
      () => {
        setLoading(shown === undefined);
        setOutdated(shown !== undefined);
        setError(undefined);
        reload();
      },
    ),
  );
  live.onChanges((heard) => {
    if (heard.type === 'snapshot') {
      // The first message of every connection: redundant if the page is newer.
      if (shown && shown.seq < heard.seq) reload();
      return;
    }
    meanwhile?.push(heard);
    take(heard);
  });
  createEffect(() => {
    const now = live.counts();
    if (now) setCounts(now);
  });
  const showFresh = () => {
    if (!shown) return;
    for (const id of loaded.waiting.keys()) newSince.set(id, Date.now());
    show(tidy(loaded, shown.listing, reader()));
  };
  createEffect(on(hold, (held) => !held && showFresh(), { defer: true }));
  onCleanup(() => clearTimeout(retry));

  return {
    ids,
    row: (id) => rows[id],
    counts,
    loading,
    outdated,
    error,
    more,
    loadMore() {
      if (!shown?.next || more() === 'loading' || outdated() || loading()) return;
      setMore('loading');
      void run(shown.next, shown.listing);
    },
    reload,
    fresh,
    showFresh,
    isNew: (id) => Date.now() - (newSince.get(id) ?? 0) < 2000,
  };
}
