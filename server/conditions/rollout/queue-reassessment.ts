import type { Trx } from '../../db/database.ts';

/**
 * Something that the conditions look at has changed for these sessions: they are looked at again, later and one by one.
 * @param at not before
 */
export async function queueReassessment(trx: Trx, companyId: string, sessionIds: string[], at: Date): Promise<void> {
  if (sessionIds.length === 0) return;
  await trx
    .insertInto('reassess_queue')
    .values(sessionIds.map((id) => ({ session_id: id, company_id: companyId, at })))
    .onConflict((oc) => oc.column('session_id').doUpdateSet({ at }))
    .execute();
}
