import { safeHref } from './links.ts';

/*
 * What a note's text is made of, on both sides: the editor's schema has nothing else (client/src/notes/editor, whose test
 * compares), and the server refuses what is not in here before it decodes it (server/notes/update/).
 */

type AttributeKind = 'text' | 'number' | 'flag';

/** Element names, and of each the attributes that it may have. */
export const noteElements: Readonly<Record<string, Readonly<Record<string, AttributeKind>>>> = {
  paragraph: {},
  heading: { level: 'number' },
  blockquote: {},
  bulletList: {},
  orderedList: { start: 'number', type: 'text' },
  listItem: {},
  taskList: {},
  taskItem: { checked: 'flag' },
  hardBreak: {},
  mention: { id: 'text', label: 'text', mentionSuggestionChar: 'text' },
  reference: { id: 'text', label: 'text', mentionSuggestionChar: 'text' },
};

/** Characters of an attribute: ids, and labels of fields and hits. */
export const longestAttributeChars = 500;

export function isAttributeValue(kind: AttributeKind, value: unknown): boolean {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (kind === 'flag') return typeof value === 'boolean';
  return typeof value === 'string' && value.length <= longestAttributeChars;
}

/** Formats of text without a value of their own. */
export const plainMarks: ReadonlySet<string> = new Set(['bold', 'italic', 'underline', 'strike']);
export const linkMark = 'link';

/** Constant in every link. Older pages wrote them into the note, with `class` and `title` empty. */
export const linkAttributes = { target: '_blank', rel: 'noopener noreferrer nofollow' } as const;
const olderLinkAttributes: Readonly<Record<string, unknown>> = { ...linkAttributes, class: null, title: null };

/** Whether a link's value is an address alone, or what older pages wrote beside it. */
export function isLinkValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return (
    'href' in value &&
    Object.entries(value).every(([name, of]) =>
      name === 'href'
        ? safeHref(of) !== null
        : Object.hasOwn(olderLinkAttributes, name) && olderLinkAttributes[name] === of,
    )
  );
}
