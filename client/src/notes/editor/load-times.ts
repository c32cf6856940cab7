import type { NoteRow } from '../../../../shared/api/notes.ts';
import { api } from '../../api.ts';

export interface StoredRow {
  first: number;
  seq: number;
  authorId: string;
  at: string;
  data: Uint8Array;
}

const decode = (row: NoteRow): StoredRow => ({ ...row, data: Uint8Array.from(atob(row.data), (c) => c.charCodeAt(0)) });

/** All rows of a note's history after a place, in their order. `part` hears of them as they come. */
export async function loadRows(
  noteId: string,
  after: number,
  signal: AbortSignal,
  part: (rows: StoredRow[]) => void = () => {},
): Promise<StoredRow[]> {
  const all: StoredRow[] = [];
  for (let from: number | null = after; from !== null; ) {
    const answer = await api.noteHistory(noteId, from, signal);
    const rows = answer.rows.map(decode);
    all.push(...rows);
    part(rows);
    from = answer.next;
  }
  return all;
}
