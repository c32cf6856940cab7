import { Mention } from '@tiptap/extension-mention';
import type { SuggestionOptions } from '@tiptap/suggestion';
import { createEffect, createRoot } from 'solid-js';
import { type Subject, subjectKinds } from '../../../../../shared/note/document.ts';
import { isApple } from '../../../keyboard/keys.ts';
import type { Note } from '../../../session-model/note.ts';
import { goToSubject } from '../../../session-model/reveal.ts';
import type { Choice } from '../../../session-model/suggest/suggest-choices.ts';
import { isolated, visible } from '../../../text/visible.ts';
import { isOnPage, nameOf } from '../../../threads/name-of.ts';
import { words } from '../words.ts';

type Options = Omit<SuggestionOptions<Choice>, 'editor'>;
export const isSubject = (id: unknown): id is Subject =>
  typeof id === 'string' && subjectKinds.some((kind) => id.startsWith(`${kind}:`));

/** A colleague, by id. The name is looked up, because a label in the note is untrusted (security.md L14). */
export const mentions = (note: Pick<Note, 'person'>, suggestion: Options) => {
  const nameOf = ({ attrs }: { attrs: Record<string, unknown> }): string =>
    `@${note.person(String(attrs.id))?.name ?? words.unknownColleague}`;
  return Mention.extend({
    addNodeView() {
      return ({ node }) => {
        const dom = document.createElement('span');
        dom.className = 'note-chip note-mention';
        dom.dir = 'auto';
        const destroy = createRoot((dispose) => {
          createEffect(() => {
            dom.textContent = visible(nameOf(node));
          });
          return dispose;
        });
        return { dom, destroy };
      };
    },
  }).configure({
    suggestion,
    renderText: ({ node }) => nameOf(node),
    renderHTML: ({ options, node }) => ['span', options.HTMLAttributes, nameOf(node)],
  });
};

/**
 * A field, an MRZ item, a mark or a hit. Its label follows the subject; a removed one keeps its last label, marked as removed.
 */
export const references = (note: Note, suggestion: Options) =>
  Mention.extend({
    name: 'reference',
    // Before the hard break, to which these keys are bound otherwise.
    priority: 200,
    addKeyboardShortcuts() {
      return {
        'Mod-Enter': ({ editor }) => {
          const { nodeBefore, nodeAfter } = editor.state.selection.$head;
          const about = [nodeBefore, nodeAfter].find((node) => node?.type.name === 'reference')?.attrs.id as unknown;
          if (!isSubject(about) || !isOnPage(note.doc, about)) return false;
          goToSubject(about, false);
          return true;
        },
      };
    },
    addNodeView() {
      return ({ node }) => {
        const dom = document.createElement('span');
        dom.className = 'note-chip note-reference';
        dom.dir = 'auto';
        const about = node.attrs.id as unknown;
        const storedLabel = visible(String(node.attrs.label ?? ''));
        if (!isSubject(about)) {
          dom.textContent = storedLabel;
          return { dom };
        }
        const end = createRoot((dispose) => {
          createEffect(() => {
            const here = isOnPage(note.doc, about);
            dom.textContent = here ? visible(nameOf(note.doc, about)) : storedLabel;
            dom.classList.toggle('gone', !here);
            dom.dataset.tip = here
              ? words.goTo({ keys: isApple ? '⌘Enter' : 'Ctrl Enter' })
              : `${isolated(storedLabel)} ${words.gone}`;
          });
          return dispose;
        });
        dom.addEventListener('click', () => isOnPage(note.doc, about) && goToSubject(about, false));
        return { dom, destroy: end };
      };
    },
  }).configure({ suggestion });
