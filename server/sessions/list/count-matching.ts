import type { MatchCounts, SessionFilter } from '../../../shared/api/review.ts';
import { type SessionState, sessionStates } from '../../../shared/session/session.ts';
import type { Db } from '../../db/database.ts';
import { currentSeq } from '../../log/read.ts';
import { countSessions } from '../queries.ts';
import type { Reader } from '../record/seal.ts';
import { atOneMoment, isDominant, preferIndexes, totalOf } from './list.ts';
import { isUnfiltered, wantedOf } from './list-filter.ts';
import { orders } from './list-order.ts';
import { countByTerms, countByWalk, estimate, type StateCount } from './list-read.ts';

/** Maximum count shown per state if not all could be counted in time; above it the page shows that there are more. */
export const mostCounted = 500;
/** Rows read for counting. `collected`: rows through the index of terms (8 µs each); `walked`: along the order (0.7 µs each). */
export interface CountBudget {
  collected: number;
  walked: number;
}
const usualBudget: CountBudget = { collected: 1_000, walked: 10_000 };

/**
 * Number of sessions in each state that match a filter regardless of its states: shown on the state tabs. Exact where that is
 * fast; otherwise a lower bound, or null if none of the newest sessions matches.
 */
export async function countMatching(
  db: Db,
  companyId: string,
  { state: _, ...filter }: SessionFilter,
  reader: Reader,
  budget = usualBudget,
): Promise<MatchCounts> {
  const wanted = wantedOf(filter, reader);
  return atOneMoment(db, async (trx) => {
    const seq = await currentSeq(trx, companyId);
    const counts = await countSessions(trx, companyId);
    const isAll = isUnfiltered(wanted, orders.newest) && !wanted.from && !wanted.to;
    if (isAll) return { seq, states: statesOf((state) => ({ n: counts[state], isMore: false })) };
    await preferIndexes(trx);
    const total = totalOf(counts);
    // These filters match only sessions awaiting action, which are what the queue's partial index contains.
    const order = wanted.queue.length || wanted.reasons.length ? orders.waiting : orders.newest;
    const search = { db: trx, companyId, wanted, order, dominant: await isDominant(trx, total) };
    const isRare = total > budget.walked && (await estimate(search)) <= budget.collected;
    const { found, isWhole } = isRare
      ? await countByTerms(search, 2 * budget.collected)
      : await countByWalk(search, budget.walked);
    return { seq, states: statesOf((state) => shownCount(found, state, isWhole)) };
  });
}

function shownCount(found: StateCount[], state: SessionState, isWhole: boolean): MatchCounts['states'][SessionState] {
  const n = found.find((one) => one.state === state)?.n ?? 0;
  if (isWhole) return { n, isMore: false };
  return n === 0 ? null : { n: Math.min(n, mostCounted), isMore: true };
}

const statesOf = (count: (state: SessionState) => MatchCounts['states'][SessionState]): MatchCounts['states'] =>
  Object.fromEntries(sessionStates.map((state) => [state, count(state)])) as MatchCounts['states'];
