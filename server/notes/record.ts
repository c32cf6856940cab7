import * as Y from 'yjs';
import type { NoteBlock, NoteInline, NoteRecord, NoteRunMark } from '../../shared/dossier.ts';
import {
  bodyName,
  type Comment,
  commentsName,
  type Mark,
  marksName,
  resolvedName,
} from '../../shared/note/document.ts';
import { entriesOf } from '../../shared/note/entries.ts';
import { readComment, readMark, readResolved } from '../../shared/note/read.ts';
import { threadsOf } from '../../shared/note/threads.ts';
import { Times } from '../../shared/note/times.ts';
import type { Db } from '../db/database.ts';
import { compact } from './compact.ts';
import { NoteDoc } from './note-doc.ts';
import { readNote, readUpdates } from './queries.ts';

/**
 * Compacts a session's note as it stands. What is compacted is never merged again: from here on the times in its record
 * stay as they are while nobody writes.
 */
export async function settleNote(db: Db, companyId: string, sessionId: string): Promise<void> {
  const id = await findNoteId(db, companyId, sessionId);
  const stored = id && (await readNote(db, companyId, id));
  if (!id || !stored || stored.seq <= stored.compacted) return;
  const doc = new NoteDoc(stored.updates);
  try {
    await compact(db, { note: { id }, doc, seq: stored.seq });
  } finally {
    doc.destroy();
  }
}

/** A note as plain data, with who wrote what and when. null: the session has none, or nobody has written in it. */
export async function readNoteRecord(db: Db, companyId: string, sessionId: string): Promise<NoteRecord | null> {
  const id = await findNoteId(db, companyId, sessionId);
  const stored = id && (await readNote(db, companyId, id));
  if (!id || !stored || stored.seq === 0) return null;
  const times = new Times();
  for (const { at, data } of await readUpdates(db, id, 0)) times.add({ at: at.toISOString(), data });
  const held = new NoteDoc(stored.updates);
  try {
    const { doc } = held;
    const authorOf = (client: number): string | null => stored.writers.get(client) ?? null;
    return {
      seq: stored.seq,
      frozenAt: stored.frozenAt?.toISOString() ?? null,
      body: blocksOf(doc.getXmlFragment(bodyName), { authorOf, times }),
      marks: marksOf(doc, authorOf),
      threads: threadRecordsOf(doc, authorOf),
    };
  } finally {
    held.destroy();
  }
}

async function findNoteId(db: Db, companyId: string, sessionId: string): Promise<string | undefined> {
  const note = await db
    .selectFrom('note')
    .select('id')
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return note?.id;
}

type AuthorOf = (client: number) => string | null;
interface Told {
  authorOf: AuthorOf;
  times: Times;
}

function marksOf(doc: Y.Doc, authorOf: AuthorOf): NoteRecord['marks'] {
  return entriesOf<Mark>(doc.getMap(marksName), readMark)
    .map(({ id, value, writer }) => ({ ...value, id, authorId: authorOf(writer) }))
    .sort((a, b) => compare(a.photoId, b.photoId) || a.number - b.number || compare(a.id, b.id));
}

function threadRecordsOf(doc: Y.Doc, authorOf: AuthorOf): NoteRecord['threads'] {
  const comments = entriesOf<Comment>(doc.getMap(commentsName), readComment);
  const threads = threadsOf(comments, entriesOf(doc.getMap(resolvedName), readResolved));
  return Object.values(threads)
    .map(({ about, comments, resolved }) => ({
      about,
      resolved: resolved && { at: resolved.at, byId: authorOf(resolved.writer) },
      comments: comments.map(({ id, at, editedAt, text, writer }) => ({
        id,
        authorId: authorOf(writer),
        at,
        editedAt: editedAt ?? null,
        text,
      })),
    }))
    .sort((a, b) => compare(a.about, b.about));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook;
const nodesOf = (parent: Y.XmlFragment): Node[] => parent.toArray();
const elementsOf = (parent: Y.XmlFragment): Y.XmlElement[] =>
  nodesOf(parent).filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);

