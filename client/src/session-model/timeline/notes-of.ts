import type { DecisionVerdict, DecisionView } from '../../../../shared/decision/decision.ts';
import { words } from './words.ts';

export interface Wording {
  decision: DecisionView;
  what: string;
  undone: boolean;
}

/** The label of a kind of decision, with its verdict if it has one that this reviewer may see. */
export function wordingOf(
  names: string | (Record<DecisionVerdict, string> & { none?: string }),
  verdict: DecisionVerdict | null,
): string {
  if (typeof names === 'string') return names;
  return verdict === null ? (names.none ?? names.verified) : names[verdict];
}

/** Notes of decisions, newest first. `decisions` newest first, as in a session. */
export function notesOf(decisions: readonly DecisionView[]): Wording[] {
  return decisions.flatMap((decision, i) => {
    const { kind, verdict } = decision;
    if (!decision.note || kind === 'by_conditions') return [];
    const names = words.noteKinds[kind];
    const what = wordingOf(names, verdict);
    // Only the latest decision can be undone, so its undo follows directly.
    return [{ decision, what, undone: kind !== 'undone' && decisions[i - 1]?.kind === 'undone' }];
  });
}
