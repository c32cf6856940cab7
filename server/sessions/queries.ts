import { type SessionCounts, type SessionRow, type SessionView, sessionStates } from '../../shared/session/session.ts';
import type { Db } from '../db/database.ts';
import { readReviews } from './record/reviews.ts';
import { type Reader, sealedBy } from './record/seal.ts';
import { type RowColumns, rowColumns, toRow, toView } from './record/view.ts';

/** Current rows of these sessions, unordered; those of other companies are omitted. */
export async function findSessionRows(db: Db, companyId: string, ids: string[], reader: Reader): Promise<SessionRow[]> {
  return (await findRowColumns(db, companyId, ids)).map((row) => toRow(row, reader));
}

/** The rows as visible to every reviewer. Those in a blind review with a first proposal also as visible to its author. */
export async function findRowsForAll(
  db: Db,
  companyId: string,
  ids: string[],
): Promise<{ rows: SessionRow[]; own: Map<string, SessionRow[]> }> {
  const found = await findRowColumns(db, companyId, ids);
  const sealed = found.flatMap((row) => {
    const author = row.state === 'awaiting_action' ? sealedBy(row.votes) : null;
    return author === null ? [] : [{ author, row: toRow(row, author) }];
  });
  const own = new Map(
    [...Map.groupBy(sealed, ({ author }) => author)].map(([author, all]) => [author, all.map(({ row }) => row)]),
  );
  return { rows: found.map((row) => toRow(row, null)), own };
}

/** The list's columns of these sessions, unordered, without other companies'. Blind votes are not yet hidden: toRow does that. */
export async function findRowColumns(db: Db, companyId: string, ids: string[]): Promise<RowColumns[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('session')
    .select(rowColumns)
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .execute();
}

/** Number of sessions by state, from stored counts. */
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

/** The whole session page. Call it in a repeatable-read transaction if its parts must be consistent. */
export async function findSessionView(
  db: Db,
  companyId: string,
  id: string,
  reader: Reader,
): Promise<SessionView | undefined> {
  return (await findSessionViews(db, companyId, [id], reader)).get(id);
}

/** The pages of several sessions by id, with a constant number of queries. Sessions of other companies are omitted. */
export async function findSessionViews(
  db: Db,
  companyId: string,
  ids: string[],
  reader: Reader,
): Promise<Map<string, SessionView>> {
  if (ids.length === 0) return new Map();
  const sessions = await db
    .selectFrom('session')
    .innerJoin('company', 'company.id', 'session.company_id')
    .selectAll('session')
    .select('company.name as company_name')
    .where('session.company_id', '=', companyId)
    .where('session.id', 'in', ids)
    .execute();
  const attempts = await db
    .selectFrom('attempt')
    .select(['session_id', 'view'])
    .where('company_id', '=', companyId)
    .where('session_id', 'in', ids)
    .execute();
  const photos = await db
    .selectFrom('photo')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('session_id', 'in', ids)
    .execute();
  const reviewOf = await readReviews(db, companyId, sessions);
  const attemptsOf = Map.groupBy(attempts, (a) => a.session_id);
  const photosOf = Map.groupBy(photos, (p) => p.session_id);
  return new Map(
    sessions.map(({ company_name, ...session }) => {
      const tries = (attemptsOf.get(session.id) ?? []).map((a) => a.view);
      const shots = photosOf.get(session.id) ?? [];
      return [session.id, toView(session, company_name, tries, shots, reviewOf(session.id), reader)];
    }),
  );
}
