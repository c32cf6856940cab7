import { type SqlBool, sql } from 'kysely';
import { namelessKey } from '../../../shared/text/search-words.ts';
import type { Db } from '../../db/database.ts';
import type { Condition } from './list-order.ts';
import { dateOf, dayOf, largestSpan, spanOf, term } from './terms.ts';

/** A range of a sorted list in two forms: bounds for the order's index, and lexemes for the index of terms. */
export interface Segment {
  bounds: Condition[];
  /** All groups must match, each by any of its terms. */
  terms: string[][];
}
export const whole: Segment = { bounds: [], terms: [] };
export const both = (a: Segment, b: Segment): Segment => ({
  bounds: [...a.bounds, ...b.bounds],
  terms: [...a.terms, ...b.terms],
});

/** Creation time of the oldest and newest session. */
export interface Extent {
  oldest: Date;
  newest: Date;
}

/** undefined: the company has no session. */
export async function findExtent(db: Db, companyId: string): Promise<Extent | undefined> {
  const { rows } = await sql<{ oldest: Date | null; newest: Date | null }>`
    select (select created_at from session where company_id = ${companyId}::uuid order by created_at, id limit 1) as oldest,
           (select created_at from session where company_id = ${companyId}::uuid order by created_at desc, id desc limit 1) as newest
  `.execute(db);
  const { oldest, newest } = rows[0]!;
  return oldest && newest ? { oldest, newest } : undefined;
}

/** A range of 4^size days; ranges of one size are contiguous, and four of them form one of the next size. */
export interface Span {
  size: number;
  index: number;
}
export const spanAround = (at: Date, size: number): Span => ({ size, index: spanOf(dayOf(at), size) });
const firstDay = ({ size, index }: Span): number => index * 4 ** size;
export const overlaps = (span: Span, extent: Extent): boolean =>
  firstDay(span) <= dayOf(extent.newest) && firstDay({ ...span, index: span.index + 1 }) > dayOf(extent.oldest);

export const partOfSpan = (span: Span): Segment => ({
  bounds: [
    sql<SqlBool>`created_at >= ${dateOf(firstDay(span))}::timestamptz`,
    sql<SqlBool>`created_at < ${dateOf(firstDay({ ...span, index: span.index + 1 }))}::timestamptz`,
  ],
  terms: [[term.span(span.size, span.index)]],
});

/** The next range in the order; of the next size if one begins here. */
export function nextSpan({ size, index }: Span, descending: boolean): Span {
  const next = descending ? index - 1 : index + 1;
  const place = ((next % 4) + 4) % 4;
  const longer = size < largestSpan && place === (descending ? 3 : 0);
  return longer ? { size: size + 1, index: Math.floor(next / 4) } : { size, index: next };
}

export function quartersOf({ size, index }: Span, descending: boolean): Span[] {
  const places = descending ? [3, 2, 1, 0] : [0, 1, 2, 3];
  return places.map((place) => ({ size: size - 1, index: index * 4 + place }));
}

/** The smallest set of ranges that covers the days, as lexemes: each session in them has one of these. */
export function coverOf(extent: Extent): string[] {
  const found: string[] = [];
  const last = dayOf(extent.newest);
  for (let n = dayOf(extent.oldest); n <= last; ) {
    let size = largestSpan;
    while (size > 0 && (n % 4 ** size !== 0 || n + 4 ** size - 1 > last)) size--;
    found.push(term.span(size, spanOf(n, size)));
    n += 4 ** size;
  }
  return found;
}

/** Finds the levels that occur, from the position's own downwards, with an index seek per level. */
export async function findLevels(db: Db, companyId: string, from: number): Promise<number[]> {
  const { rows } = await sql<{ level: number | null }>`
    with recursive step as (
      select (select max(sort_level) from session where company_id = ${companyId}::uuid and sort_level <= ${from}::smallint) as level
      union all
      select (select max(sort_level) from session where company_id = ${companyId}::uuid and sort_level < step.level)
      from step where step.level is not null
    ) select level from step where level is not null order by level desc`.execute(db);
  return rows.map((r) => r.level!);
}

export const partOfLevel = (level: number): Segment => ({
  bounds: [sql<SqlBool>`sort_level = ${level}::smallint`],
  terms: [[term.level(level)]],
});

/** Names with a common beginning: all that begin with `letters` or, if `exact`, only the name `letters` itself. */
export interface Initials {
  letters: string;
  exact: boolean;
}

/**
 * The distinct beginnings that are one letter longer than `within`, from that of the name `from` on. Uses an index seek per
 * beginning instead of reading all names.
 */
export async function findInitials(db: Db, companyId: string, within: string, from: string): Promise<Initials[]> {
  const length = [...within].length + 1;
  const begun = from.startsWith(within) ? [...from].slice(0, length).join('') : within;
  const past = within + namelessKey;
  const { rows } = await sql<{ letters: string }>`
    with recursive step as (
      select (select left(min(sort_name), ${length}::int) from session where company_id = ${companyId}::uuid
        and sort_name >= ${begun}::text and sort_name <= ${past}::text) as letters
      union all
      select (select left(min(sort_name), ${length}::int) from session where company_id = ${companyId}::uuid
        and sort_name <= ${past}::text and sort_name > step.letters
        and sort_name >= case when length(step.letters) < ${length}::int then step.letters else step.letters || ${namelessKey}::text end)
      from step where step.letters is not null
    ) select letters from step where letters is not null order by letters collate "C"`.execute(db);
  return rows.map(({ letters }) => ({ letters, exact: [...letters].length < length || letters === namelessKey }));
}

export const partOfInitials = ({ letters, exact }: Initials): Segment => ({
  bounds: exact
    ? [sql<SqlBool>`sort_name = ${letters}::text`]
    : // Names contain letters, digits and blanks only: none sorts after its initials followed by U+10FFFF.
      [sql<SqlBool>`sort_name >= ${letters}::text`, sql<SqlBool>`sort_name < ${letters + namelessKey}::text`],
  terms: [[term.initials(letters)]],
});
