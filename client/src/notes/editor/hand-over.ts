import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** The caret of a text that had the focus when it was taken off the page. */
let left: { sessionId: string; at: number } | null = null;

/** To be called before a text goes: the next one of the same session goes on where it was. */
export function leaveText(view: EditorView, sessionId: string): void {
  left = document.activeElement === view.dom ? { sessionId, at: view.state.selection.head } : null;
}

/** The focus of the text before, unless it is somewhere else by now. @returns whether it was taken */
export function takeOverText(view: EditorView, sessionId: string): boolean {
  const from = left;
  left = null;
  const isFree = document.activeElement === null || document.activeElement === document.body;
  if (from?.sessionId !== sessionId || !isFree) return false;
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(Math.min(from.at, doc.content.size)))));
  view.focus();
  // A text that cannot be written in is not focused by its editor.
  view.dom.focus({ preventScroll: true });
  return true;
}
