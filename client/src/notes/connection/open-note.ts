import { type Accessor, createRoot, createSignal, getOwner, onCleanup, runWithOwner } from 'solid-js';
import type { ProblemCode } from '../../../../shared/problem.ts';
import { api, ProblemError } from '../../api.ts';
import type { Note, Writer } from '../../session-model/note.ts';
import { latestOnly } from '../../ui/behaviour/latest-only.ts';

/** Milliseconds between retries while the server is unreachable or unavailable. */
const retryMs = 4_000;
const passing: readonly ProblemCode[] = ['unavailable', 'rate_limited', 'internal'];

export interface OpenNote {
  note: Accessor<Note | undefined>;
  failure: Accessor<unknown>;
  again(): void;
}

/**
 * The session's note, once open; the page does not wait for it. Loads Yjs and its dependencies here, so that no other page
 * includes them.
 */
export function openNote(sessionId: string, me: Writer): OpenNote {
  const [note, setNote] = createSignal<Note>();
  const [failure, setFailure] = createSignal<unknown>();
  const owner = getOwner();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const opening = latestOnly();
  let end = () => {};

  const open = async (): Promise<void> => {
    const signal = opening.next();
    clearTimeout(timer);
    end();
    end = () => {};
    setNote(undefined);
    try {
      const [{ createNote }, opened] = await Promise.all([import('./create-note.ts'), api.openNote(sessionId)]);
      // The page was left, or the note was opened again: do not open a second instance.
      if (signal.aborted) return;
      setFailure(undefined);
      runWithOwner(owner, () =>
        createRoot((dispose) => {
          end = dispose;
          setNote(createNote(opened, sessionId, me, () => void open()));
        }, owner),
      );
    } catch (error) {
      if (signal.aborted) return;
      setFailure(error);
      if (!(error instanceof ProblemError) || passing.includes(error.code))
        timer = setTimeout(() => void open(), retryMs);
    }
  };
  void open();
  onCleanup(() => {
    clearTimeout(timer);
    end();
  });
  return { note, failure, again: () => void open() };
}
