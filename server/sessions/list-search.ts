import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { coverDays, findBuckets, findExtent, type Slice } from './list-buckets.ts';
import { isUnfiltered, rangeConditions, rowConditions, termsQuery, type Wanted } from './list-filter.ts';
import { type Condition, type ListedRow, type Order, orderBy, type Position, past } from './list-order.ts';
import { rowColumns } from './view.ts';

/** How much a search may read before it tries another way. */
export interface Reach {
  /** Rows read in order until what is wanted counts as rare here, or as elsewhere. */
  window: number;
  /** Rows collected out of order, then sorted. */
  heap: number;
}
/** About 10 and 20 ms (bench/list.ts). */
export const usualReach: Reach = { window: 6_000, heap: 8_000 };
/** More lexemes than this for a range of dates cost more than they save. */
const longestCover = 400;

export interface Search {
  db: Db;
  companyId: string;
  wanted: Wanted;
  order: Order;
  /** Roughly how many sessions the company has. */
  total: number;
  reach: Reach;
}

export interface Found {
  rows: ListedRow[];
  /** The index of terms had to help: the next page had better begin there. */
  rare: boolean;
}

/**
 * The first `count` rows after a place, in order. Reading along the order finds what is frequent; an index of terms finds
 * what is rare. What is frequent but far away (a name of last year) is found by looking at ever larger parts of the
 * list through the index of terms, until one has it.
 */
export async function search(
  s: Search,
  after: Position | undefined,
  count: number,
  rareFirst: boolean,
): Promise<Found> {
  const tryRare = !isUnfiltered(s.wanted) && (rareFirst || looksRare(s.wanted));
  if (tryRare) {
    const rows = await gather(s, after, await daysOf(s), count, s.reach.heap);
    if (rows) return { rows, rare: true };
  }
  const near = await walk(s, after, [], count);
  if (!near.end || near.rows.length >= count) return { rows: near.rows, rare: false };
  if (!tryRare) {
    const rest = await gather(s, near.end, await daysOf(s), count - near.rows.length, s.reach.heap);
    if (rest) return { rows: [...near.rows, ...rest], rare: true };
  }
  const far = await lookFurther(s, near.end, count - near.rows.length);
  return { rows: [...near.rows, ...far], rare: false };
}

/** Numbers and ids, typed far enough: hardly two sessions share one. */
const looksRare = (w: Wanted): boolean => w.words.some((word) => word.length >= 5 && /\d/.test(word));

const columns = sql.join([...rowColumns, 'sort_name', 'sort_level'].map((c) => sql.ref(c)));
const all = (conditions: Condition[]): RawBuilder<unknown> =>
  conditions.length ? sql.join(conditions, sql` and `) : sql`true`;

/** Reads along the order, one window at most. `end`: where it stopped without having enough; none: the list ended. */
export async function walk(
  s: Omit<Search, 'total'>,
  after: Position | undefined,
  bounds: Condition[],
  count: number,
): Promise<{ rows: ListedRow[]; end: Position | undefined }> {
  const range = all([
    sql`company_id = ${s.companyId}::uuid`,
    ...past(s.order, after),
    ...rangeConditions(s.wanted, s.order),
    ...bounds,
  ] as Condition[]);
  // The inner limit keeps the filter out of the index walk, the outer one ends the walk as soon as the page is full.
  const { rows } = await sql<ListedRow>`
    select ${columns} from (
      select * from session where ${range} ${orderBy(s.order)} limit ${sql.lit(s.reach.window)}
    ) as session
    where ${all(rowConditions(s.wanted))} ${orderBy(s.order)} limit ${count}`.execute(s.db);
  if (rows.length >= count) return { rows, end: s.order.positionOf(rows.at(-1)!) };
  const last = await sql<{ id: string; created_at: Date; sort_name: string; sort_level: number }>`
    select id, ${sql.ref(s.order.column)} from session where ${range} ${orderBy(s.order)}
    limit 1 offset ${sql.lit(s.reach.window - 1)}`.execute(s.db);
  return { rows, end: last.rows[0] && s.order.positionOf(last.rows[0]) };
}

