import type { Note } from '../../session-model/note.ts';

/** Unsent drafts: nothing is lost when a panel is closed by mistake or a note is frozen. In memory, until the page is left. */
const all = new Map<string, string>();

/** Key: note, person and `of`: the subject of a new comment, or the id of an edited one. */
export function unsentOf(note: Note, of: string) {
  const key = `${note.id} ${note.me.id} ${of}`;
  return {
    find: () => all.get(key),
    keep: (words: string) => void (words ? all.set(key, words) : all.delete(key)),
  };
}
