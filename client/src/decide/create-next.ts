import { useNavigate } from '@solidjs/router';
import { createSignal, onCleanup } from 'solid-js';
import { api } from '../api.ts';

/**
 * Claims the next unassigned session of the queue, releases the current one if undecided, and opens the claimed one. No
 * navigation if the reviewer left the page before the answer came.
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
