import { type Accessor, createSignal } from 'solid-js';
import type { LogEvent } from '../../../../shared/event.ts';
import { api } from '../../api.ts';
import { useLive } from '../../live/store.ts';
import { latestOnly } from '../../ui/behaviour/latest-only.ts';

export interface SessionLog {
  /** By position, oldest first, each once. */
  events: Accessor<readonly LogEvent[]>;
  state: Accessor<'loading' | 'ready' | 'failed'>;
  failure: Accessor<unknown>;
  /** Arrived while the page was open: from this log position on. */
  isFresh: (seq: number) => boolean;
  retry: () => void;
}

/** A session's own log for as long as the calling scope lives: loaded in pages, then followed by the feed. */
export function createSessionLog(sessionId: string): SessionLog {
  const live = useLive();
  const [events, setEvents] = createSignal<readonly LogEvent[]>([]);
  const [state, setState] = createSignal<SessionLog['state'] extends Accessor<infer S> ? S : never>('loading');
  const [failure, setFailure] = createSignal<unknown>();
  const asking = latestOnly();
  let freshFrom = Number.POSITIVE_INFINITY;
  /** Everything up to here was loaded over HTTP. */
  let readTo = 0;

  const add = (more: readonly LogEvent[]): void => {
    const known = new Set(events().map(({ seq }) => seq));
    const added = more.filter((event) => event.sessionId === sessionId && !known.has(event.seq));
    if (added.length > 0) setEvents([...events(), ...added].sort((a, b) => a.seq - b.seq));
  };

  const load = async (): Promise<void> => {
    const signal = asking.next();
    if (state() === 'failed') setState('loading');
    try {
      for (let after: number | null = readTo; after !== null; ) {
        const answer = await api.sessionEvents(sessionId, after, signal);
        if (signal.aborted) return;
        add(answer.events);
        after = answer.next;
        readTo = answer.next ?? answer.seq;
      }
      freshFrom = Math.min(freshFrom, readTo + 1);
      setState('ready');
    } catch (error) {
      if (signal.aborted) return;
      setFailure(error);
      // Loaded events stay: the feed restarts once reconnected, and loading continues from here.
      if (state() !== 'ready') setState('failed');
    }
  };
  live.onChanges((change) => {
    if (change.type === 'changes') return add(change.facts);
    // The log was recreated: the loaded events belong to the old one.
    if (change.seq < readTo) {
      setEvents([]);
      readTo = 0;
    }
    void load();
  });
  void load();
  return { events, state, failure, isFresh: (seq) => seq >= freshFrom, retry: () => void load() };
}
