import { type SqlBool, sql } from 'kysely';
import { namelessKey } from '../../shared/search-words.ts';
import type { Db } from '../db/database.ts';
import type { Condition, Order, Position } from './list-order.ts';
import { term } from './terms.ts';

/** Neighbouring parts of a sorted list, each with the lexemes that its rows have: a GIN index may then look at that part. */
export interface Buckets {
  count: number;
  /** Those from `first` (counted in the list's order) up to, not with, `end`. */
  slice(first: number, end: number): Slice;
}
export interface Slice {
  terms: string[];
  bounds: Condition[];
}

const day = 86_400_000;
const dayOf = (at: Date): number => Math.floor(at.getTime() / day);
const dateOf = (n: number): Date => new Date(n * day);

/** The lexemes of the days from `first` to `last`: whole months by their own. */
export function coverDays(first: number, last: number): string[] {
  const found: string[] = [];
  for (let n = first; n <= last; ) {
    const at = dateOf(n);
    const nextMonth = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1) / day;
    const whole = at.getUTCDate() === 1 && nextMonth <= last + 1;
    found.push(whole ? term.month(at) : term.day(at));
    n = whole ? nextMonth : n + 1;
  }
  return found;
}

/** When the company's oldest and newest session was created; undefined: it has none. */
export async function findExtent(db: Db, companyId: string): Promise<{ oldest: Date; newest: Date } | undefined> {
  const { rows } = await sql<{ oldest: Date | null; newest: Date | null }>`
    select (select created_at from session where company_id = ${companyId}::uuid order by created_at, id limit 1) as oldest,
           (select created_at from session where company_id = ${companyId}::uuid order by created_at desc, id desc limit 1) as newest
  `.execute(db);
  const { oldest, newest } = rows[0]!;
  return oldest && newest ? { oldest, newest } : undefined;
}

/** The list's parts from the position's own to the last. */
export async function findBuckets(
  db: Db,
  companyId: string,
  order: Order,
  position: Position,
  extent: { oldest: Date; newest: Date },
): Promise<Buckets> {
  switch (order.column) {
    case 'created_at':
      return dayBuckets(order.descending, dayOf(new Date(position.key)), extent);
    case 'sort_level':
      return levelBuckets(Number(position.key));
    case 'sort_name':
      return initialBuckets(await findInitials(db, companyId, String(position.key)));
  }
}

function dayBuckets(descending: boolean, from: number, extent: { oldest: Date; newest: Date }): Buckets {
  const step = descending ? -1 : 1;
  const [lowest, highest] = [dayOf(extent.oldest), dayOf(extent.newest)];
  const last = descending ? lowest : highest;
  const start = descending ? Math.min(from, highest) : Math.max(from, lowest);
  return {
    count: Math.max(0, (last - start) * step + 1),
    slice(first, end) {
      const [a, b] = [start + first * step, start + (end - 1) * step];
      const [low, high] = descending ? [b, a] : [a, b];
      return {
        terms: coverDays(low, high),
        bounds: [
          sql<SqlBool>`created_at >= ${dateOf(low)}::timestamptz`,
          sql<SqlBool>`created_at < ${dateOf(high + 1)}::timestamptz`,
        ],
      };
    },
  };
}

/** A provider's levels go to 20; -1 stands for none. */
const lowestLevel = -1;

function levelBuckets(start: number): Buckets {
  return {
    count: start - lowestLevel + 1,
    slice(first, end) {
      const [high, low] = [start - first, start - end + 1];
      return {
        terms: Array.from({ length: end - first }, (_, i) => term.level(high - i)),
        bounds: [sql<SqlBool>`sort_level between ${low}::smallint and ${high}::smallint`],
      };
    },
  };
}

/** Names by their first letter, as many letters as there are. */
function initialBuckets(initials: string[]): Buckets {
  return {
    count: initials.length,
    slice(first, end) {
      const low = initials[first]!;
      const high = initials[end - 1]!;
      return {
        terms: initials.slice(first, end).map(term.initial),
        bounds: [
          sql<SqlBool>`sort_name >= ${low}::text`,
          // Letters only in a name: none stands past its initial and U+10FFFF, save the key of those without a name.
          ...(high === namelessKey ? [] : [sql<SqlBool>`sort_name < ${high + namelessKey}::text`]),
        ],
      };
    },
  };
}

/** Jumps from letter to letter in the index of names instead of reading it. */
async function findInitials(db: Db, companyId: string, from: string): Promise<string[]> {
  const initial = from === namelessKey ? from : ([...from][0] ?? '');
  const { rows } = await sql<{ initial: string }>`
    with recursive letter as (
      (select left(sort_name, 1) as initial from session
        where company_id = ${companyId}::uuid and sort_name >= ${initial}::text order by sort_name, id limit 1)
      union all
      select (select left(sort_name, 1) from session
        where company_id = ${companyId}::uuid and sort_name >= letter.initial || ${namelessKey}::text
          and sort_name > letter.initial order by sort_name, id limit 1)
      from letter where letter.initial < ${namelessKey}::text collate "C"
    )
    select initial from letter where initial is not null order by initial collate "C"`.execute(db);
  return rows.map((r) => r.initial);
}
