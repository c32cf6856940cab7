import { setImmediate as nextTurn } from 'node:timers/promises';
import type * as Y from 'yjs';
import {
  bodyName,
  type Comment,
  commentsName,
  type Mark,
  marksName,
  resolvedName,
} from '../../../shared/note/document.ts';
import { entriesOf } from '../../../shared/note/entries.ts';
import { readComment, readMark, readResolved } from '../../../shared/note/read.ts';
import { threadsOf } from '../../../shared/note/threads.ts';
import { Times } from '../../../shared/note/times.ts';
import type { NoteRecord } from '../../../shared/report/report.ts';
import type { Db } from '../../db/database.ts';
import { listColleagues, readNote, readUpdates } from '../queries.ts';
import { NoteDoc } from '../room/note-doc.ts';
import { TooManyConflicts } from '../update/conflict-work.ts';
import { compact } from './compact.ts';
import { readBlocks } from './record-blocks.ts';

/** Bytes of changes processed without yielding: some ten milliseconds. */
const bytesInOneTurn = 256 << 10;

/**
 * Compacts the current state of a session's note. Compacted rows are never merged again: from here on the times in its record are
 * stable while the note is not edited.
 */
export async function settleNote(db: Db, companyId: string, sessionId: string): Promise<void> {
  const id = await findNoteId(db, companyId, sessionId);
  const stored = id && (await readNote(db, companyId, id));
  if (!id || !stored || stored.seq <= stored.compacted) return;
  const doc = openDoc(stored.updates);
  if (!doc) return;
  try {
    await compact(db, { note: { id }, doc, seq: stored.seq });
  } finally {
    doc.destroy();
  }
}

/** A note as plain data, with the author and time of each part. null: the session has none, or it is empty. */
export async function readNoteRecord(db: Db, companyId: string, sessionId: string): Promise<NoteRecord | null> {
  const id = await findNoteId(db, companyId, sessionId);
  const stored = id && (await readNote(db, companyId, id));
  if (!id || !stored || stored.seq === 0) return null;
  const about = { seq: stored.seq, frozenAt: stored.frozenAt?.toISOString() ?? null };
  const held = openDoc(stored.updates);
  // Stored before the work of notes was bounded: it must not make the session's record fail.
  if (!held) return { ...about, body: [{ kind: 'omitted' }], marks: [], threads: [] };
  try {
    const { doc } = held;
    const authorOf = (client: number): string | null => stored.writers.get(client) ?? null;
    const times = await readTimes(db, id);
    const names = new Map((await listColleagues(db, companyId)).map((one) => [one.id, one.name]));
    return {
      ...about,
      body: readBlocks(doc.getXmlFragment(bodyName), { authorOf, times, nameOf: (id) => names.get(id) ?? '' }),
      marks: marksOf(doc, authorOf),
      threads: threadRecordsOf(doc, authorOf),
    };
  } finally {
    held.destroy();
  }
}

/** @returns undefined when opening it exceeds the limit of steps */
export function openDoc(updates: readonly Uint8Array[]): NoteDoc | undefined {
  try {
    return new NoteDoc(updates);
  } catch (error) {
    if (error instanceof TooManyConflicts) return undefined;
    throw error;
  }
}

/** A history may have megabytes: yields between its parts. */
async function readTimes(db: Db, noteId: string): Promise<Times> {
  const times = new Times();
  let bytes = 0;
  for (const { at, data } of await readUpdates(db, noteId, 0)) {
    times.add({ at: at.toISOString(), data });
    bytes += data.length;
    if (bytes < bytesInOneTurn) continue;
    bytes = 0;
    await nextTurn();
  }
  return times;
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
