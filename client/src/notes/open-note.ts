import { type Accessor, createRoot, createSignal, getOwner, onCleanup, runWithOwner } from 'solid-js';
import { api, ProblemError } from '../api.ts';
import type { Note, Writer } from './note.ts';

/** Milliseconds until it is tried again while the server cannot be reached. */
const retryMs = 4_000;

/**
 * The session's note, once it is open; the page does not wait for it. Yjs and all that belongs to it is loaded here, so
 * that no other page carries it.
 */
export function openNote(
  sessionId: string,
  me: Writer,
): { note: Accessor<Note | undefined>; failure: Accessor<unknown> } {
  const [note, setNote] = createSignal<Note>();
  const [failure, setFailure] = createSignal<unknown>();
  const owner = getOwner();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  let end = () => {};

  const open = async (): Promise<void> => {
    end();
    setNote(undefined);
    try {
      const [{ createNote }, opened] = await Promise.all([import('./create-note.ts'), api.openNote(sessionId)]);
      if (ended) return;
      setFailure(undefined);
      runWithOwner(owner, () =>
        createRoot((dispose) => {
          end = dispose;
          setNote(createNote(opened, sessionId, me, () => void open()));
        }, owner),
      );
    } catch (error) {
      if (ended) return;
      setFailure(error);
      if (!(error instanceof ProblemError) || error.code === 'unavailable')
        timer = setTimeout(() => void open(), retryMs);
    }
  };
  void open();
  onCleanup(() => {
    ended = true;
    clearTimeout(timer);
    end();
  });
  return { note, failure };
}
