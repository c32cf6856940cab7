import { useNavigate } from '@solidjs/router';
import { createSignal } from 'solid-js';
import { api } from '../api.ts';

/** Claims the next of the queue that is free, gives back what was held and not decided, and opens it. */
export function createNext(sessionId: () => string) {
  const navigate = useNavigate();
  const [none, setNone] = createSignal(false);
  const next = async () => {
    setNone(false);
    try {
      const { id } = await api.nextInQueue(sessionId());
      if (id === null) setNone(true);
      else navigate(`/sessions/${id}`);
    } catch {
      setNone(true);
    }
  };
  return { none, next };
}
