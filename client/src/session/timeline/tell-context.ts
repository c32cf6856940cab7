import type { DecisionView, SubjectEdit } from '../../../../shared/decision/decision.ts';
import type { LogEvent } from '../../../../shared/event.ts';
import type { SessionView } from '../../../../shared/session/session.ts';

/** What the page knows beyond the log, which holds ids only. */
export interface TellContext {
  view: () => SessionView;
  /** Decisions that were taken back. */
  undone: () => ReadonlySet<string>;
  tagLabel: (key: string) => string;
}

/** Milliseconds between a decision of the conditions and the fact of the end that it belongs to: one transaction. */
const sameMoment = 5_000;

/** The decision that a fact refers to. */
export function decisionOf(fact: LogEvent, decisions: readonly DecisionView[]): DecisionView | undefined {
  // What was taken back has its note and tags where it was made; here is why, where a reason was asked.
  if (fact.type === 'session.decision_undone')
    return decisions.find(({ id, note }) => id === fact.data.undoId && note !== '');
  if ('decisionId' in fact.data) {
    const { decisionId } = fact.data;
    return decisions.find(({ id }) => id === decisionId);
  }
  // The end of a capture carries no id: what the conditions decided then was decided at that moment.
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
