import { batch, createMemo, createSignal, getOwner, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { finalReasons } from '../../../shared/live/close.ts';
import type { Down, Progress } from '../../../shared/live/down.ts';
import { protocolVersion } from '../../../shared/live/version.ts';
import type { ProblemCode } from '../../../shared/problem.ts';
import { api, ProblemError } from '../api.ts';
import { apply, type Heard, nothingHeard } from './apply.ts';
import { type Connection, type Listener, makeConnection } from './connection.ts';
import { bySession, colleagues } from './presence.ts';
import type { Change, Live, LiveState, Passing, Watched } from './store.ts';

/** The feed of one signed-in page; ends with the scope that made it. `stopped`: the server closed it for good. */
export function createLive(
  options: { reviewerId: string; stopped: (code: ProblemCode) => void },
  connect: (listener: Listener) => Connection = makeConnection,
): Live {
  let heard: Heard = nothingHeard;
  const [state, setState] = createSignal<LiveState>('connecting');
  const [lastHeard, setLastHeard] = createSignal<Date>();
  const [polling, setPolling] = createSignal(false);
  const [seq, setSeq] = createSignal<number>();
  const [counts, setCounts] = createSignal<Heard['counts']>();
  const [people, setPeople] = createSignal<Heard['people']>([]);
  const [watched, setWatched] = createSignal<Heard['watched']>({});
  // A store: ten progress messages a second of one session must not update the rows of the others.
  const [progress, setProgress] = createStore<Record<string, Progress>>({});
  const listeners = new Set<(change: Change) => void>();
  const passers = new Set<(message: Passing) => void>();
  /** The last one wins: a peek panel over a page, then the page again. */
  const watching: { id: string | null }[] = [];

  const hello = () => {
    const at = heard.seq;
    connection.send({ type: 'hello', version: protocolVersion, ...(at !== undefined && { after: at }) });
  };
  const watchLast = () => connection.send({ type: 'watch', sessionId: watching.at(-1)?.id ?? null });
  let asked = false;

  const hear = (message: Down) => {
    const [next, then] = apply(heard, message);
    const before = heard;
    heard = next;
    batch(() => {
      setLastHeard(new Date());
      if (before.seq !== next.seq) setSeq(next.seq);
      if (before.counts !== next.counts) setCounts(next.counts);
      if (before.people !== next.people) setPeople(next.people);
      if (before.watched !== next.watched) setWatched(next.watched);
      if (before.progress !== next.progress) setProgress(reconcile({ ...next.progress }));
      if (then.do === 'tell') {
        asked = false;
        setState('live');
        for (const fn of [...listeners]) fn(then.change);
        if (polling()) fetchWatched(then.change);
      }
    });
    if (then.do === 'pass') for (const fn of [...passers]) fn(then.message);
    // Once: further changes in flight all show the same gap.
    if (then.do === 'ask' && !asked) {
      asked = true;
      hello();
    }
    // Other errors are transient: flooding, an unavailable part. The connection retries.
    if (then.do === 'stop' && isFinal(then.code)) {
      connection.close();
      options.stopped(then.code);
    }
  };

  // HTTP brings rows, not views: a watched session is fetched when it has changed.
  const fetchWatched = (change: Change) => {
    const id = watching.at(-1)?.id;
    if (!id) return;
    const touched = change.type === 'snapshot' || change.rows.some((row) => row.id === id) || change.gone.includes(id);
    if (touched || !heard.watched[id]) void fetchView(id, hear);
  };

  const connection = connect({
    opened(byPolling) {
      asked = false;
      setPolling(byPolling);
      setLastHeard(new Date());
      hello();
      if (watching.length > 0) watchLast();
    },
    heard: hear,
    pinged: () => state() === 'live' && setLastHeard(new Date()),
    lost() {
      batch(() => {
        // Also before the first message: a page that was loaded over HTTP and never connected is just as stale.
        setState('stale');
        setPeople([]);
        setProgress(reconcile({}));
      });
      heard = { ...heard, people: [], progress: {} };
    },
    seq: () => heard.seq,
  });
  onCleanup(() => connection.close());

  const others = createMemo(() => colleagues(people(), options.reviewerId));
  const places = createMemo(() => bySession(others()));

  return {
    state,
    lastHeard,
    polling,
    seq,
    counts,
    progress: (id) => progress[id],
    people: others,
    peopleAt: (id) => places().get(id) ?? nobody,
    onChanges(fn) {
      listeners.add(fn);
      if (getOwner()) onCleanup(() => listeners.delete(fn));
    },
    onPassing(fn) {
      passers.add(fn);
      if (getOwner()) onCleanup(() => passers.delete(fn));
    },
    watch(id) {
      const mine = { id };
      watching.push(mine);
      watchLast();
      onCleanup(() => {
        watching.splice(watching.indexOf(mine), 1);
        if (id !== null && !watching.some((w) => w.id === id)) forget(id);
        watchLast();
      });
      return createMemo<Watched | undefined>(() => (id === null ? undefined : watched()[id]));
    },
  };

  /** A view that is no longer updated must not be shown again as current. */
  function forget(id: string): void {
    const { [id]: _, ...rest } = heard.watched;
    heard = { ...heard, watched: rest };
    setWatched(rest);
  }
}

const nobody: readonly never[] = [];
const isFinal = (code: ProblemCode): boolean => finalReasons.some((reason) => reason === code);

async function fetchView(sessionId: string, hear: (message: Down) => void): Promise<void> {
  try {
    const { seq, view } = await api.session(sessionId);
    hear({ type: 'session', seq, sessionId, view });
  } catch (error) {
    // Other errors are transient, or shown by the connection state: the next change retries.
    if (error instanceof ProblemError && error.code === 'not_found')
      hear({ type: 'session', seq: 0, sessionId, view: null });
  }
}
