import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import type { Note } from '../../../session-model/note.ts';
import { visible } from '../../../text/visible.ts';

const classOf = (colour: unknown) => `person-${typeof colour === 'number' ? ((colour % 10) + 10) % 10 : 9}`;

/** Colleagues' carets and selections, by classes: the page allows no styles in its markup. */
export const carets = (note: Note) =>
  CollaborationCaret.configure({
    provider: { awareness: note.awareness },
    user: { id: note.me.id, name: note.me.name, colour: note.me.colour },
    render({ name, colour }) {
      const caret = document.createElement('span');
      caret.className = `note-caret ${classOf(colour)}`;
      const label = document.createElement('span');
      label.className = 'note-caret-name';
      label.textContent = typeof name === 'string' ? visible(name) : '';
      caret.append(label);
      return caret;
    },
    selectionRender: ({ colour }) => ({ class: `note-selection ${classOf(colour)}` }),
  });