/** What is no block that we know is read for the text in it: a newer page may have written it. */
function blocksOf(parent: Y.XmlFragment, told: Told): NoteBlock[] {
  return nodesOf(parent).flatMap((node): NoteBlock[] => {
    if (node instanceof Y.XmlText) return [{ kind: 'paragraph', children: runsOf(node, told) }];
    if (!(node instanceof Y.XmlElement)) return [];
    switch (node.nodeName) {
      case 'paragraph':
        return [{ kind: 'paragraph', children: inlinesOf(node, told) }];
      case 'heading':
        return [{ kind: 'heading', level: Number(attribute(node, 'level')) || 2, children: inlinesOf(node, told) }];
      case 'blockquote':
        return [{ kind: 'quote', children: blocksOf(node, told) }];
      case 'bulletList':
      case 'orderedList': {
        const kind = node.nodeName === 'bulletList' ? 'bullets' : 'numbers';
        return [{ kind, items: elementsOf(node).map((item) => blocksOf(item, told)) }];
      }
      case 'taskList':
        return [
          {
            kind: 'tasks',
            items: elementsOf(node).map((item) => ({
              done: attribute(item, 'checked') === true,
              children: blocksOf(item, told),
            })),
          },
        ];
      default:
        return blocksOf(node, told);
    }
  });
}

/** Attributes are whatever a page has set, text by Yjs' types alone. */
const attribute = (node: Y.XmlElement, name: string): unknown => node.getAttribute(name);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

function inlinesOf(parent: Y.XmlFragment, told: Told): NoteInline[] {
  return nodesOf(parent).flatMap((node): NoteInline[] => {
    if (node instanceof Y.XmlText) return runsOf(node, told);
    if (!(node instanceof Y.XmlElement)) return [];
    const authorId = told.authorOf(node._item?.id.client ?? 0);
    const [id, label] = [words(attribute(node, 'id')), words(attribute(node, 'label'))];
    if (node.nodeName === 'hardBreak') return [{ kind: 'break' }];
    if (node.nodeName === 'mention') return [{ kind: 'mention', reviewerId: id, label, authorId }];
    if (node.nodeName === 'reference') return [{ kind: 'reference', to: id, label, authorId }];
    return inlinesOf(node, told);
  });
}

const runMarks: readonly NoteRunMark[] = ['bold', 'italic', 'underline', 'strike', 'link'];

/** Text by its items, which know their writers; formats are items between them. */
function runsOf(text: Y.XmlText, { authorOf, times }: Told): NoteInline[] {
  const runs: (NoteInline & { kind: 'text' })[] = [];
  const formats = new Map<string, unknown>();
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) formats.delete(content.key);
      else formats.set(content.key, content.value);
      continue;
    }
    if (!(content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    const marks = runMarks.filter((mark) => formats.has(mark));
    const link = formats.get('link') as { href?: unknown } | undefined;
    const look = { authorId: authorOf(client), marks, href: words(link?.href) || null };
    for (const part of times.split({ from: 0, to: item.length, client, clock })) {
      const run = { kind: 'text' as const, text: content.str.slice(part.from, part.to), at: part.at ?? null, ...look };
      const last = runs.at(-1);
      if (last && sameLook(last, run)) last.text += run.text;
      else runs.push(run);
    }
  }
  return runs;
}

/** Within the same minute it is one look: who reads a report does not count keystrokes. */
function sameLook(a: NoteInline & { kind: 'text' }, b: NoteInline & { kind: 'text' }): boolean {
  return (
    a.authorId === b.authorId &&
    a.href === b.href &&
    a.marks.join() === b.marks.join() &&
    a.at?.slice(0, 16) === b.at?.slice(0, 16)
  );
}
