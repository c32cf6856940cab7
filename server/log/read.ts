import type { LogEvent } from '../../shared/event.ts';
import type { Db } from '../db/database.ts';

/** An event with its hash in the chain. */
export interface Link {
  event: LogEvent;
  hash: Uint8Array;
}

/** The company's events after a position, in order, without gaps: those of a transaction become visible together. */
export async function readLog(db: Db, companyId: string, after: number, limit: number): Promise<LogEvent[]> {
  return (await readLinks(db, companyId, after, limit)).map((l) => l.event);
}

export async function readLinks(db: Db, companyId: string, after: number, limit: number): Promise<Link[]> {
  const rows = await db
    .selectFrom('event')
    .select(['seq', 'at', 'type', 'actor', 'session_id', 'data', 'hash'])
    .where('company_id', '=', companyId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ seq, at, type, actor, session_id, data, hash }) => ({
    event: { seq, at: at.toISOString(), type, actor, sessionId: session_id, data } as LogEvent,
    hash,
  }));
}

/** The current position of the company's log. */
export async function currentSeq(db: Db, companyId: string): Promise<number> {
  const company = await db
    .selectFrom('company')
    .select('last_seq')
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow();
  return company.last_seq;
}
