import { createEffect, createSignal, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { SessionView } from '../../../shared/session/session.ts';
import { api, ProblemError } from '../api.ts';
import { useLive } from '../live/store.ts';

export type Loading = 'loading' | 'ready' | 'gone' | 'failed';

/**
 * One session, live, for as long as the calling scope lives. Requested over HTTP and over the feed at once; the newest log
 * position wins. A store, so that only changes are re-rendered.
 */
export function createSession(id: string) {
  const live = useLive();
  const [store, setStore] = createStore<{ view: SessionView | null }>({ view: null });
  const [state, setState] = createSignal<Loading>('loading');
  const [failure, setFailure] = createSignal<unknown>();
  /** Time of the last event from the session's phone, by this computer's clock. */
  const [heardAt, setHeardAt] = createSignal(0);
  let seq = -1;

  const take = (at: number, view: SessionView | null): void => {
    if (at < seq) return;
    const first = seq < 0;
    seq = at;
    if (!view) {
      setState('gone');
      return;
    }
    const described = Date.parse(view.lastEventAt ?? view.createdAt);
    // The first view may be old: use its time, capped, as a server's clock may run ahead. Later, the arrival of a new event
    // counts.
    if (first) setHeardAt(Math.min(described, Date.now()));
    else if (view.lastEventAt !== store.view?.lastEventAt) setHeardAt(Date.now());
    setStore('view', reconcile(view, { key: 'id' }));
    setState('ready');
  };

  const watched = live.watch(id);
  createEffect(() => {
    const now = watched();
    if (now) take(now.seq, now.view);
  });
  createEffect(() => {
    if (live.progress(id)?.percent !== undefined) setHeardAt(Date.now());
  });

  const cut = new AbortController();
  onCleanup(() => cut.abort());
  const load = async () => {
    setFailure(undefined);
    if (state() === 'failed') setState('loading');
    try {
      const answer = await api.session(id, cut.signal);
      take(answer.seq, answer.view);
    } catch (error) {
      if (cut.signal.aborted || state() === 'ready') return;
      const gone = error instanceof ProblemError && error.code === 'not_found';
      if (!gone) setFailure(error);
      setState(gone ? 'gone' : 'failed');
    }
  };
  void load();

  return {
    view: () => store.view,
    /** Log position of the view shown: the basis of a decision. */
    seq: () => seq,
    state,
    failure,
    heardAt,
    retry: () => void load(),
  };
}
