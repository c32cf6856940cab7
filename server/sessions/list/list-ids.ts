import type { SessionFilter } from '../../../shared/api/review.ts';
import type { SessionState } from '../../../shared/session/session.ts';
import type { Db } from '../../db/database.ts';
import { wantedOf } from './list-filter.ts';
import { orders, type Position } from './list-order.ts';
import { walk } from './list-read.ts';

/** Rows read at a time. */
const window = 2_000;

/** Ids of what a filter finds among these states, the newest first; `most` at most. */
export async function listSessionIds(
  db: Db,
  companyId: string,
  filter: SessionFilter,
  among: readonly SessionState[],
  most: number,
): Promise<string[]> {
  const wanted = wantedOf(filter, null);
  const states = wanted.states.length > 0 ? among.filter((state) => wanted.states.includes(state)) : [...among];
  if (states.length === 0) return [];
  const search = { db, companyId, wanted: { ...wanted, states }, order: orders.newest, dominant: false };
  const ids: string[] = [];
  let position: Position | undefined;
  do {
    // One above what a window holds: the walk always goes to its end.
    const walked = await walk(search, position, window + 1, window);
    position = walked.end;
    ids.push(...walked.rows.map(({ id }) => id));
  } while (position && ids.length < most);
  return ids.slice(0, most);
}
