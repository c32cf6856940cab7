import { type SessionCounts, type SessionRow, type SessionView, sessionStates } from '../../shared/session.ts';
import type { Db } from '../db/database.ts';
import { rowColumns, toRow, toView } from './view.ts';

/** The present rows of these sessions, in no particular order; those that are not the company's are left out. */
export async function findSessionRows(db: Db, companyId: string, ids: string[]): Promise<SessionRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('session')
    .select(rowColumns)
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .execute();
  return rows.map(toRow);
}

/** How many sessions stand in each state, without counting any. */
export async function countSessions(db: Db, companyId: string): Promise<SessionCounts> {
  const found = await db
    .selectFrom('session_count')
    .select(['state', 'n'])
    .where('company_id', '=', companyId)
    .execute();
  const counts = Object.fromEntries(sessionStates.map((s) => [s, 0])) as SessionCounts;
  for (const { state, n } of found) counts[state] = n;
  return counts;
}

/** The whole session page. Take it inside a repeatable-read transaction where its parts must belong together. */
export async function findSessionView(db: Db, companyId: string, id: string): Promise<SessionView | undefined> {
  const session = await db
    .selectFrom('session')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!session) return undefined;
  const company = await db.selectFrom('company').select('name').where('id', '=', companyId).executeTakeFirstOrThrow();
  const attempts = await db
    .selectFrom('attempt')
    .select('view')
    .where('company_id', '=', companyId)
    .where('session_id', '=', id)
    .execute();
  const photos = await db
    .selectFrom('photo')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('session_id', '=', id)
    .execute();
  return toView(
    session,
    company.name,
    attempts.map((a) => a.view),
    photos,
  );
}
