import * as Y from 'yjs';
import { longestExcerpt } from '../../shared/mentions.ts';
import { bodyName, type Comment, commentsName, type Subject } from '../../shared/note/document.ts';
import { entriesOf } from '../../shared/note/entries.ts';
import { mentionOf, placesOf } from '../../shared/note/mentions.ts';
import { readComment } from '../../shared/note/read.ts';
import type { Db } from '../db/database.ts';
import { readNote } from './queries.ts';
import { openDoc } from './store/record.ts';

/** A colleague mentioned in a note or in a comment, as in the stored document. */
export interface NoteMention {
  reviewerId: string;
  /** The author: the owner of the Yjs client that named the colleague. */
  authorId: string;
  /** `body:<Yjs client>:<clock>` or `comment:<id>`. */
  place: string;
  /** The subject of the comment's thread; null: the mention is in the note's text. */
  about: Subject | null;
  excerpt: string;
  /** The text contains the colleague's name; otherwise it counts as a mention only if it was one before they were renamed. */
  isNamed: boolean;
}

/** Maximum of mentions evaluated per note. */
const mostInNote = 500;
/** Characters of a comment's id: ours have 36. */
const longestCommentId = 64;
/** Characters of an excerpt before the mention. */
const excerptBefore = 60;

/**
 * Who is mentioned in the stored note, by whom and where.
 * @param names of those who can be mentioned
 * @returns undefined when there is no such note, or opening it exceeds the limit of steps
 */
export async function readNoteMentions(
  db: Db,
  companyId: string,
  noteId: string,
  names: ReadonlyMap<string, string>,
): Promise<{ seq: number; mentions: NoteMention[] } | undefined> {
  const stored = await readNote(db, companyId, noteId);
  const held = stored && openDoc(stored.updates);
  if (!stored || !held) return undefined;
  try {
    const authorOf = (client: number): string | undefined => stored.writers.get(client);
    return { seq: stored.seq, mentions: findMentions(held.doc, authorOf, names) };
  } finally {
    held.destroy();
  }
}

type AuthorOf = (client: number) => string | undefined;

/** Excludes mentions of oneself, and names that are not a colleague's. */
export function findMentions(doc: Y.Doc, authorOf: AuthorOf, names: ReadonlyMap<string, string>): NoteMention[] {
  const found: NoteMention[] = [];
  for (const one of [...mentionsInBody(doc, authorOf, names), ...mentionsInComments(doc, authorOf, names)]) {
    if (found.length === mostInNote) break;
    if (one.authorId !== one.reviewerId && names.has(one.reviewerId)) found.push(one);
  }
  return found;
}

/** Without recursion: a note may have been stored before its depth was bounded (security.md M6). */
function* mentionsInBody(doc: Y.Doc, authorOf: AuthorOf, names: ReadonlyMap<string, string>): Generator<NoteMention> {
  const stack: Y.XmlFragment[] = [doc.getXmlFragment(bodyName)];
  for (let parent = stack.pop(); parent; parent = stack.pop()) {
    const children = parent.toArray();
    for (const child of children) {
      if (!(child instanceof Y.XmlElement)) continue;
      if (child.nodeName !== 'mention') {
        stack.push(child);
        continue;
      }
      // The author of the mention is the one who set the attribute, even in an element inserted by another.
      const item = child._map.get('id');
      const reviewerId: unknown = child.getAttribute('id');
      const authorId = item && authorOf(item.id.client);
      if (!item || !authorId || typeof reviewerId !== 'string') continue;
      yield {
        ...{ reviewerId: reviewerId.toLowerCase(), authorId, about: null, isNamed: true },
        place: `body:${item.id.client}:${item.id.clock}`,
        excerpt: excerptOf(children, child, names),
      };
    }
  }
}

function* mentionsInComments(
  doc: Y.Doc,
  authorOf: AuthorOf,
  names: ReadonlyMap<string, string>,
): Generator<NoteMention> {
  for (const { id, value, writer } of entriesOf<Comment>(doc.getMap(commentsName), readComment)) {
    const authorId = authorOf(writer);
    if (!authorId || !value.mentions || id.length > longestCommentId) continue;
    for (const reviewerId of new Set(value.mentions)) {
      const [at] = placesOf(value.text, names.get(reviewerId) ?? '');
      const excerpt = cut(value.text, at ?? 0);
      yield { reviewerId, authorId, place: `comment:${id}`, about: value.about, excerpt, isNamed: at !== undefined };
    }
  }
}

/** The text of the block that contains a mention. */
function excerptOf(children: readonly unknown[], mention: Y.XmlElement, names: ReadonlyMap<string, string>): string {
  let words = '';
  let at = 0;
  for (const child of children) {
    if (child === mention) at = words.length;
    if (child instanceof Y.XmlText) words += wordsOf(child);
    else if (child instanceof Y.XmlElement) words += nameOf(child, names);
  }
  return cut(words, at);
}

/** Its plain text, without the formats that `toString` writes as tags. */
function wordsOf(text: Y.XmlText): string {
  let words = '';
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) words += item.content.str;
  }
  return words;
}

/** Labels of mentions are set by their author and not trusted: the colleague's own name is used instead. */
function nameOf(element: Y.XmlElement, names: ReadonlyMap<string, string>): string {
  const label: unknown = element.getAttribute('label');
  if (element.nodeName === 'mention') return mentionOf(names.get(String(element.getAttribute('id'))) ?? '');
  if (element.nodeName === 'reference') return typeof label === 'string' ? label : '';
  return ' ';
}

/** One line of the text around a position. It begins with a whole word, unless that word is very long. */
function cut(words: string, at: number): string {
  const earliest = at > excerptBefore ? at - excerptBefore : 0;
  const gap = earliest > 0 ? words.slice(earliest, at).search(/\s/) : -1;
  const start = earliest + gap + 1;
  const line = words
    .slice(start, start + longestExcerpt)
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed();
  return `${start > 0 ? '…' : ''}${line.replaceAll('\ufffd', '')}${words.length > start + longestExcerpt ? '…' : ''}`;
}
