import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { Doc, Transaction } from 'yjs';

/**
 * The browser reports a moved caret up to a frame late. A colleague's edit or caret that arrives in between is drawn with the
 * editor's old selection, which moves the caret back: the reviewer clicks, types, and writes into another line. So the selection
 * is read at once: after each key and press, and before a colleague's change.
 */
export const promptSelection = (doc: Doc) =>
  Extension.create({
    name: 'promptSelection',
    addProseMirrorPlugins: () => [
      new Plugin({
        view(view) {
          // The same event that the browser fires later; ignored if nothing changed.
          const look = () => view.hasFocus() && document.dispatchEvent(new Event('selectionchange'));
          // The caret moves after the event's listeners have run.
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
