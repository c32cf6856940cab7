import { sql } from 'kysely';
import type { SessionPage, SessionQuery } from '../../../shared/api/review.ts';
import type { SessionCounts } from '../../../shared/session/session.ts';
import type { Db, Trx } from '../../db/database.ts';
import { currentSeq } from '../../log/read.ts';
import { countSessions } from '../queries.ts';
import type { Reader } from '../record/seal.ts';
import { toRow } from '../record/view.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { wantedOf } from './list-filter.ts';
import { orders, positionOf } from './list-order.ts';
import { search, usualReach } from './list-search.ts';

const usualLimit = 50;

/**
 * Planner settings for pages, which read few rows whatever the planner estimates: no sequential scans of the table, and neither
 * parallel workers nor JIT, whose start (measured: up to 100 ms) exceeds the time of a page.
 */
const plans = [
  ['enable_seqscan', 'off'],
  ['max_parallel_workers_per_gather', '0'],
  ['jit', 'off'],
] as const;

/**
 * A page of the list, the counts of the header and the log position, from one snapshot.
 * @param reader the reviewer to whom *mine* refers; the first verdict of a blind review is visible only to its author
 */
export async function listSessions(
  db: Db,
  companyId: string,
  query: SessionQuery,
  reader: Reader = null,
  reach = usualReach,
): Promise<SessionPage> {
  const wanted = wantedOf(query, reader);
  const sort = query.sort ?? 'newest';
  const order = orders[sort];
  const limit = query.limit ?? usualLimit;
  const start = query.after === undefined ? undefined : readCursor(sort, query.after);
  return atOneMoment(db, async (trx) => {
    await preferIndexes(trx);
    const seq = await currentSeq(trx, companyId);
    const counts = await countSessions(trx, companyId);
    const total = totalOf(counts);
    const s = { db: trx, companyId, wanted, order, total, dominant: await isDominant(trx, total), reach };
    // One more than requested shows whether there is a next page.
    const rows = await search(s, start, limit + 1);
    const shown = rows.slice(0, limit);
    return {
      seq,
      rows: shown.map((row) => toRow(row, reader)),
      next: rows.length > limit ? writeCursor(sort, positionOf(order, shown.at(-1)!)) : null,
      counts,
    };
  });
}

/** For the rest of the transaction. */
export async function preferIndexes(trx: Trx): Promise<void> {
  await sql`select ${sql.join(plans.map(([name, value]) => sql`set_config(${name}, ${value}, true)`))}`.execute(trx);
}

/** Whether the company has more than half of all sessions, by the statistics of the last ANALYZE or VACUUM. */
export async function isDominant(trx: Trx, total: number): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select reltuples as n from pg_class where oid = 'session'::regclass`.execute(trx);
  return total * 2 > (rows[0]?.n ?? 0);
}

export const totalOf = (counts: SessionCounts): number =>
  Math.max(
    1,
    Object.values(counts).reduce((a, b) => a + b),
  );

/** Runs the work on one snapshot: later commits are invisible. */
export function atOneMoment<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.isTransaction
    ? work(db as Trx)
    : db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}
