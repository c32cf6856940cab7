import { sql } from 'kysely';
import type { Colleague, NoteHistory } from '../../shared/api/notes.ts';
import type { Db } from '../db/database.ts';

/** Limits for one response of a note's history: rows, and approximate bytes. */
const historyPart = { rows: 1_000, bytes: 1 << 20 };

export interface NoteRef {
  id: string;
  companyId: string;
  sessionId: string;
  frozenAt: Date | null;
}

export async function findNote(db: Db, companyId: string, id: string): Promise<NoteRef | undefined> {
  const row = await db
    .selectFrom('note')
    .select(['id', 'company_id', 'session_id', 'frozen_at'])
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { id: row.id, companyId: row.company_id, sessionId: row.session_id, frozenAt: row.frozen_at };
}

export interface Stored {
  seq: number;
  /** The stored whole state covers the changes up to here. */
  compacted: number;
  frozenAt: Date | null;
  /** Bytes of all changes ever stored. */
  historyBytes: number;
  /** In the order in which they have to be applied. */
  updates: Uint8Array[];
  writers: Map<number, string>;
}

/** All data of a room. Rows may be newer than `writers`: missing writers are read with the rows after `seq`. */
export async function readNote(db: Db, companyId: string, id: string): Promise<Stored | undefined> {
  // In this order: the state first, so that rows merged or added in the meantime are still read after it.
  const note = await db
    .selectFrom('note')
    .leftJoin('note_state', 'note_state.note_id', 'note.id')
    .select(['note.frozen_at', 'note.history_bytes', 'note_state.upto', 'note_state.data'])
    .where('company_id', '=', companyId)
    .where('note.id', '=', id)
    .executeTakeFirst();
  if (!note) return undefined;
  const rows = await readUpdates(db, id, note.upto ?? 0);
  const writers = await readWriters(db, id);
  return {
    seq: rows.at(-1)?.seq ?? note.upto ?? 0,
    compacted: note.upto ?? 0,
    frozenAt: note.frozen_at,
    historyBytes: note.history_bytes,
    updates: [...(note.data ? [note.data] : []), ...rows.map((row) => row.data)],
    writers,
  };
}

/** Without a company check: the company was checked when the room was opened. */
export function readUpdates(db: Db, noteId: string, after: number) {
  return db
    .selectFrom('note_update')
    .select(['first_seq', 'seq', 'author_id', 'at', 'data'])
    .where('note_id', '=', noteId)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute();
}

export async function readWriters(db: Db, noteId: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('note_writer')
    .select(['client_id', 'reviewer_id'])
    .where('note_id', '=', noteId)
    .execute();
  return new Map(rows.map((row) => [row.client_id, row.reviewer_id]));
}

/** Current positions of these notes, for rooms that may have missed a hint. */
export function findPlaces(db: Db, ids: string[]) {
  return db.selectFrom('note').select(['id', 'last_seq', 'frozen_at']).where('id', 'in', ids).execute();
}

export async function listHistory(
  db: Db,
  companyId: string,
  noteId: string,
  after: number,
): Promise<NoteHistory | undefined> {
  if (!(await findNote(db, companyId, noteId))) return undefined;
  const upto = await endOfPart(db, noteId, after);
  if (upto === undefined) return { rows: [], next: null };
  const rows = await db
    .selectFrom('note_update')
    .select(['first_seq', 'seq', 'author_id', 'at', 'data'])
    .where('note_id', '=', noteId)
    .where('seq', '>', after)
    .where('seq', '<=', upto.seq)
    .orderBy('seq')
    .execute();
  return {
    rows: rows.map((row) => ({
      first: row.first_seq,
      seq: row.seq,
      authorId: row.author_id,
      at: row.at.toISOString(),
      data: Buffer.from(row.data).toString('base64'),
    })),
    next: upto.isLast ? null : upto.seq,
  };
}

/** By the sizes only: a thousand rows of a megabyte are not read to return one. */
async function endOfPart(db: Db, noteId: string, after: number): Promise<{ seq: number; isLast: boolean } | undefined> {
  const sizes = await db
    .selectFrom('note_update')
    .select(['seq', sql<number>`octet_length(data)`.as('bytes')])
    .where('note_id', '=', noteId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(historyPart.rows + 1)
    .execute();
  let bytes = 0;
  const fitting = sizes.filter((row, i) => {
    bytes += row.bytes;
    return i === 0 || (i < historyPart.rows && bytes <= historyPart.bytes);
  });
  const last = fitting.at(-1);
  return last && { seq: last.seq, isLast: fitting.length === sizes.length };
}

/** All users of the company, including those who have left: they wrote some of it. */
export function listColleagues(db: Db, companyId: string): Promise<Colleague[]> {
  return db
    .selectFrom('reviewer')
    .select(['id', 'name', 'colour', 'active'])
    .where('company_id', '=', companyId)
    .orderBy('name')
    .execute();
}
