import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import type { Times } from '../../../../../shared/note/times.ts';
import type { Writer } from '../../../session-model/note.ts';
import { visibleWhole } from '../../../text/visible.ts';
import { formatTime } from '../../../ui/text/format.ts';
import { words } from '../words.ts';
import { writtenRuns } from '../written.ts';

export const authorsKey = new PluginKey<{ on: boolean; set: DecorationSet }>('authors');

/** Source of authorship: the document, the writer of a client id, and the times of its letters. */
export interface Source {
  fragment: () => Y.XmlFragment;
  writerOf: (client: number) => Writer | undefined;
  times: Times;
}

/** Background colours by author, with name and time as the tooltip. */
export function tints({ fragment, writerOf, times }: Source, doc: Node): DecorationSet {
  const all = writtenRuns(fragment(), doc).flatMap((run) => times.split(run));
  return DecorationSet.create(
    doc,
    all.map(({ from, to, client, at }) => {
      const writer = writerOf(client);
      const name = writer?.name ?? words.unknownWriter;
      return Decoration.inline(from, to, {
        class: `note-by person-${(writer?.colour ?? 9) % 10}`,
        'data-tip': visibleWhole(at ? words.writtenBy({ name, time: formatTime(at) }) : name),
      });
    }),
  );
}

/** Off until enabled by `showAuthors`. */
export const authors = (source: Source) =>
  Extension.create({
    name: 'authors',
    addProseMirrorPlugins: () => [
      new Plugin<{ on: boolean; set: DecorationSet }>({
        key: authorsKey,
        state: {
          init: () => ({ on: false, set: DecorationSet.empty }),
          apply(tr, was) {
            const described = tr.getMeta(authorsKey) as { on: boolean; set: DecorationSet } | undefined;
            if (described) return described;
            return was.on && tr.docChanged ? { on: true, set: was.set.map(tr.mapping, tr.doc) } : was;
          },
        },
        props: { decorations: (state) => authorsKey.getState(state)?.set },
        view: () => ({
          update(view, before) {
            if (!authorsKey.getState(view.state)?.on || view.state.doc.eq(before.doc)) return;
            // The fragment changes after the document for local edits, before it for remote ones: by then both have changed.
            queueMicrotask(() => {
              if (!view.isDestroyed && authorsKey.getState(view.state)?.on) showAuthors(view, source);
            });
          },
        }),
      }),
    ],
  });

/** Redraws the authors; hides them without a source. */
export function showAuthors(view: EditorView, source: Source | null): void {
  const set = source ? tints(source, view.state.doc) : DecorationSet.empty;
  view.dispatch(view.state.tr.setMeta(authorsKey, { on: source !== null, set }).setMeta('addToHistory', false));
}
