import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { singleFlight } from '../ui/behaviour/single-flight.ts';
import { isStale, type QueryName } from './stale.ts';
import type { Live } from './store.ts';

export interface Query<T> {
  /** The latest answer; undefined before the first. */
  answer: Accessor<T | undefined>;
  /** Error of the last request; the previous answer stays. */
  failure: Accessor<unknown>;
  /** Fetches, or fetches again after the request in flight. */
  load: () => Promise<void>;
  /** Changed locally, ahead of the server: an answer to an earlier request is dropped, and fetched again. */
  change: (to: (now: T | undefined) => T | undefined) => void;
}

/**
 * A server answer that is refetched when the feed marks it stale (stale.ts), for as long as the calling scope lives. One request
 * at a time, so that no older answer replaces a newer one.
 */
export function createQuery<T>(of: {
  name: QueryName;
  live: Pick<Live, 'onChanges'>;
  ask: (signal: AbortSignal) => Promise<T>;
  /** No fetch before this is true. */
  when?: Accessor<boolean>;
  /** Only facts of these sessions make it stale. */
  isAbout?: (sessionId: string) => boolean;
  /**
   * While true no answer is applied: a save is in flight. A missed answer is refetched afterwards, unless the save's answer
   * covers it.
   */
  isHeld?: () => boolean;
  /** Milliseconds between two fetches, where many facts arrive at once. */
  pauseMs?: number;
  /** Polled while something changes without facts. */
  poll?: { everyMs: number; isMoving: () => boolean };
  answered?: (answer: T, before: T | undefined) => void;
}): Query<T> {
  const [answer, setAnswer] = createSignal<T>();
  const [failure, setFailure] = createSignal<unknown>();
  const cut = new AbortController();
  let version = 0;
  let isWanted = false;
  /** An answer arrived while held. */
  let isMissed = false;

  const { ask: load, stop } = singleFlight(async () => {
    isWanted = true;
    const mine = version;
    try {
      const next = await of.ask(cut.signal);
      if (cut.signal.aborted) return;
      // Changed locally since, or a save is in flight.
      if (mine !== version) return void load();
      if (of.isHeld?.()) {
        isMissed = true;
        return;
      }
      batch(() => {
        const before = answer();
        setAnswer(() => next);
        setFailure(undefined);
        of.answered?.(next, before);
      });
    } catch (error) {
      if (!cut.signal.aborted) setFailure(() => error);
    }
  }, of.pauseMs);

  if (of.when) createEffect(on(of.when, (when) => void (when && answer() === undefined && load())));
  else void load();
  of.live.onChanges((change) => {
    if (!isWanted || !isStale(of.name, change, of.isAbout)) return;
    if (of.isHeld?.()) isMissed = true;
    else void load();
  });
  createEffect(() => {
    if (of.isHeld?.() || !isMissed) return;
    isMissed = false;
    void load();
  });
  const { poll } = of;
  if (poll) {
    const timer = setInterval(() => {
      if (poll.isMoving() && !of.isHeld?.() && !document.hidden) void load();
    }, poll.everyMs);
    onCleanup(() => clearInterval(timer));
  }
  onCleanup(() => {
    cut.abort();
    stop();
  });
  return {
    answer,
    failure,
    load,
    change(to) {
      version += 1;
      // The save's answer is the new value.
      isMissed = false;
      setAnswer((now) => to(now));
    },
  };
}
