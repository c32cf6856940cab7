import { findReused } from '../conditions/queries.ts';
import type { Trx } from '../db/database.ts';
import type { SessionRecord } from '../sessions/record/find-session.ts';

/** Sessions that wait and have the same document as this one: what they know of each other is about to change. */
export async function findSame(trx: Trx, session: SessionRecord): Promise<string[]> {
  const found = await findReused(trx, session.company_id, {
    sessionId: session.id,
    number: session.document_number,
    issuingState: session.issuing_state,
  });
  return found.filter(({ state }) => state === 'awaiting_action').map(({ id }) => id);
}
