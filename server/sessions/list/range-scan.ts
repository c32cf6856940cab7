import type { ListedRow, Position } from './list-order.ts';
import {
  both,
  type Extent,
  findInitials,
  nextSpan,
  overlaps,
  partOfInitials,
  partOfSpan,
  quartersOf,
  type Segment,
  type Span,
  spanAround,
} from './list-parts.ts';
import { type Filtered, gather, walk } from './list-read.ts';
import { largestSpan, longestInitials } from './terms.ts';

/** How much a search reads before it tries another way. */
export interface ScanBudget {
  /** Fewest and most rows of a walk in order. */
  window: readonly [least: number, most: number];
  /** Most rows that are collected out of order and then sorted. */
  heap: number;
}

export interface ListSearch extends Filtered {
  /** Roughly how many sessions the company has. */
  total: number;
  reach: ScanBudget;
}

/** Budget for a first attempt on a segment that can still be split. */
export const splitBudget = (s: ListSearch): number => Math.ceil(s.reach.heap / 8);

/** Finds what is wanted in a part of the list through the index of terms. */
export function makeRangeScan(s: ListSearch, days: Extent, perDay: number) {
  const descending = s.order.descending;
  const splitLimit = splitBudget(s);
  // The longest span that is still collected as a whole, however many in it are wanted.
  const firstSize = Math.min(largestSpan, Math.max(0, Math.floor(Math.log(s.reach.heap / perDay) / Math.log(4))));
  return { scanOutward: scanOutward, scanNames: scanNames };

  /** By first letters, and where many are found by one letter more. */
  async function scanNames(within: string, after: Position, wanted: number): Promise<ListedRow[]> {
    const found: ListedRow[] = [];
    for (const initials of await findInitials(s.db, s.companyId, within, String(after[0]))) {
      if (found.length >= wanted) break;
      const part = partOfInitials(initials);
      const missing = wanted - found.length;
      const divisible = !initials.exact && [...initials.letters].length < longestInitials;
      const rows = divisible
        ? await gather(s, after, missing, splitLimit, part)
        : await scanSegment(part, undefined, missing, after);
      found.push(...(rows ?? (await scanNames(initials.letters, after, missing))));
    }
    return found;
  }

  /** From the span around a time to ever longer ones. */
  async function scanOutward(part: Segment, past: Position, at: Date, wanted: number): Promise<ListedRow[]> {
    const found: ListedRow[] = [];
    const start = descending
      ? Math.min(at.getTime(), days.newest.getTime())
      : Math.max(at.getTime(), days.oldest.getTime());
    for (
      let span = spanAround(new Date(start), firstSize);
      overlaps(span, days) && found.length < wanted;
      span = nextSpan(span, descending)
    ) {
      found.push(...(await scanSegment(part, span, wanted - found.length, past)));
    }
    return found;
  }

  /** All that is wanted of a part; where that is much, of its quarters one after the other, or by walking. */
  async function scanSegment(
    part: Segment,
    span: Span | undefined,
    wanted: number,
    past: Position,
  ): Promise<ListedRow[]> {
    const here = span ? both(part, partOfSpan(span)) : part;
    const divisible = span !== undefined && span.size > firstSize;
    const rows = await gather(s, past, wanted, divisible ? splitLimit : s.reach.heap, here);
    if (rows) return rows;
    if (divisible) {
      const found: ListedRow[] = [];
      for (const quarter of quartersOf(span, descending)) {
        if (found.length >= wanted) break;
        found.push(...(await scanSegment(part, quarter, wanted - found.length, past)));
      }
      return found;
    }
    // Many in here: most likely also near its beginning.
    const walked = await walk(s, past, wanted, s.reach.window[1], here);
    if (walked.rows.length >= wanted || !walked.end) return walked.rows;
    return (await gather(s, past, wanted, Number.POSITIVE_INFINITY, here))!;
  }
}
