import { type RawBuilder, sql } from 'kysely';
import type { SessionState } from '../../../shared/session/session.ts';
import type { Db } from '../../db/database.ts';
import { rowColumns } from '../record/view.ts';
import { rangeConditions, rowConditions, termsQuery, type Wanted } from './list-filter.ts';
import {
  type Condition,
  type ListedRow,
  members,
  type Order,
  orderBy,
  type Position,
  past,
  positionOf,
} from './list-order.ts';
import { type Segment, whole } from './list-parts.ts';

/** Filter and sort order. */
export interface Filtered {
  db: Db;
  companyId: string;
  wanted: Wanted;
  order: Order;
  /** The company has most of all sessions: its lexeme would not be selective. */
  dominant: boolean;
}

const columns = sql.join([...rowColumns, 'sort_name', 'sort_level', 'queue_rank'].map((c) => sql.ref(c)));
const all = (conditions: Condition[]): RawBuilder<unknown> =>
  conditions.length ? sql.join(conditions, sql` and `) : sql`true`;

const termsOf = (s: Filtered, part: Segment): string => termsQuery(s.companyId, s.dominant, s.wanted, part.terms);

export interface Walked {
  rows: ListedRow[];
  /** Where the walk stopped; undefined at the end of the range. */
  end: Position | undefined;
}

/** Reads at most `window` rows in order, and returns at most `count` matches. */
export async function walk(
  s: Filtered,
  after: Position | undefined,
  count: number,
  window: number,
  part: Segment = whole,
): Promise<Walked> {
  const range = all([
    ...members(s.order),
    ...past(s.order, after),
    ...rangeConditions(s.wanted, s.order),
    ...part.bounds,
  ]);
  // The inner limit keeps the filter out of the index scan; the outer one ends the scan as soon as the page is full.
  const { rows } = await sql<ListedRow>`
    select ${columns} from (
      select * from session where company_id = ${s.companyId}::uuid and ${range}
      ${orderBy(s.order)} limit ${sql.lit(window)}
    ) as session
    where ${all(rowConditions(s.wanted))} ${orderBy(s.order)} limit ${count}`.execute(s.db);
  if (rows.length >= count) return { rows, end: positionOf(s.order, rows.at(-1)!) };
  const last = await sql<ListedRow>`
    select ${sql.join(s.order.columns.map((c) => sql.ref(c)))} from session
    where company_id = ${s.companyId}::uuid and ${range}
    ${orderBy(s.order)} limit 1 offset ${sql.lit(window - 1)}`.execute(s.db);
  return { rows, end: last.rows[0] && positionOf(s.order, last.rows[0]) };
}

/** Reads all matches of a range through the index of terms, then sorts. undefined: there are more than `limit`. */
export async function gather(
  s: Filtered,
  after: Position | undefined,
  count: number,
  limit: number,
  part: Segment = whole,
): Promise<ListedRow[] | undefined> {
  const query = termsOf(s, part);
  // "is not distinct from" and "is true" keep the planner from using other indexes. It tends to add a scan of the order's index,
  // which takes twenty times as long as it saves.
  const { rows } = await sql<ListedRow & { found: number }>`
    with found as materialized (
      select ${sql.join(s.order.columns.map((c) => sql.ref(c)))} from session
      where terms @@ ${query}::tsquery and company_id is not distinct from ${s.companyId}::uuid
        and (${all([...members(s.order), ...rowConditions(s.wanted), ...past(s.order, after), ...part.bounds])}) is true
      ${limit === Number.POSITIVE_INFINITY ? sql`` : sql`limit ${sql.lit(limit + 1)}`}
    )
    select ${columns}, (select count(*) from found) as found
    from session where id = any(array(select id from found ${orderBy(s.order)} limit ${count}))
    ${orderBy(s.order)}`.execute(s.db);
  return (rows[0]?.found ?? 0) > limit ? undefined : rows;
}

/** The planner's estimate of the rows found through the index of terms. Takes half a millisecond. */
export async function estimate(s: Filtered): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain select 1 from session where terms @@ ${termsOf(s, whole)}::tsquery`.execute(s.db);
  return Number(/ rows=(\d+)/.exec(rows[0]?.['QUERY PLAN'] ?? '')?.[1] ?? 0);
}

export interface StateCount {
  state: SessionState;
  n: number;
}

/** Matches per state among the first `window` rows of the order. `isWhole`: there are no further rows. */
export async function countByWalk(s: Filtered, window: number): Promise<{ found: StateCount[]; isWhole: boolean }> {
  const { rows } = await sql<StateCount & { read: number }>`
    select state, count(*) filter (where ${all(rowConditions(s.wanted))}) as n, count(*) as read from (
      select * from session
      where company_id = ${s.companyId}::uuid and ${all([...members(s.order), ...rangeConditions(s.wanted, s.order)])}
      ${orderBy(s.order)} limit ${sql.lit(window)}
    ) as session group by state`.execute(s.db);
  return { found: rows, isWhole: rows.reduce((sum, { read }) => sum + read, 0) < window };
}

/** The same for at most `limit` rows found through the index of terms. */
export async function countByTerms(s: Filtered, limit: number): Promise<{ found: StateCount[]; isWhole: boolean }> {
  const { rows } = await sql<StateCount>`
    select state, count(*) as n from (
      select state from session
      where terms @@ ${termsOf(s, whole)}::tsquery and company_id is not distinct from ${s.companyId}::uuid
        and (${all(rowConditions(s.wanted))}) is true
      limit ${sql.lit(limit)}
    ) as found group by state`.execute(s.db);
  return { found: rows, isWhole: rows.reduce((sum, { n }) => sum + n, 0) < limit };
}

/** Number of rows that match a filter, counted up to `most`. */
export async function countWanted(db: Db, companyId: string, wanted: Wanted, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (
    select 1 from session where company_id = ${companyId}::uuid and ${all(rowConditions(wanted))} limit ${most}
  ) as counted`.execute(db);
  return rows[0]!.n;
}
