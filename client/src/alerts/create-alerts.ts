import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { AlertQuery, AlertView } from '../../../shared/api/screening.ts';
import { api } from '../api.ts';
import { isStale } from '../live/stale.ts';
import { useLive } from '../live/store.ts';
import { singleFlight } from '../ui/behaviour/single-flight.ts';
import { alertPauseMs } from './pause.ts';

export type AlertState = NonNullable<AlertQuery['state']>;

interface Loaded {
  alerts: readonly AlertView[];
  next: string | null;
}

/**
 * The alerts of one state, newest first.
 *
 * @param isReading while true the rows do not move: new ones wait, closed ones stay and are marked
 */
export function createAlerts(state: Accessor<AlertState>, isReading: Accessor<boolean>) {
  const live = useLive();
  const [shown, setShown] = createSignal<Loaded>();
  /** The server's state, not shown while the reviewer is reading. */
  const [waiting, setWaiting] = createSignal<Loaded>();
  const [open, setOpen] = createSignal<number>();
  const [failure, setFailure] = createSignal<unknown>();
  const [more, setMore] = createSignal<'idle' | 'loading' | { failed: unknown }>('idle');
  const [fresh, setFresh] = createSignal<ReadonlySet<string>>(new Set());
  const closed = new Map<string, string>();
  let pages = 1;
  let cut = new AbortController();

  const ask = async (after: string | null): Promise<Loaded> => {
    const search = new URLSearchParams({ state: state(), ...(after !== null && { after }) });
    const answer = await api.alerts(search.toString(), cut.signal);
    setOpen(answer.open);
    return answer;
  };
  /** All loaded pages. */
  const askAll = async (): Promise<Loaded> => {
    let all = await ask(null);
    for (let page = 1; page < pages && all.next !== null; page += 1) {
      const { alerts, next } = await ask(all.next);
      all = { alerts: [...all.alerts, ...alerts], next };
    }
    return all;
  };
  const show = (all: Loaded) => {
    const before = shown();
    setFresh(new Set(before && all.alerts.flatMap(({ id }) => (before.alerts.some((one) => one.id === id) ? [] : id))));
    setShown(all);
    setWaiting(undefined);
  };
  const take = (all: Loaded) => {
    const before = shown();
    if (!before || !isReading() || before.alerts.length === 0) return show(all);
    const present = before.alerts.map((alert) => {
      const now = all.alerts.find(({ id }) => id === alert.id) ?? alert;
      return { ...now, closedAt: now.closedAt ?? closed.get(alert.id) ?? null };
    });
    setShown({ alerts: present, next: all.next });
    setWaiting(all);
  };
  const polling = singleFlight(async () => {
    const { signal } = cut;
    try {
      const all = await askAll();
      if (signal.aborted) return;
      batch(() => {
        take(all);
        setFailure(undefined);
      });
    } catch (error) {
      if (!signal.aborted) setFailure(error);
    }
  }, alertPauseMs);
  const load = async () => {
    const { signal } = cut;
    setFailure(undefined);
    try {
      const all = await ask(null);
      if (!signal.aborted) batch(() => show(all));
    } catch (error) {
      if (!signal.aborted) setFailure(error);
    }
  };
  createEffect(
    on(state, () => {
      cut.abort();
      cut = new AbortController();
      pages = 1;
      batch(() => {
        setShown(undefined);
        setWaiting(undefined);
        setMore('idle');
      });
      void load();
    }),
  );
  live.onChanges((change) => {
    for (const fact of change.type === 'changes' ? change.facts : [])
      if (fact.type === 'alert.closed') closed.set(fact.data.alertId, fact.at);
    if (isStale('alerts', change)) void polling.ask();
  });
  const showWaiting = () => waiting() && show(waiting()!);
  createEffect(on(isReading, (reading) => !reading && showWaiting(), { defer: true }));
  onCleanup(() => {
    cut.abort();
    polling.stop();
  });

  return {
    alerts: () => shown()?.alerts,
    open,
    failure,
    load,
    isNew: (id: string) => fresh().has(id),
    /** New alerts held back while the reviewer is reading. */
    fresh: () => waiting()?.alerts.filter(({ id }) => !shown()?.alerts.some((alert) => alert.id === id)).length ?? 0,
    showFresh: showWaiting,
    hasMore: () => shown()?.next != null,
    more,
    async loadMore() {
      const before = shown();
      if (!before?.next || more() === 'loading') return;
      const { signal } = cut;
      setMore('loading');
      try {
        const { alerts, next } = await ask(before.next);
        if (signal.aborted) return;
        pages += 1;
        batch(() => {
          const known = new Set(shown()!.alerts.map(({ id }) => id));
          setShown({ alerts: [...shown()!.alerts, ...alerts.filter(({ id }) => !known.has(id))], next });
          setMore('idle');
        });
      } catch (error) {
        if (!signal.aborted) setMore({ failed: error });
      }
    },
  };
}

export type Alerts = ReturnType<typeof createAlerts>;
