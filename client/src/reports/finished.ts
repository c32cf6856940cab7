import type { SessionFilter } from '../../../shared/api/review.ts';
import type { SessionCounts, SessionRow, SessionState } from '../../../shared/session/session.ts';

/** Nothing of these is under way: their reports are final. */
const finishedStates: readonly SessionState[] = ['verified', 'rejected', 'expired'];

export const isFinished = ({ state }: Pick<SessionRow, 'state'>): boolean => finishedStates.includes(state);

/**
 * How many finished sessions a filter has, where the list knows it: all of its rows are here, or it asks for nothing but
 * states, which the company's counts tell. Undefined: the server counts them.
 *
 * @param rows all that the filter lets through; undefined while there may be more
 */
export function countFinished(
  filter: SessionFilter,
  counts: SessionCounts | undefined,
  rows: readonly SessionRow[] | undefined,
): number | undefined {
  if (rows) return rows.filter(isFinished).length;
  const { state = finishedStates, ...more } = filter;
  if (Object.keys(more).length > 0 || !counts) return undefined;
  return finishedStates.filter((one) => state.includes(one)).reduce((sum, one) => sum + counts[one], 0);
}
