import { facetsOf, isUnfiltered, timeConditions } from './list-filter.ts';
import type { ListedRow, Position } from './list-order.ts';
import { both, coverOf, type Extent, findExtent, findLevels, partOfLevel, type Segment, whole } from './list-parts.ts';
import { estimate, gather, walk } from './list-read.ts';
import { type ListSearch, makeRangeScan, type ScanBudget, splitBudget } from './range-scan.ts';

export const usualReach: ScanBudget = { window: [3_000, 30_000], heap: 6_000 };

/** A walk that ends without a full page has read so many times the rows in which it was to be expected. */
const costTolerance = 1.7;
/** What it costs to find one row through the index of terms, in rows of a walk by time or level, and by name. */
const gatherCost: Partial<Record<keyof ListedRow, number>> = { created_at: 8, sort_level: 5, sort_name: 2 };
/** More lexemes than this for a range of dates cost more than they save. */
const longestCover = 40;
const msOfDay = 86_400_000;
/** Above what any provider sends. */
const highestLevel = 32_767;

/**
 * The first `count` rows after a place, in order. What is frequent is found by walking along the order, what is rare by
 * collecting it through the index of terms; the planner's guess says which. What is frequent, but not hereabouts (a
 * name that was common last year), is found by asking the index of terms for ever longer parts of the list.
 */
export async function search(s: ListSearch, after: Position | undefined, count: number): Promise<ListedRow[]> {
  if (isUnfiltered(s.wanted, s.order)) return (await walk(s, after, count, count)).rows;
  if (s.order.partial) return amongMembers(s, after, count);
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
  // A stretch of time is one stretch in each level's part of the order.
  if (s.order.columns[0] === 'sort_level' && part <= 0.9) return byLevel(s, after, count, days, perDay, window);
  const near = await walk(s, after, count, window);
  if (near.rows.length >= count || !near.end) return near.rows;
  const missing = count - near.rows.length;
  // Rarer than was guessed, as terms are that seldom meet? Of a single one the guess is good.
  const worthTrying = !rareFirst && (facetsOf(s.wanted) > 1 || anywhere !== whole);
  const rest = worthTrying ? await gather(s, near.end, missing, splitBudget(s), anywhere) : undefined;
  return [...near.rows, ...(rest ?? (await lookFurther(s, near.end, missing, days, perDay, window)))];
}

/** A list of some sessions alone has an index of just these: what is rare among them is collected, else it is walked to its end. */
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

/** The days from the oldest to the newest session that the filter lets pass, and which part of all they are. */
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

/** Part after part of the list, none of them twice, until there is enough. */
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

/** Each level is a list by time of its own. */
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
