import type { BatchReceipt, EventReceipt } from '../../../shared/api/ingest.ts';
import type { ConditionSet } from '../../conditions/queries.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/database.ts';
import { claimKey, type IdempotencyKey, storeAnswer } from '../../http/idempotency.ts';
import { transact } from '../../log/transact.ts';
import type { SessionRecord } from '../../sessions/record/find-session.ts';
import { type Admission, type AdmissionContext, admitEvent } from '../capture/admit-event.ts';
import { rowOf } from '../capture/event-row.ts';
import { byKey, eventKey, type ReceivedEvent, receivedFrom } from '../capture/received-event.ts';
import type { EventSender } from '../capture/sender.ts';
import { type Written, writeCapture } from '../capture/write.ts';
import type { CheckedEvent } from '../http/check-events.ts';
import { lockCapture } from '../queries.ts';

/**
 * Takes a batch of events. Each is stored, known already, or refused by name, those that are malformed too; one that is refused does not keep the
 * others out. What is answered as stored is committed.
 */
export async function receiveEvents(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  by: EventSender,
  sessionId: string,
  checked: readonly CheckedEvent[],
  once: IdempotencyKey | undefined,
): Promise<BatchReceipt> {
  const { value, seq } = await transact(ctx, by.companyId, by.actor, async (trx) => {
    const [session, stored, set] = await lockCapture(trx, by.companyId, sessionId);
    const before = once && (await claimKey(trx, by.companyId, once, ctx.now()));
    if (before) return { value: before as Omit<BatchReceipt, 'seq'>, facts: [] };
    const now = ctx.now();
    const events = checked.flatMap((c) => ('event' in c ? c.event : []));
    const taken = events.map((e) => receivedFrom(e, by, now));
    const { admissions, state, facts, deferred } = await storeEvents(trx, session, stored, taken, now, set);
    const admitted = admissions.values();
    const receipts = checked.map(
      (c): EventReceipt => ('event' in c ? { id: c.event.id, ...admitted.next().value! } : c.receipt),
    );
    const answer = { state, events: receipts };
    if (once) deferred.push(() => storeAnswer(trx, by.companyId, once, answer));
    return { value: answer, facts, deferred };
  });
  return { seq, ...value };
}

/** Admits events of a locked session one after another, and stores those that are new with all that follows from them. */
export async function storeEvents(
  trx: Trx,
  session: SessionRecord,
  stored: readonly ReceivedEvent[],
  events: readonly ReceivedEvent[],
  now: Date,
  set: ConditionSet,
): Promise<Written & { admissions: Admission[] }> {
  const known = byKey(stored);
  const news: ReceivedEvent[] = [];
  const admissions = events.map((event): Admission => {
    const admission = admitEvent(event, known, admissionContext(session), now);
    if (admission.status === 'stored') {
      known.set(eventKey(event), event);
      news.push(event);
    }
    return admission;
  });
  if (!news.length) return { admissions: admissions, state: session.state, facts: [], deferred: [] };
  const insert = () =>
    trx
      .insertInto('capture_event')
      .values(
        news.map((event) => {
          const { source, data, ...row } = rowOf(event);
          const json = { source: JSON.stringify(source), data: JSON.stringify(data) };
          return { ...row, ...json, session_id: session.id, company_id: session.company_id };
        }),
      )
      .execute();
  const { deferred, ...written } = await writeCapture(trx, session, [...known.values()], news, now, set);
  return { admissions: admissions, ...written, deferred: [insert, ...deferred] };
}

/** What an event is admitted by. */
export const admissionContext = (session: SessionRecord): AdmissionContext => ({
  state: session.state,
  maxAttempts: session.max_attempts,
  allowedDocuments: session.allowed_documents,
  decidingAttempt: session.deciding_attempt,
  finishedAt: session.finished_at,
  endedAt: session.ended_at,
});