/** Takes all that the index of terms has, then sorts. undefined: that would be more than `limit`. */
async function gather(
  s: Search,
  after: Position | undefined,
  slice: Slice,
  count: number,
  limit: number | undefined,
): Promise<ListedRow[] | undefined> {
  const query = termsQuery(s.companyId, s.wanted, slice.terms.length ? [slice.terms] : []);
  // "is not distinct from": the company must be right, and its indexes be left alone. Each is tempting when the planner
  // takes a term for more frequent than it is.
  const { rows } = await sql<ListedRow & { found: number }>`
    with found as materialized (
      select id, ${sql.ref(s.order.column)} from session
      where terms @@ ${query}::tsquery and company_id is not distinct from ${s.companyId}::uuid
        and ${all([...rowConditions(s.wanted), ...past(s.order, after), ...slice.bounds])}
      ${limit === undefined ? sql`` : sql`limit ${sql.lit(limit + 1)}`}
    )
    select ${columns}, (select count(*) from found) as found
    from session where id = any(array(select id from found ${orderBy(s.order)} limit ${count}))
    ${orderBy(s.order)}`.execute(s.db);
  return limit !== undefined && (rows[0]?.found ?? 0) > limit ? undefined : rows;
}

async function daysOf(s: Search): Promise<Slice> {
  const { from, to } = s.wanted;
  if ((!from && !to) || isUnfiltered(s.wanted)) return { terms: [], bounds: [] };
  const extent = await wantedExtent(s);
  if (!extent) return { terms: [], bounds: [] };
  const terms = coverDays(...extentDays(extent));
  return { terms: terms.length > longestCover ? [] : terms, bounds: [] };
}

const extentDays = (extent: { oldest: Date; newest: Date }): [number, number] => [
  Math.floor(extent.oldest.getTime() / 86_400_000),
  Math.floor(extent.newest.getTime() / 86_400_000),
];

/** The time from the oldest to the newest session that the filter lets pass. */
async function wantedExtent(s: Search): Promise<{ oldest: Date; newest: Date } | undefined> {
  const extent = await findExtent(s.db, s.companyId);
  if (!extent) return undefined;
  const { from, to } = s.wanted;
  return {
    oldest: from && from > extent.oldest ? from : extent.oldest,
    newest: to && to < extent.newest ? to : extent.newest,
  };
}

async function lookFurther(s: Search, after: Position, count: number): Promise<ListedRow[]> {
  const extent = await wantedExtent(s);
  if (!extent) return [];
  const buckets = await findBuckets(s.db, s.companyId, s.order, after, extent);
  const days = Math.max(1, (extent.newest.getTime() - extent.oldest.getTime()) / 86_400_000);
  const found: ListedRow[] = [];
  let size = s.order.column === 'created_at' ? Math.max(1, Math.floor((days * s.reach.window) / s.total)) : 1;
  for (let first = 0; first < buckets.count && found.length < count; first += size, size *= 2) {
    const end = Math.min(first + size, buckets.count);
    found.push(...(await visit(first, end, count - found.length)));
  }
  return found;

  async function visit(first: number, end: number, wanted: number): Promise<ListedRow[]> {
    const slice = buckets.slice(first, end);
    const rows = await gather(s, after, slice, wanted, s.reach.heap);
    if (rows) return rows;
    // Many in here: most likely also near its beginning.
    const walked = await walk(s, after, slice.bounds, wanted);
    if (walked.rows.length >= wanted || !walked.end) return walked.rows;
    if (end - first === 1) return (await gather(s, after, slice, wanted, undefined))!;
    const middle = Math.ceil((first + end) / 2);
    const near = await visit(first, middle, wanted);
    if (near.length >= wanted) return near;
    return [...near, ...(await visit(middle, end, wanted - near.length))];
  }
}

/** How many rows a filter lets pass, counted up to `most`. */
export async function countWanted(db: Db, companyId: string, wanted: Wanted, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (
    select 1 from session where company_id = ${companyId}::uuid and ${all(rowConditions(wanted))} limit ${most}) as counted`.execute(
    db,
  );
  return rows[0]!.n;
}
