import { createMemo, createSignal } from 'solid-js';
import type { SessionView } from '../../../shared/session/session.ts';
import { api } from '../api.ts';
import { latestOnly } from '../ui/behaviour/latest-only.ts';
import { comparablesOf, keyOf, usualPair } from './sources.ts';

interface PhotoRef {
  sessionId: string;
  photoId: string;
}

/** Which two photos are compared, of this session and of one that it is linked to. */
export function createCompare(view: () => SessionView) {
  const [open, setOpen] = createSignal(false);
  const [other, setOther] = createSignal<SessionView | null>(null);
  const [failure, setFailure] = createSignal<unknown>();
  const [chosen, setChosen] = createSignal<[string, string] | null>(null);
  const asking = latestOnly();

  const groups = createMemo(() => [
    { sessionId: view().id, photos: comparablesOf(view()) },
    ...(other() ? [{ sessionId: other()!.id, photos: comparablesOf(other()!) }] : []),
  ]);
  const all = createMemo(() => groups().flatMap(({ photos }) => photos));
  const pair = createMemo(() => {
    const keys = chosen() ?? usualPair(all());
    const two = keys?.map((key) => all().find((one) => one.key === key));
    return two?.[0] && two[1] ? ([two[0], two[1]] as const) : null;
  });

  return {
    open,
    groups,
    pair,
    failure,
    pick: (side: 0 | 1, key: string) => {
      const now = pair();
      if (now) setChosen(side === 0 ? [key, now[1].key] : [now[0].key, key]);
    },
    swap: () => {
      const now = pair();
      if (now) setChosen([now[1].key, now[0].key]);
    },
    close: () => setOpen(false),
    /** Portrait and selfie of this session. */
    show: () => {
      setChosen(null);
      setOpen(true);
    },
    /** A photo of this session and one of another. */
    showAcross: async (here: PhotoRef, there: PhotoRef): Promise<void> => {
      const signal = asking.next();
      setFailure(undefined);
      setOpen(true);
      try {
        const { view: loaded } = await api.session(there.sessionId, signal);
        if (signal.aborted) return;
        setOther(loaded);
        setChosen([keyOf(here.sessionId, here.photoId), keyOf(there.sessionId, there.photoId)]);
      } catch (error) {
        if (!signal.aborted) setFailure(error);
      }
    },
  };
}
export type Compare = ReturnType<typeof createCompare>;
