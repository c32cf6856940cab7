import type { Db } from '../../db/database.ts';
import type { NoteDoc } from '../room/note-doc.ts';
import { mergeUpdates } from '../update/merge-updates.ts';

/** Consecutive rows of one author within this many milliseconds become one in the history. */
const together = 30_000;
/** Maximum size of a merged row in bytes, and of rows merged into one: merging many is slow. */
const largest = { bytes: 64 * 1024, rows: 200 };

interface Row {
  first_seq: number;
  seq: number;
  author_id: string;
  at: Date;
  data: Uint8Array;
}

/**
 * Stores the whole state in addition to the updates, so that opening the note is one read, and merges consecutive updates of one
 * author. Authorship is preserved: by the client ids in the updates, and by the rows' authors. Only for a room whose document is
 * persisted (`isPersisted`). A document that cannot be loaded as a whole within its steps remains stored as separate changes.
 */
export async function compact(db: Db, room: { note: { id: string }; doc: NoteDoc; seq: number }): Promise<void> {
  const noteId = room.note.id;
  const upto = room.seq;
  // Both before the first await: afterwards the document may contain unpersisted changes.
  if (!room.doc.isLoadable()) return;
  const state = room.doc.whole;
  const { wear } = room.doc;
  await db.transaction().execute(async (trx) => {
    // Blocks appends, and compaction by another node.
    const note = await trx.selectFrom('note').select('id').where('id', '=', noteId).forUpdate().executeTakeFirst();
    if (!note) return;
    const held = await trx.selectFrom('note_state').select('upto').where('note_id', '=', noteId).executeTakeFirst();
    if (held && held.upto >= upto) return;
    await trx
      .insertInto('note_state')
      .values({ note_id: noteId, upto, data: state })
      .onConflict((oc) => oc.column('note_id').doUpdateSet({ upto, data: state }))
      .execute();
    const rows = await trx
      .selectFrom('note_update')
      .select(['first_seq', 'seq', 'author_id', 'at', 'data'])
      .where('note_id', '=', noteId)
      .where('seq', '>', held?.upto ?? 0)
      .where('seq', '<=', upto)
      .orderBy('seq')
      .execute();
    for (const run of runsOf(rows)) {
      const last = run.at(-1)!;
      await trx
        .deleteFrom('note_update')
        .where('note_id', '=', noteId)
        .where('seq', '>=', run[0]!.seq)
        .where('seq', '<', last.seq)
        .execute();
      await trx
        .updateTable('note_update')
        .set({ first_seq: run[0]!.first_seq, data: mergeUpdates(run.map((row) => row.data)) })
        .where('note_id', '=', noteId)
        .where('seq', '=', last.seq)
        .execute();
    }
  });
  room.doc.stored(wear);
}

/** Runs of rows to merge, two or more in each. */
function runsOf(rows: Row[]): Row[][] {
  const runs: Row[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const run = runs.at(-1);
    const first = run?.[0];
    bytes += row.data.length;
    const fits =
      run &&
      first?.author_id === row.author_id &&
      row.at.getTime() - first.at.getTime() <= together &&
      run.length < largest.rows &&
      bytes <= largest.bytes;
    if (fits) {
      run.push(row);
    } else {
      runs.push([row]);
      bytes = row.data.length;
    }
  }
  return runs.filter((run) => run.length > 1);
}
