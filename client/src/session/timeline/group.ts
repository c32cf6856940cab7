import type { FactType, LogEvent } from '../../../../shared/event.ts';

type Of<T extends FactType> = Extract<LogEvent, { type: T }>;

/** The capture events of one attempt. */
const ofCapture = [
  'attempt.started',
  'attempt.finished',
  'step.started',
  'step.finished',
  'challenge.started',
  'challenge.finished',
  'document.chosen',
  'document.read',
  'result.reported',
  'photo.received',
] as const satisfies readonly FactType[];
export type CaptureFact = Of<(typeof ofCapture)[number]>;

/** Claim renewals, and facts that always accompany a decision or its undo. */
const hidden: readonly FactType[] = ['session.claim_renewed', 'note.frozen', 'note.thawed'];

/** Facts shown when only decisions are chosen. */
const decisive: readonly FactType[] = [
  'session.stopped',
  'session.settled',
  'session.decided',
  'session.decision_undone',
  'session.reopened',
  'session.resubmission_requested',
  'session.expired',
  'decision.proposed',
  'decision.disputed',
  'decision.sealed',
  'session.escalated',
];

/** One line of the timeline. Its key and position never change: new lines are only added on top. */
export type Entry =
  /** `same`: reassessed with the same result as before. */
  | { kind: 'fact'; key: string; fact: LogEvent; same: boolean }
  | { kind: 'attempt'; key: string; attemptId: string; facts: CaptureFact[] }
  /** Consecutive edits of the note, without other facts in between. */
  | { kind: 'notes'; key: string; facts: Of<'note.edited'>[] };

export const isCapture = (fact: LogEvent): fact is CaptureFact => ofCapture.some((type) => type === fact.type);

/** If the conditions alone decided, the fact that finishes the session says so. */
export const isDecisive = (fact: LogEvent): boolean =>
  decisive.includes(fact.type) ||
  (fact.type === 'session.finished' && (fact.data.state === 'verified' || fact.data.state === 'rejected'));

/** The lines of a log, newest first: an attempt's events are one line, at the attempt's start. */
export function entriesOf(log: readonly LogEvent[], { decisions = false } = {}): Entry[] {
  const attempts = new Map<string, Extract<Entry, { kind: 'attempt' }>>();
  const entries: Entry[] = [];
  let unmet = '';
  for (const fact of log) {
    if (hidden.includes(fact.type) || (decisions && !isDecisive(fact))) continue;
    if (isCapture(fact)) {
      const { attemptId } = fact.data;
      const known = attempts.get(attemptId);
      if (known) known.facts.push(fact);
      else {
        const made = { kind: 'attempt' as const, key: `attempt ${attemptId}`, attemptId, facts: [fact] };
        attempts.set(attemptId, made);
        entries.push(made);
      }
      continue;
    }
    const last = entries.at(-1);
    if (fact.type === 'note.edited' && last?.kind === 'notes') last.facts.push(fact);
    else if (fact.type === 'note.edited') entries.push({ kind: 'notes', key: `fact ${fact.seq}`, facts: [fact] });
    else {
      const wording = fact.type === 'session.assessed' ? JSON.stringify(fact.data.unmet) : unmet;
      const same = fact.type === 'session.assessed' && wording === unmet;
      unmet = wording;
      entries.push({ kind: 'fact', key: `fact ${fact.seq}`, fact, same });
    }
  }
  return entries.reverse();
}

/** Ids of undone decisions. */
export const undoneIn = (log: readonly LogEvent[]): ReadonlySet<string> =>
  new Set(log.flatMap((fact) => (fact.type === 'session.decision_undone' ? [fact.data.decisionId] : [])));
