import type { DecisionView } from '../../../../shared/decision/decision.ts';

/**
 * The two who agreed on how the session stands: whoever proposed it, and whoever decided the same afterwards. `decisions`
 * newest first, as a session has them. Undefined where one was enough.
 */
export function fourEyesOf(
  decisions: readonly DecisionView[],
): { first: DecisionView; second: DecisionView } | undefined {
  const at = decisions.findIndex(({ kind }) => kind !== 'resubmission_requested');
  const second = decisions[at];
  if (second?.kind !== 'decided') return undefined;
  for (const first of decisions.slice(at + 1)) {
    // What was said before it was opened again, or decided before, belongs to another round.
    if (first.kind === 'reopened' || first.kind === 'decided' || first.kind === 'by_conditions') return undefined;
    if (first.kind === 'proposed' && first.verdict === second.verdict && first.reviewerId !== second.reviewerId) {
      return { first, second };
    }
  }
  return undefined;
}
