import type { SessionFilter } from '../api/review.ts';
import type { Unmet } from '../conditions.ts';
import type { Waiting } from '../decision/decision.ts';
import { compareKeys, searchWordsOf, sortNameOf, wordsOf } from '../text/search-words.ts';
import type { SessionRow } from './session.ts';
import type { QueueFilter, SessionSort } from './session-list.ts';
import { spoofSignsOf } from './session-spoof.ts';

/**
 * Whether a row matches a filter: evaluated by the client for a row that just changed. The server's list gives the same
 * answer from its indexes (verified by a property test).
 */
export function matches(filter: SessionFilter, row: SessionRow, reader: Matching): boolean {
  const oneOf = <T>(wanted: readonly T[] | undefined, value: T | null) =>
    !wanted?.length || (value !== null && wanted.includes(value));
  if (!oneOf(filter.state, row.state)) return false;
  if (!oneOf(filter.document, row.documentType)) return false;
  if (!oneOf(filter.nationality, row.nationality)) return false;
  if (filter.spoof?.length) {
    const signs = spoofSignsOf(row.verification);
    if (!filter.spoof.some((sign) => signs.includes(sign))) return false;
  }
  if (filter.reason?.length && !row.waiting?.unmet.some(({ condition }) => filter.reason?.includes(condition)))
    return false;
  if (filter.queue?.length && !filter.queue.some((one) => isInQueue(one, row.waiting, reader))) return false;
  if (filter.tag?.length && !row.decided?.tags.some((tag) => filter.tag?.includes(tag))) return false;
  if (filter.sessionTag?.length && !row.sessionTags.some((id) => filter.sessionTag?.includes(id))) return false;
  const at = Date.parse(row.createdAt);
  if (filter.from !== undefined && at < Date.parse(filter.from)) return false;
  if (filter.to !== undefined && at >= Date.parse(filter.to)) return false;
  const searchWords = searchWordsOf(filter.q ?? '');
  if (searchWords.length === 0) return true;
  const words = wordsOf(row);
  return searchWords.every((s) => words.some((word) => word.startsWith(s)));
}

/** The filtering reviewer, and the time in milliseconds since 1970. */
export interface Matching {
  reviewerId: string | null;
  now: number;
}

function isInQueue(one: QueueFilter, waiting: Waiting | null, { reviewerId, now }: Matching): boolean {
  if (!waiting) return false;
  const { claim, assignedTo, votes, escalated, snoozedUntil } = waiting;
  const holder = claim && Date.parse(claim.until) > now ? claim.reviewerId : null;
  const hasVoted = votes.some((vote) => vote.reviewerId === reviewerId);
  switch (one) {
    case 'mine':
      return reviewerId !== null && (holder === reviewerId || assignedTo === reviewerId);
    case 'unassigned':
      return holder === null && assignedTo === null && snoozedUntil === null;
    case 'needs_second':
      return votes.length === 1 && !hasVoted;
    case 'my_proposals':
      return hasVoted;
    case 'escalated':
      return escalated;
    case 'snoozed':
      return snoozedUntil !== null;
  }
}

/** Queue order, before waiting time: no face match first. */
export const queueRankOf = (unmet: readonly Unmet[]): number =>
  unmet.some(({ condition, outcome }) => condition === 'face_match' && outcome === 'not_met') ? 0 : 1;

const rank = ({ waiting }: SessionRow): number => queueRankOf(waiting?.unmet ?? []);

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const level = (row: SessionRow): number => row.verification.faceLevel ?? -1;

/** Later than every time. */
const never = '~';

const orders: Record<SessionSort, (a: SessionRow, b: SessionRow) => number> = {
  newest: (a, b) => text(b.createdAt, a.createdAt) || text(b.id, a.id),
  oldest: (a, b) => text(a.createdAt, b.createdAt) || text(a.id, b.id),
  name: (a, b) => compareKeys(sortNameOf(a), sortNameOf(b)) || text(a.id, b.id),
  level: (a, b) => level(b) - level(a) || orders.newest(a, b),
  waiting: (a, b) =>
    rank(a) - rank(b) || text(a.waiting?.since ?? never, b.waiting?.since ?? never) || text(a.id, b.id),
  decided: (a, b) => text(b.decided?.at ?? '', a.decided?.at ?? '') || text(b.id, a.id),
};

/** Whether a list in this order contains such a session at all. */
export const isMember = (sort: SessionSort, row: SessionRow): boolean =>
  sort === 'waiting' ? row.waiting !== null : sort === 'decided' ? row.decided !== null : true;

/** The order of a list; total: never 0 for two different sessions. */
export const compare = (sort: SessionSort): ((a: SessionRow, b: SessionRow) => number) => orders[sort];
