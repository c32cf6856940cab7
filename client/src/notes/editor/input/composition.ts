import { Extension } from '@tiptap/core';
import { type Node, Slice } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { differenceOf, movePosition } from './move-position.ts';

/** After its end ProseMirror still reads what the input method left in the page: 20 ms, and for Safari more. */
const readMs = 60;
/** A composition without a key is given up, so that it never holds the others back for longer. */
const idleMs = 10_000;

/** What y-tiptap's binding has and does not declare. */
interface Binding {
  mux: (work: () => void, other?: () => void) => void;
  /** Without one it takes no part in what happens to the document. */
  prosemirrorView: EditorView | null;
  type: Y.XmlFragment;
  _forceRerender(): void;
  _prosemirrorChanged(doc: Node): void;
  destroy(): void;
}
const bindingOf = (view: EditorView): Binding | undefined =>
  (ySyncPluginKey.getState(view.state) as { binding?: Binding } | undefined)?.binding;

/**
 * While an input method composes, the document and the editor are apart: what colleagues write would replace the text that is
 * being composed (yjs/y-prosemirror#81, #107), and what is half composed would be copied by a colleague who splits its
 * paragraph. At the end the colleagues' changes are drawn, and what was composed is put where its place has moved to.
 */
export const composition = Extension.create({
  name: 'composition',
  addProseMirrorPlugins: () => [
    new Plugin({
      view(view) {
        let held: { before: Node; mux: Binding['mux']; binding: Binding; theirs: boolean } | undefined;
        let timer: ReturnType<typeof setTimeout> | undefined;

        const heard = () => {
          if (held) held.theirs = true;
        };
        const hold = () => {
          clearTimeout(timer);
          timer = setTimeout(release, idleMs);
          if (held) return;
          const binding = bindingOf(view);
          if (!binding) return;
          held = { before: view.state.doc, mux: binding.mux, binding, theirs: false };
          // Both directions go through it.
          binding.mux = () => {};
          binding.prosemirrorView = null;
          binding.type.observeDeep(heard);
        };
        const release = () => {
          clearTimeout(timer);
          if (!held) return;
          const { before, mux, binding, theirs } = held;
          held = undefined;
          binding.mux = mux;
          binding.prosemirrorView = view;
          binding.type.unobserveDeep(heard);
          if (theirs) merge(view, binding, before);
          else mux(() => binding._prosemirrorChanged(view.state.doc));
        };
        const ended = () => {
          clearTimeout(timer);
          timer = setTimeout(release, readMs);
        };
        const on = { compositionstart: hold, compositionupdate: hold, compositionend: ended, blur: ended };
        for (const [name, listener] of Object.entries(on)) view.dom.addEventListener(name, listener);
        window.addEventListener('pagehide', release);
        return {
          destroy() {
            for (const [name, listener] of Object.entries(on)) view.dom.removeEventListener(name, listener);
            window.removeEventListener('pagehide', release);
            const binding = held?.binding;
            release();
            // Its own end may have come before ours, and have found it without a view.
            binding?.mux(() => binding._prosemirrorChanged(view.state.doc));
            binding?.destroy();
          },
        };
      },
    }),
  ],
});

/** Theirs from the document, then ours on top of it. */
function merge(view: EditorView, binding: Binding, before: Node): void {
  const ours = view.state.doc;
  const change = differenceOf(before, ours);
  binding._forceRerender();
  if (!change) return;
  const { doc, tr } = view.state;
  const from = movePosition(before, doc, change.from);
  const to = Math.max(from, movePosition(before, doc, change.to));
  const slice = ours.slice(change.from, change.toNow);
  tr.replaceRange(from, to, slice.size > 0 ? slice : Slice.empty);
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(from + slice.size, tr.doc.content.size)), -1));
  view.dispatch(tr);
}
