import type { EventsAnswer } from '../../shared/api/decisions.ts';
import type { LogEvent } from '../../shared/event.ts';
import type { Db } from '../db/database.ts';
import { currentSeq } from '../log/read.ts';

/** Events per response. */
const part = 500;

/** The log of one session, after a position. undefined: the company has no such session. */
export async function listEvents(
  db: Db,
  companyId: string,
  sessionId: string,
  after: number,
): Promise<EventsAnswer | undefined> {
  const session = await db
    .selectFrom('session')
    .select('id')
    .where('company_id', '=', companyId)
    .where('id', '=', sessionId)
    .executeTakeFirst();
  if (!session) return undefined;
  // Read before the events: facts in between are then also sent by the feed, so none is missed.
  const seq = await currentSeq(db, companyId);
  const rows = await db
    .selectFrom('event')
    .select(['seq', 'at', 'type', 'actor', 'session_id', 'data'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(part + 1)
    .execute();
  const events = rows
    .slice(0, part)
    .map(({ at, session_id, ...row }) => ({ ...row, at: at.toISOString(), sessionId: session_id }) as LogEvent);
  return { seq, events, next: rows.length > part ? events.at(-1)!.seq : null };
}
