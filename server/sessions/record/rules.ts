import type { Verdict } from '../../../shared/conditions.ts';

/**
 * The state of a session by the verdict of its conditions. Once a reviewer has touched it (corrected, proposed, reopened), it
 * needs a decision by a person; if it needs two reviewers, it is never verified automatically. A high-risk country overrides
 * both.
 */
export function settleState(
  { verdict, needsTwo }: { verdict: Verdict; needsTwo: boolean },
  reviewerTouched: boolean,
  isStopped: boolean,
): Verdict {
  const staysWaiting = reviewerTouched || (needsTwo && verdict === 'verified');
  return staysWaiting && !isStopped ? 'awaiting_action' : verdict;
}
