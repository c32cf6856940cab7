import type { ConditionName } from '../../../shared/conditions.ts';
import type { Fact } from '../../../shared/event.ts';
import type { SessionState } from '../../../shared/session/session.ts';
import { isStopped } from '../../checks/conditions.ts';
import { assess, dayOf } from '../../conditions/assess.ts';
import { evidenceOf } from '../../conditions/evidence.ts';
import type { ConditionSet } from '../../conditions/queries.ts';
import { queueReassessment } from '../../conditions/rollout/queue-reassessment.ts';
import { settle } from '../../conditions/settle.ts';
import type { Trx } from '../../db/database.ts';
import { writeTraits } from '../../links/traits/write-traits.ts';
import type { Deferred } from '../../log/transact.ts';
import type { SessionRecord } from '../../sessions/record/find-session.ts';
import { type Capture, deriveCapture } from './derive.ts';
import { factOf } from './facts.ts';
import type { ReceivedEvent } from './received-event.ts';
import { issuingStateOf, writeAttempts, writeColumns } from './rows.ts';

export interface Written {
  state: SessionState;
  facts: Fact[];
  deferred: Deferred[];
}

/**
 * Writes what follows from all events of a locked session: its attempts, its columns and, once, its end, which the
 * company's conditions admit.
 * @param news the events that are new among them: each becomes a fact
 * @param waiting whether what is missing may still come: `attempt_over` when it was waited for long enough in the attempt that
 * has ended, `session_over` when the time of the whole session is over
 */
export async function writeCapture(
  trx: Trx,
  session: SessionRecord,
  events: readonly ReceivedEvent[],
  news: readonly ReceivedEvent[],
  now: Date,
  set: ConditionSet,
  waiting: 'goes_on' | 'attempt_over' | 'session_over' = 'goes_on',
): Promise<Written> {
  const open = session.state === 'in_progress';
  const isTimeOver = waiting === 'session_over';
  const terms = {
    ...{ maxAttempts: session.max_attempts, setAside: session.set_aside },
    ...{ closed: session.closed_attempts, decidedBy: open ? null : session.deciding_attempt },
  };
  let capture = deriveCapture(events, { ...terms, settled: isTimeOver || !open });
  const closing = waiting === 'attempt_over' ? capture.awaited?.attemptId : undefined;
  const closed = closing ? [...session.closed_attempts, closing] : session.closed_attempts;
  if (closing) capture = deriveCapture(events, { ...terms, closed, settled: false });
  const stop = open && !capture.end ? findStop(set, session, capture, now) : undefined;
  if (stop) capture = deriveCapture(events, { ...terms, settled: true });
  const facts = news.map((r) => factOf(session, r, capture));
  const deferred: Deferred[] = [];
  const isOver = open && (capture.end !== undefined || stop !== undefined);
  // What waits is looked at again: what came late may be what a condition asked for.
  const isRead = isOver || (session.state === 'awaiting_action' && news.length > 0);
  let change: Parameters<typeof writeColumns>[5] = { state: session.state, closed_attempts: closed };
  if (isRead) {
    const done = await settle(
      trx,
      { ...session, issuing_state: issuingStateOf(capture) },
      finishedOf(session, capture),
      set,
      now,
    );
    // Words that were said of it were said of something else.
    change = { ...change, ...done.columns, ...(isOver ? { resubmission: null } : { votes: [] }) };
    deferred.push(...done.deferred, () => queueReassessment(trx, session.company_id, done.reusedWaiting, now));
    if (stop) {
      const data = { attemptId: capture.current!.id, condition: stop };
      facts.push({ type: 'session.stopped', sessionId: session.id, data });
    }
    facts.push(...done.facts);
    if (isOver) facts.push(finishedFact(session.id, change.state, capture));
  } else if (open && isTimeOver) {
    change = { ...change, state: 'expired', resubmission: null };
    facts.push({ type: 'session.expired', sessionId: session.id, data: {} });
  }
  deferred.push(
    ...(news.some(tellsTraits) ? [() => writeTraits(trx, session, capture.attempts, session.corrections)] : []),
    () => writeAttempts(trx, session, capture),
    () => writeColumns(trx, session, capture, now, news.length > 0, change),
  );
  return { state: change.state, facts, deferred };
}

/** Events after which a session may be found by something else. */
const tellsTraits = ({ type }: ReceivedEvent): boolean =>
  type === 'attempt.started' || type === 'document.read' || type === 'document.chosen';

const finishedOf = (session: SessionRecord, capture: Capture) => ({
  attempts: capture.attempts,
  decidingId: capture.current?.id ?? null,
  lateEvents: capture.lateEvents,
  corrections: session.corrections,
  setAside: session.set_aside,
  screening: session.screening,
});

/** A high-risk country, while the subject is still at the phone: which condition ends the session at once. */
function findStop(set: ConditionSet, session: SessionRecord, capture: Capture, now: Date): ConditionName | undefined {
  if (set.conditions.highRisk.length === 0 || !capture.current) return undefined;
  const today = dayOf(now);
  const { results } = assess(set, { ...evidenceOf(finishedOf(session, capture), today), reusedIn: [] }, false, today);
  return results.find((result) => isStopped([result]))?.condition;
}

const finishedFact = (sessionId: string, state: SessionState, { end, lateEvents }: Capture): Fact => ({
  type: 'session.finished',
  sessionId,
  data: { state, attemptId: end?.attemptId ?? null, lateEvents },
});
