import { onCleanup } from 'solid-js';
import { createKeys } from '../keyboard/keys.ts';
import { whenThere } from '../ui/floating/when-there.ts';

/** `e` goes into the note, wherever it is shown; Esc goes out of it again (notes/editor). */
export function createNoteKey(showNotes: () => void): void {
  let stop = () => {};
  onCleanup(() => stop());
  createKeys((event) => {
    if (event.key !== 'e') return false;
    showNotes();
    stop();
    stop = whenThere(
      () => document.querySelector<HTMLElement>('main .note-text'),
      (text) => text.focus(),
    );
    return true;
    // In a burst it is a letter of a word, and the rest of that would be written into the note.
  }, 'e');
}
