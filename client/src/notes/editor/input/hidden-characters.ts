import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { hiddenIn } from '../../../text/visible.ts';

/** Its visible form is rendered before each by a style; the character itself is isolated, so that it reorders nothing. */
function writtenOut(doc: Node): DecorationSet {
  const all: Decoration[] = [];
  doc.descendants((node, pos) => {
    for (const { at, length, written } of hiddenIn(node.text ?? '')) {
      const from = pos + at;
      all.push(Decoration.inline(from, from + length, { class: 'note-hidden', 'data-written': written }));
    }
  });
  return DecorationSet.create(doc, all);
}

/** Hidden and bidirectional control characters in a note are shown, and kept in place. */
export const hiddenCharacters = Extension.create({
  name: 'hiddenCharacters',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      state: {
        init: (_config, { doc }) => writtenOut(doc),
        apply: (tr, was) => (tr.docChanged ? writtenOut(tr.doc) : was),
      },
      props: {
        decorations(state) {
          return this.getState(state);
        },
      },
    }),
  ],
});
