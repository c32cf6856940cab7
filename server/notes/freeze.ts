import type { Fact } from '../../shared/event.ts';
import type { Trx } from '../db/database.ts';

/**
 * Ends the writing in sessions' notes, as part of the transaction that decides the sessions. What is on the disk by then
 * stays; what comes later is refused by the database itself, whatever the rooms believe.
 */
export async function freezeNotes(trx: Trx, companyId: string, sessionIds: string[], now: Date): Promise<Fact[]> {
  if (sessionIds.length === 0) return [];
  // In the order of their ids, as append_note_updates locks them: in any other, the two may wait for each other.
  await trx
    .selectFrom('note')
    .select('id')
    .where('company_id', '=', companyId)
    .where('session_id', 'in', sessionIds)
    .orderBy('id')
    .forUpdate()
    .execute();
  const frozen = await trx
    .updateTable('note')
    .set({ frozen_at: now })
    .where('company_id', '=', companyId)
    .where('session_id', 'in', sessionIds)
    .where('frozen_at', 'is', null)
    .returning(['id', 'session_id', 'last_seq'])
    .execute();
  return frozen.map(({ id, session_id, last_seq }) => ({
    type: 'note.frozen',
    sessionId: session_id,
    data: { noteId: id, seq: last_seq },
  }));
}

export const freezeNote = (trx: Trx, companyId: string, sessionId: string, now: Date): Promise<Fact[]> =>
  freezeNotes(trx, companyId, [sessionId], now);

/** The decision was taken back, or a master reopened the session: it may be written again. */
export async function thawNote(trx: Trx, companyId: string, sessionId: string): Promise<Fact[]> {
  const thawed = await trx
    .updateTable('note')
    .set({ frozen_at: null })
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .where('frozen_at', 'is not', null)
    .returning(['id', 'last_seq'])
    .executeTakeFirst();
  return thawed ? [{ type: 'note.thawed', sessionId, data: { noteId: thawed.id, seq: thawed.last_seq } }] : [];
}
