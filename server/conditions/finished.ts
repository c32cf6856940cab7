import type { Selectable } from 'kysely';
import type { Db, Tables } from '../db/database.ts';
import type { Finished } from './evidence.ts';

/** What a finished session's attempts tell, out of the database. */
export async function readFinished(db: Db, session: Selectable<Tables['session']>): Promise<Finished> {
  const rows = await db
    .selectFrom('attempt')
    .select('view')
    .where('company_id', '=', session.company_id)
    .where('session_id', '=', session.id)
    .orderBy('number')
    .execute();
  return {
    attempts: rows.map(({ view }) => view),
    decidingId: session.deciding_attempt,
    lateEvents: session.late_events,
    corrections: session.corrections,
    setAside: session.set_aside,
    screening: session.screening,
  };
}
