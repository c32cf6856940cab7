import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { MatchCounts, SessionFilter } from '../../../../shared/api/review.ts';
import { type SessionCounts, type SessionState, sessionStates } from '../../../../shared/session/session.ts';
import { writeListing } from '../../listing/filter-url.ts';
import type { Live } from '../../live/store.ts';
import { latestOnly } from '../../ui/behaviour/latest-only.ts';

/** How many sessions a filter lets through, its states included; undefined where nothing is known. */
export function countOfListing(
  { state, ...others }: SessionFilter,
  counts: SessionCounts | undefined,
  matching: MatchCounts['states'] | undefined,
): { n: number; isMore: boolean } | undefined {
  const states: readonly SessionState[] = state?.length ? state : sessionStates;
  if (!matching) {
    if (!counts || Object.keys(others).length > 0) return undefined;
    return { n: states.reduce((sum, one) => sum + counts[one], 0), isMore: false };
  }
  return {
    n: states.reduce((sum, one) => sum + (matching[one]?.n ?? 0), 0),
    isMore: states.some((one) => !matching[one] || matching[one].isMore),
  };
}

/** Milliseconds between two looks while sessions change. */
const pauseMs = 2_000;

/**
 * What the state tabs count while the list is filtered by more than states; undefined while it is not, or until the first answer.
 * What was counted for the filter before stays until the next answer.
 */
export function createMatchCounts(
  filter: Accessor<SessionFilter>,
  live: Pick<Live, 'onChanges'>,
  fetchCounts: (filter: SessionFilter, signal: AbortSignal) => Promise<MatchCounts>,
): Accessor<MatchCounts['states'] | undefined> {
  const [counts, setCounts] = createSignal<MatchCounts['states']>();
  const asking = latestOnly();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const others = (): SessionFilter => {
    const { state: _, ...rest } = filter();
    return rest;
  };
  const stop = () => {
    asking.cut();
    clearTimeout(timer);
    timer = undefined;
  };
  const count = async () => {
    stop();
    const wanted = others();
    if (Object.keys(wanted).length === 0) return void setCounts(undefined);
    const signal = asking.next();
    const found = await fetchCounts(wanted, signal).catch(() => undefined);
    // A number that is wrong is worse than none.
    if (!signal.aborted) setCounts(found?.states);
  };
  const key = createMemo(() => writeListing({ filter: others(), sort: 'newest' }));
  createEffect(on(key, () => void count()));
  live.onChanges((change) => {
    if (
      Object.keys(others()).length === 0 ||
      (change.type === 'changes' && change.rows.length + change.gone.length === 0)
    )
      return;
    timer ??= setTimeout(() => void count(), pauseMs);
  });
  onCleanup(stop);
  return counts;
}
