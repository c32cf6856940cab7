import type { DecisionView } from '../../../../shared/decision/decision.ts';

/**
 * The two decisions of a four-eyes outcome: the proposal, and the decision that confirmed it. `decisions` newest first, as in a
 * session. Undefined where one reviewer sufficed.
 */
export function fourEyesOf(
  decisions: readonly DecisionView[],
): { first: DecisionView; second: DecisionView } | undefined {
  const at = decisions.findIndex(({ kind }) => kind !== 'resubmission_requested');
  const second = decisions[at];
  if (second?.kind !== 'decided') return undefined;
  for (const first of decisions.slice(at + 1)) {
    // Decisions before a reopening, or before a direct decision, belong to an earlier round.
    if (first.kind === 'reopened' || first.kind === 'decided' || first.kind === 'by_conditions') return undefined;
    if (first.kind === 'proposed' && first.verdict === second.verdict && first.reviewerId !== second.reviewerId) {
      return { first, second };
    }
  }
  return undefined;
}
