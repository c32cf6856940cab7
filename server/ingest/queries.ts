import { type ConditionSet, readConditionSet } from '../conditions/queries.ts';
import type { Db, Trx } from '../db/database.ts';
import { lockSession, type SessionRecord } from '../sessions/record/find-session.ts';
import type { ReceivedEvent } from './capture/received-event.ts';

/**
 * Locks a session and reads its events and the company's conditions, in one round trip: the later statements run when
 * the first has its lock, and see what was committed until then.
 */
export function lockCapture(
  trx: Trx,
  companyId: string,
  id: string,
): Promise<[SessionRecord, ReceivedEvent[], ConditionSet]> {
  return Promise.all([
    lockSession(trx, companyId, id),
    findEvents(trx, companyId, id),
    readConditionSet(trx, companyId),
  ]);
}

export async function findEvents(db: Db | Trx, companyId: string, sessionId: string): Promise<ReceivedEvent[]> {
  const rows = await db
    .selectFrom('capture_event')
    .select(['id', 'attempt_id', 'n', 'at', 'type', 'data', 'source', 'received_at'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .execute();
  return rows.map(
    (r) =>
      ({
        ...r.data,
        ...{ id: r.id, attempt: r.attempt_id, n: r.n, at: r.at.toISOString(), type: r.type },
        source: { ...r.source, at: r.received_at.toISOString() },
      }) as ReceivedEvent,
  );
}

/** Whose a session is and when its time ends, for its capture token: the token names the session alone. */
export async function findCapture(
  db: Db,
  sessionId: string,
): Promise<{ companyId: string; expiresAt: Date } | undefined> {
  const row = await db
    .selectFrom('session')
    .select(['company_id', 'expires_at'])
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row && { companyId: row.company_id, expiresAt: row.expires_at };
}
