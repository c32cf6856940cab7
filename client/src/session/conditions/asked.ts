import type { ConditionResult } from '../../../../shared/conditions.ts';
import type { SessionView } from '../../../../shared/session/session.ts';

export interface Asked {
  results: readonly ConditionResult[];
  /** The decision at which they were assessed; null while undecided. */
  at: string | null;
}

/** Condition results: those stored with the decision for a decided session, else the current ones. */
export function askedOf(view: Pick<SessionView, 'state' | 'conditions' | 'decisions'>): Asked {
  const isDecided = view.state === 'verified' || view.state === 'rejected';
  const last = view.decisions.find(({ kind }) => kind === 'decided' || kind === 'by_conditions');
  if (isDecided && last && last.conditions.length > 0) return { results: last.conditions, at: last.at };
  return { results: view.conditions, at: null };
}

/** During capture nothing has been assessed yet. */
export const hasConditions = (view: SessionView): boolean =>
  view.state !== 'in_progress' && askedOf(view).results.length > 0;
