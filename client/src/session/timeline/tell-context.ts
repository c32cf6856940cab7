import type { DecisionView, SubjectEdit } from '../../../../shared/decision/decision.ts';
import type { LogEvent } from '../../../../shared/event.ts';
import type { SessionView } from '../../../../shared/session/session.ts';

/** What the page knows beyond the log, which holds ids only. */
export interface TellContext {
  view: () => SessionView;
  /** Undone decisions. */
  undone: () => ReadonlySet<string>;
  tagLabel: (key: string) => string;
}

/** Milliseconds between a decision by the conditions and the finishing fact that it belongs to: one transaction. */
const sameMoment = 5_000;

/** The decision that a fact refers to. */
export function decisionOf(fact: LogEvent, decisions: readonly DecisionView[]): DecisionView | undefined {
  // An undone decision's note and tags are shown at the decision; here is the undo's reason, where one was required.
  if (fact.type === 'session.decision_undone')
    return decisions.find(({ id, note }) => id === fact.data.undoId && note !== '');
  if ('decisionId' in fact.data) {
    const { decisionId } = fact.data;
    return decisions.find(({ id }) => id === decisionId);
  }
  // The fact that ends a capture carries no decision id: the conditions' decision is found by its time.
  if (fact.type !== 'session.finished') return undefined;
  const at = Date.parse(fact.at);
  return decisions.find(
    (decision) => decision.kind === 'by_conditions' && Math.abs(Date.parse(decision.at) - at) < sameMoment,
  );
}

export function editOf(fact: LogEvent, edits: readonly SubjectEdit[]): SubjectEdit | undefined {
  if (fact.type !== 'subject.edited') return undefined;
  const { editId } = fact.data;
  return edits.find(({ id }) => id === editId);
}
