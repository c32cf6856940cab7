import { createEffect, createSignal, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { SessionView } from '../../../shared/session/session.ts';
import { api, ProblemError } from '../api.ts';
import { useLive } from '../live/store.ts';

export type Loading = 'loading' | 'ready' | 'gone' | 'failed';

/**
 * One session, live, for as long as the calling scope lives. It is asked for over HTTP and over the feed at once; the
 * newest place in the log wins. A store, so that only what changed is drawn anew.
 */
export function createSession(id: string) {
  const live = useLive();
  const [store, setStore] = createStore<{ view: SessionView | null }>({ view: null });
  const [state, setState] = createSignal<Loading>('loading');
  const [failure, setFailure] = createSignal<unknown>();
  /** When this computer last heard of the session's phone, by its own clock. */
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
    // The first view tells of the past; from then on hearing of news is what counts. A server's clock may run ahead.
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
    /** The place of the log that what is shown was read at: what a decision is made on. */
    seq: () => seq,
    state,
    failure,
    heardAt,
    retry: () => void load(),
  };
}
