import type { Verdict } from '../../shared/conditions.ts';

/**
 * Where a session goes by what the conditions say. Once a person has had a hand in it (corrected, proposed, reopened),
 * a person decides it; but a high-risk country stops whatever it is.
 */
export function settleState(verdict: Verdict, handsOn: boolean, isStopped: boolean): Verdict {
  return handsOn && !isStopped ? 'awaiting_action' : verdict;
}
