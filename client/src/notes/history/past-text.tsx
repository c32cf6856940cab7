import { Editor } from '@tiptap/core';
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { createEffect, onCleanup, onMount } from 'solid-js';
import type * as Y from 'yjs';
import type { Times } from '../../../../shared/note/times.ts';
import type { Note } from '../../session-model/note.ts';
import { content } from '../editor/extensions.ts';
import { authors, showAuthors } from '../editor/inline/authors.ts';
import { mentions, references } from '../editor/inline/chips.ts';
import { bodyOf } from './past.ts';
import { words } from './words.ts';

/** The text as it was, with its authors; nothing in it can be changed. `at` says that the document was moved. */
export function PastText(props: { doc: Y.Doc; at: number; note: Note; times: Times }) {
  let place!: HTMLDivElement;
  onMount(() => {
    const source = { fragment: () => bodyOf(props.doc), writerOf: props.note.writerOf, times: props.times };
    const editor = new Editor({
      element: place,
      extensions: [...content, mentions(props.note, {}), references(props.note, {}), authors(source)],
      editable: false,
      injectCSS: false,
      editorProps: { attributes: { class: 'note-text', 'aria-label': words.title, role: 'document', tabindex: '0' } },
    });
    onCleanup(() => editor.destroy());
    createEffect(() => {
      void props.at;
      const { state, view } = editor;
      const root = yXmlFragmentToProseMirrorRootNode(bodyOf(props.doc), state.schema);
      view.dispatch(state.tr.replaceWith(0, state.doc.content.size, root.content));
      showAuthors(view, source);
    });
  });
  return <div ref={place} class="max-h-[50dvh] min-h-40 overflow-y-auto rounded-md border border-line bg-surface" />;
}
