import type { Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Link } from '@tiptap/extension-link';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Placeholder } from '@tiptap/extensions';
import { StarterKit } from '@tiptap/starter-kit';
import { bodyName } from '../../../../shared/note/document.ts';
import { hrefOf, safeHref } from '../../../../shared/note/links.ts';
import { linkAttributes } from '../../../../shared/note/schema.ts';
import type { Note } from '../../session-model/note.ts';
import { carets } from './inline/caret.ts';
import { promptSelection } from './inline/prompt-selection.ts';
import { composition } from './input/composition.ts';
import { hiddenCharacters } from './input/hidden-characters.ts';

/**
 * A link has an address and nothing else: `target` and `rel` are constant, and no class of the page can be given to it by who
 * writes to the server past this editor (security.md M1).
 */
const AddressLink = Link.extend({
  addAttributes: () => ({
    href: { default: null, renderHTML: ({ href }: { href?: unknown }) => ({ href: safeHref(href) ?? '' }) },
  }),
});

/** What a note is made of, for the editor and for its history alike. */
export const content: Extensions = [
  StarterKit.configure({
    // Yjs has its own, which takes back only one's own.
    undoRedo: false,
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    horizontalRule: false,
    dropcursor: { color: false, class: 'note-drop' },
    link: false,
  }),
  AddressLink.configure({
    openOnClick: false,
    autolink: true,
    linkOnPaste: true,
    defaultProtocol: 'https',
    // Asked of what was typed as well as of what it became.
    isAllowedUri: (href) => hrefOf(href ?? '') !== undefined,
    HTMLAttributes: { ...linkAttributes },
  }),
  TaskList,
  TaskItem.configure({ nested: true }),
  hiddenCharacters,
];

export const together = (note: Note, placeholder: string): Extensions => [
  Collaboration.configure({ document: note.doc, field: bodyName }),
  carets(note),
  composition,
  promptSelection(note.doc),
  Placeholder.configure({ placeholder }),
];
