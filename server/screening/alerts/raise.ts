import { randomUUIDv7 } from 'node:crypto';
import type { Fact } from '../../../shared/event.ts';
import type { Trx } from '../../db/database.ts';
import type { SessionRecord } from '../../sessions/record/find-session.ts';

interface Found {
  screeningId: string;
  hits: number;
  /** Hits without a hit review. */
  open: number;
  /** Open hits that are new in this screening. */
  fresh: number;
}

/** Raises an alert if a list names a subject who is already verified: once, until the hits are reviewed. */
export async function raiseAlert(trx: Trx, session: SessionRecord, found: Found, now: Date): Promise<Fact[]> {
  if (found.open === 0) return closeAlert(trx, session, now);
  if (session.state !== 'verified' || found.fresh === 0) return [];
  const alertId = randomUUIDv7();
  const raised = await trx
    .insertInto('alert')
    .values({
      id: alertId,
      company_id: session.company_id,
      session_id: session.id,
      screening_id: found.screeningId,
      at: now,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!raised) return [];
  const data = { alertId, screeningId: found.screeningId, hits: found.hits };
  return [{ type: 'alert.raised', sessionId: session.id, data }];
}

/** Closes the alert once no hit is open. */
export async function closeAlert(trx: Trx, session: { id: string; company_id: string }, now: Date): Promise<Fact[]> {
  const closed = await trx
    .updateTable('alert')
    .set({ closed_at: now })
    .where('company_id', '=', session.company_id)
    .where('session_id', '=', session.id)
    .where('closed_at', 'is', null)
    .returning('id')
    .execute();
  return closed.map(({ id }) => ({ type: 'alert.closed', sessionId: session.id, data: { alertId: id } }));
}
