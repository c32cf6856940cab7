import { isUnfiltered } from './list-filter.ts';
import type { ListedRow, Position } from './list-order.ts';
import {
  both,
  coverOf,
  type Extent,
  findExtent,
  findInitials,
  findLevels,
  nextSpan,
  overlaps,
  type Part,
  partOfInitials,
  partOfLevel,
  partOfSpan,
  quartersOf,
  type Span,
  spanAround,
  whole,
} from './list-parts.ts';
import { estimate, gather, type Sought, walk } from './list-read.ts';
import { longestInitials } from './terms.ts';

/** How much a search reads before it tries another way. */
export interface Reach {
  /** Fewest and most rows of a walk in order. */
  window: readonly [least: number, most: number];
  /** Most rows that are collected out of order and then sorted. */
  heap: number;
}
export const usualReach: Reach = { window: [3_000, 30_000], heap: 6_000 };

/** A walk that ends without a full page has read so many times the rows in which it was to be expected. */
const patience = 1.7;
/** What it costs to find one row through the index of terms, in rows of a walk by time or level, and by name. */
const gatherCost = { created_at: 8, sort_level: 5, sort_name: 2, id: 1 } as const;
/** More lexemes than this for a range of dates cost more than they save. */
const longestCover = 40;
const msOfDay = 86_400_000;

export interface Search extends Sought {
  /** Roughly how many sessions the company has. */
  total: number;
  reach: Reach;
}

/**
 * The first `count` rows after a place, in order. What is frequent is found by walking along the order, what is rare by
 * collecting it through the index of terms; the planner's guess says which. What is frequent, but not hereabouts (a
 * name that was common last year), is found by asking the index of terms for ever longer parts of the list.
 */
export async function search(s: Search, after: Position | undefined, count: number): Promise<ListedRow[]> {
  if (isUnfiltered(s.wanted, s.order)) return (await walk(s, after, count, count)).rows;
  const extent = await wantedExtent(s);
  if (!extent) return [];
  const { days, part } = extent;
  const expected = Math.max(1, await estimate(s));
  const byTime = s.order.columns[0] === 'created_at';
  // In an order by time a stretch of time is read from the index alone; otherwise its rows lie scattered in the list.
  const walkLength = byTime
    ? Math.min(s.total * part, (count * s.total) / expected)
    : (count * s.total) / (expected * part);
  const collected = byTime ? expected : expected * part;
  const rareFirst = collected <= s.reach.heap && collected * gatherCost[s.order.columns[0]!] < walkLength;
  const cover = byTime || part > 0.9 ? [] : coverOf(days);
  const anywhere: Part = cover.length && cover.length <= longestCover ? { bounds: [], terms: [cover] } : whole;
  if (rareFirst) {
    const rows = await gather(s, after, count, s.reach.heap, anywhere);
    if (rows) return rows;
  }
  const [least, most] = s.reach.window;
  const window = Math.round(Math.min(most, Math.max(least, patience * walkLength)));
  const near = await walk(s, after, count, window);
  if (near.rows.length >= count || !near.end) return near.rows;
  const missing = count - near.rows.length;
  // Rarer than was guessed, as two terms are that seldom meet?
  const rest = rareFirst ? undefined : await gather(s, near.end, missing, lightest(s), anywhere);
  return [...near.rows, ...(rest ?? (await lookFurther(s, near.end, missing, days, window)))];
}

/** The days from the oldest to the newest session that the filter lets pass, and which part of all they are. */
async function wantedExtent(s: Search): Promise<{ days: Extent; part: number } | undefined> {
  const extent = await findExtent(s.db, s.companyId);
  if (!extent) return undefined;
  const { from, to } = s.wanted;
  const days = {
    oldest: from && from > extent.oldest ? from : extent.oldest,
    newest: to && to < extent.newest ? to : extent.newest,
  };
  const length = (e: Extent) => e.newest.getTime() - e.oldest.getTime() + 1;
  return length(days) < 0 ? undefined : { days, part: length(days) / length(extent) };
}

