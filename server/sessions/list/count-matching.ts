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

/** Of a state, where not all can be counted in time: beyond, it is said that there are more. */
export const mostCounted = 500;
/** How much is read for it. `collected`: rows through the index of terms (8 µs each); `walked`: along the order (0.7 µs each). */
export interface CountBudget {
  collected: number;
  walked: number;
}
const usualBudget: CountBudget = { collected: 1_000, walked: 10_000 };

/**
 * How many sessions of each state a filter lets through, were its own states left out: what the state tabs show. Exact where that
 * is quick; else at least so many, or null where the newest sessions have none.
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
    // All that these conditions let through waits: the queue's own index has nothing else.
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
