import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { Doc, Transaction } from 'yjs';

/**
 * The browser tells of a moved caret up to a frame after it moved. A colleague's word or caret that arrives in between is
 * drawn with the selection that the editor still believes in, and puts the caret back to where it was: one clicks, types,
 * and writes into another's line. So the editor is made to look at once: after each key and press, and before a
 * colleague's change.
 */
export const promptSelection = (doc: Doc) =>
  Extension.create({
    name: 'promptSelection',
    addProseMirrorPlugins: () => [
      new Plugin({
        view(view) {
          // As the browser will tell by itself, only sooner; with nothing new it is ignored.
          const look = () => view.hasFocus() && document.dispatchEvent(new Event('selectionchange'));
          // The caret moves when the event's listeners are through.
          const lookSoon = () => setTimeout(look);
          const before = (transaction: Transaction) => !transaction.local && look();
          const kinds = ['keydown', 'mousedown', 'mouseup'] as const;
          for (const kind of kinds) view.dom.addEventListener(kind, lookSoon);
          doc.on('beforeTransaction', before);
          return {
            destroy() {
              for (const kind of kinds) view.dom.removeEventListener(kind, lookSoon);
              doc.off('beforeTransaction', before);
            },
          };
        },
      }),
    ],
  });