/** Part after part of the list, none of them twice, until there is enough. */
async function lookFurther(
  s: Search,
  after: Position,
  count: number,
  days: Extent,
  window: number,
): Promise<ListedRow[]> {
  const descending = s.order.descending;
  const most = s.reach.window[1];
  const light = lightest(s);
  // A span that a walk could read as a whole.
  const firstSize = Math.min(
    4,
    Math.max(0, Math.floor(Math.log(((lengthOf(days) + 1) * s.reach.heap) / s.total) / Math.log(4))),
  );
  switch (s.order.columns[0]) {
    case 'created_at':
      return climb(whole, new Date(after[0]!), count);
    case 'sort_level': {
      const found: ListedRow[] = [];
      for (const level of await findLevels(s.db, s.companyId, Number(after[0]))) {
        if (found.length >= count) break;
        const part = partOfLevel(level);
        if (level === after[0]) {
          found.push(...(await climb(part, new Date(after[1]!), count)));
          continue;
        }
        const near = await walk(s, undefined, count - found.length, window, part);
        found.push(...near.rows);
        if (found.length >= count || !near.end) continue;
        found.push(...(await climb(part, new Date(near.end[1]!), count - found.length, near.end)));
      }
      return found;
    }
    default:
      return digNames('', count);
  }

  /** By first letters, and where many are found by one letter more. */
  async function digNames(within: string, wanted: number): Promise<ListedRow[]> {
    const found: ListedRow[] = [];
    for (const initials of await findInitials(s.db, s.companyId, within, String(after[0]))) {
      if (found.length >= wanted) break;
      const part = partOfInitials(initials);
      const missing = wanted - found.length;
      const divisible = !initials.exact && [...initials.letters].length < longestInitials;
      const rows = divisible
        ? await gather(s, after, missing, light, part)
        : await dig(part, undefined, missing, after);
      found.push(...(rows ?? (await digNames(initials.letters, missing))));
    }
    return found;
  }

  /** From the span around a time to ever longer ones. */
  async function climb(part: Part, at: Date, wanted: number, past = after): Promise<ListedRow[]> {
    const found: ListedRow[] = [];
    const start = descending
      ? Math.min(at.getTime(), days.newest.getTime())
      : Math.max(at.getTime(), days.oldest.getTime());
    for (
      let span = spanAround(new Date(start), firstSize);
      overlaps(span, days) && found.length < wanted;
      span = nextSpan(span, descending)
    ) {
      found.push(...(await dig(part, span, wanted - found.length, past)));
    }
    return found;
  }

  /** All that is wanted of a part; where that is much, of its quarters one after the other, or by walking. */
  async function dig(part: Part, span: Span | undefined, wanted: number, past: Position): Promise<ListedRow[]> {
    const here = span ? both(part, partOfSpan(span)) : part;
    const divisible = span !== undefined && span.size > firstSize;
    const rows = await gather(s, past, wanted, divisible ? light : s.reach.heap, here);
    if (rows) return rows;
    if (divisible) {
      const found: ListedRow[] = [];
      for (const quarter of quartersOf(span, descending)) {
        if (found.length >= wanted) break;
        found.push(...(await dig(part, quarter, wanted - found.length, past)));
      }
      return found;
    }
    // Many in here: most likely also near its beginning.
    const walked = await walk(s, past, wanted, most, here);
    if (walked.rows.length >= wanted || !walked.end) return walked.rows;
    return (await gather(s, past, wanted, Number.POSITIVE_INFINITY, here))!;
  }
}

const lengthOf = (days: Extent): number => (days.newest.getTime() - days.oldest.getTime()) / msOfDay;

/** Of what can be divided only a part will be shown: not worth much before. */
const lightest = (s: Search): number => Math.ceil(s.reach.heap / 8);
