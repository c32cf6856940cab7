import { facetsOf, isUnfiltered, timeConditions } from './list-filter.ts';
import type { ListedRow, Position } from './list-order.ts';
import { both, coverOf, type Extent, findExtent, findLevels, partOfLevel, type Segment, whole } from './list-parts.ts';
import { estimate, gather, walk } from './list-read.ts';
import { type ListSearch, makeRangeScan, type ScanBudget, splitBudget } from './range-scan.ts';

export const usualReach: ScanBudget = { window: [3_000, 30_000], heap: 6_000 };

/** Factor over the expected number of rows after which a walk gives up without a full page. */
const costTolerance = 1.7;
/** Cost of finding a row through the index of terms, in rows of a walk: by time, by level and by name. */
const gatherCost: Partial<Record<keyof ListedRow, number>> = { created_at: 8, sort_level: 5, sort_name: 2 };
/** Maximum lexemes for a date range: more cost more than they save. */
const longestCover = 40;
const msOfDay = 86_400_000;
/** Above any level that providers send. */
const highestLevel = 32_767;

/**
 * The first `count` matches after a position, in order. Frequent matches are found by walking along the order, rare ones by
 * collecting through the index of terms; the planner's estimate decides. Matches that are frequent but not nearby (a name that
 * was common last year) are found by querying the index of terms for ranges of increasing size.
 */
export async function search(s: ListSearch, after: Position | undefined, count: number): Promise<ListedRow[]> {
  if (isUnfiltered(s.wanted, s.order)) return (await walk(s, after, count, count)).rows;
  if (s.order.partial) return amongMembers(s, after, count);
  const extent = await wantedExtent(s);
  if (!extent) return [];
  const { days, part } = extent;
  const expected = Math.max(1, await estimate(s));
  const byTime = s.order.columns[0] === 'created_at';
  // Ordered by time, a date range is contiguous in the index; in other orders its rows are scattered.
  const walkLength = byTime
    ? Math.min(s.total * part, (count * s.total) / expected)
    : (count * s.total) / (expected * part);
  const collected = byTime ? expected : expected * part;
  const rareFirst = collected <= s.reach.heap && collected * (gatherCost[s.order.columns[0]!] ?? 1) < walkLength;
  const cover = byTime || part > 0.9 ? [] : coverOf(days);
  const anywhere: Segment = cover.length && cover.length <= longestCover ? { bounds: [], terms: [cover] } : whole;
  if (rareFirst) {
    const rows = await gather(s, after, count, s.reach.heap, anywhere);
    if (rows) return rows;
  }
  const [least, most] = s.reach.window;
  const window = Math.round(Math.min(most, Math.max(least, costTolerance * walkLength)));
  const perDay = (s.total * part) / lengthOf(days);
  // Ordered by level, a date range is contiguous within each level.
  if (s.order.columns[0] === 'sort_level' && part <= 0.9) return byLevel(s, after, count, days, perDay, window);
  const near = await walk(s, after, count, window);
  if (near.rows.length >= count || !near.end) return near.rows;
  const missing = count - near.rows.length;
  // Terms that seldom occur together may be rarer than estimated. The estimate for a single term is reliable.
  const worthTrying = !rareFirst && (facetsOf(s.wanted) > 1 || anywhere !== whole);
  const rest = worthTrying ? await gather(s, near.end, missing, splitBudget(s), anywhere) : undefined;
  return [...near.rows, ...(rest ?? (await lookFurther(s, near.end, missing, days, perDay, window)))];
}

/** An order with a partial index contains few sessions: rare matches are collected, otherwise the index is walked to its end. */
async function amongMembers(s: ListSearch, after: Position | undefined, count: number): Promise<ListedRow[]> {
  if (facetsOf(s.wanted) > 1 && (await estimate(s)) <= s.reach.heap) {
    const rows = await gather(s, after, count, s.reach.heap);
    if (rows) return rows;
  }
  const found: ListedRow[] = [];
  let [window] = s.reach.window;
  let at = after;
  do {
    const walked = await walk(s, at, count - found.length, window);
    found.push(...walked.rows);
    at = walked.end;
    window = Math.min(window * 4, s.reach.window[1]);
  } while (at && found.length < count);
  return found;
}

/** The date range of the filter within that of all sessions, and its share of it. */
async function wantedExtent(s: ListSearch): Promise<{ days: Extent; part: number } | undefined> {
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

/** Searches disjoint ranges of the list one after the other until there are enough matches. */
function lookFurther(
  s: ListSearch,
  after: Position,
  count: number,
  days: Extent,
  perDay: number,
  window: number,
): Promise<ListedRow[]> {
  switch (s.order.columns[0]) {
    case 'created_at':
      return makeRangeScan(s, days, perDay).scanOutward(whole, after, new Date(after[0]!), count);
    case 'sort_level':
      return byLevel(s, after, count, days, perDay, window);
    default:
      return makeRangeScan(s, days, perDay).scanNames('', after, count);
  }
}

/** Searches level by level: within a level, sessions are ordered by time. */
async function byLevel(
  s: ListSearch,
  after: Position | undefined,
  count: number,
  days: Extent,
  perDay: number,
  window: number,
): Promise<ListedRow[]> {
  const scan = makeRangeScan(s, days, perDay);
  const found: ListedRow[] = [];
  for (const level of await findLevels(s.db, s.companyId, after ? Number(after[0]) : highestLevel)) {
    if (found.length >= count) break;
    const part = both(partOfLevel(level), { bounds: timeConditions(s.wanted), terms: [] });
    const near = await walk(s, level === after?.[0] ? after : undefined, count - found.length, window, part);
    found.push(...near.rows);
    if (found.length >= count || !near.end) continue;
    found.push(...(await scan.scanOutward(part, near.end, new Date(near.end[1]!), count - found.length)));
  }
  return found;
}

const lengthOf = (days: Extent): number => 1 + (days.newest.getTime() - days.oldest.getTime()) / msOfDay;
