import type { Verdict } from '../../../shared/conditions.ts';

/**
 * Where a session goes by what the conditions say. Once a person has had a hand in it (corrected, proposed, reopened), a person
 * decides it, and what two must agree on is verified by nobody alone; but a high-risk country stops whatever it is.
 */
export function settleState(
  { verdict, needsTwo }: { verdict: Verdict; needsTwo: boolean },
  reviewerTouched: boolean,
  isStopped: boolean,
): Verdict {
  const staysWaiting = reviewerTouched || (needsTwo && verdict === 'verified');
  return staysWaiting && !isStopped ? 'awaiting_action' : verdict;
}
