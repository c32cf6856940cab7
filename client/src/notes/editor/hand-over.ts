import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

/** The caret of a text that was focused when it was removed: anchored to a letter, so that edits by others do not shift it. */
let left: { sessionId: string; beside: Y.RelativePosition } | null = null;

const mappingOf = (view: EditorView) => ySyncPluginKey.getState(view.state).binding.mapping;

/** Call before a text is removed: the next one of the same session restores the caret. */
export function leaveText(view: EditorView, fragment: Y.XmlFragment, sessionId: string): void {
  left = null;
  if (document.activeElement !== view.dom) return;
  left = {
    sessionId,
    beside: absolutePositionToRelativePosition(view.state.selection.head, fragment, mappingOf(view)),
  };
}

/**
 * Moves the focus here from the read-only text, unless it has moved on. To be called again when the text changes: the letter may
 * arrive after the rest, and until then typed text is better saved elsewhere than inserted into another line.
 */
export function takeOverText(view: EditorView, fragment: Y.XmlFragment, sessionId: string): void {
  const from = left;
  if (!from) return;
  const isFree = document.activeElement === null || document.activeElement === document.body;
  if (from.sessionId !== sessionId || !isFree || !fragment.doc) {
    left = null;
    return;
  }
  const { doc, tr } = view.state;
  const at = relativePositionToAbsolutePosition(fragment.doc, fragment, from.beside, mappingOf(view));
  if (at === null) return;
  left = null;
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(Math.min(at, doc.content.size)))));
  view.focus();
  // A read-only text is not focused by its editor.
  view.dom.focus({ preventScroll: true });
}
