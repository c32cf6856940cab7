import type { DecisionView } from '../../../../shared/decision.ts';
import { words } from './words.ts';

export interface Said {
  decision: DecisionView;
  what: string;
  undone: boolean;
}

/** What reviewers wrote with a decision, newest first. `decisions` as the session has them, newest first as well. */
export function notesOf(decisions: readonly DecisionView[]): Said[] {
  return decisions.flatMap((decision, i) => {
    const { kind, verdict } = decision;
    if (!decision.note || kind === 'by_conditions' || kind === 'undone') return [];
    const names = words.noteKinds[kind];
    const what = typeof names === 'string' ? names : names[verdict ?? 'verified'];
    // Only the last word can be taken back: what says so stands right after it.
    return [{ decision, what, undone: decisions[i - 1]?.kind === 'undone' }];
  });
}
