import { useNavigate } from '@solidjs/router';
import { createSignal, onCleanup } from 'solid-js';
import { api } from '../api.ts';

/**
 * Claims the next of the queue that is free, gives back what was held and not decided, and opens it. Whoever went elsewhere before the
 * answer came is not taken from there.
 */
export function createNext(sessionId: () => string) {
  const navigate = useNavigate();
  const [missed, setMissed] = createSignal<'none' | 'failed' | null>(null);
  let isBusy = false;
  let hasLeft = false;
  onCleanup(() => {
    hasLeft = true;
  });
  const next = async () => {
    if (isBusy || hasLeft) return;
    isBusy = true;
    setMissed(null);
    try {
      const { id } = await api.nextInQueue(sessionId());
      if (id === null) setMissed('none');
      else if (!hasLeft) navigate(`/sessions/${id}`);
    } catch {
      setMissed('failed');
    } finally {
      isBusy = false;
    }
  };
  return { missed, next, hasLeft: () => hasLeft };
}
