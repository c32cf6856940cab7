import type { SessionState } from '../../../shared/session/session.ts';
import type { Trx } from '../../db/database.ts';
import { changeSession, type SessionChange } from '../../sessions/record/change.ts';
import { subjectColumns, subjectOf } from '../../sessions/record/corrected.ts';
import type { SessionRecord } from '../../sessions/record/find-session.ts';
import type { Capture } from './derive.ts';

export async function writeAttempts(trx: Trx, session: SessionRecord, capture: Capture): Promise<void> {
  if (!capture.attempts.length) return;
  await trx
    .insertInto('attempt')
    .values(
      capture.attempts.map((a) => ({
        id: a.id,
        session_id: session.id,
        company_id: session.company_id,
        number: a.number,
        view: JSON.stringify(a),
      })),
    )
    .onConflict((c) =>
      c
        .columns(['session_id', 'id'])
        .doUpdateSet((eb) => ({ number: eb.ref('excluded.number'), view: eb.ref('excluded.view') })),
    )
    .execute();
}

/** @param change the session's state after it */
export async function writeColumns(
  trx: Trx,
  session: SessionRecord,
  capture: Capture,
  now: Date,
  heard: boolean,
  change: SessionChange & { state: SessionState },
): Promise<void> {
  const { attempts, current } = capture;
  // A new attempt has not read the document yet: the subject is still that of the previous attempt.
  const subject = subjectOf(attempts, session.corrections);
  const runs = change.state === 'in_progress';
  const startedAt = attempts[0]?.startedAt;
  await changeSession(trx, session, {
    ...change,
    ...subjectColumns(subject),
    document_type: attempts.findLast((a) => a.documentType !== null)?.documentType ?? null,
    issuing_state: issuingStateOf(capture),
    liveness_passed: current?.verification.livenessPassed ?? null,
    document_valid: current?.verification.documentValid ?? null,
    face_level: current?.verification.faceLevel ?? null,
    match_confidence: current?.verification.matchConfidence ?? null,
    id_real: current?.verification.idReal ?? null,
    full_id: current?.verification.fullId ?? null,
    attempts: attempts.length,
    device_name: current?.device?.name ?? null,
    device_kind: current?.device?.kind ?? null,
    step: runs ? (current?.steps.findLast((s) => s.finishedAt === null)?.step ?? null) : null,
    started_at: startedAt === undefined ? null : new Date(startedAt),
    ...endOf(session, capture, change.state, now),
    ...(heard && { last_event_at: now }),
    ending_since: runs && capture.awaited ? new Date(capture.awaited.since) : null,
    late_events: capture.lateEvents,
  });
}

/** As asserted: the capture page's claim could hide that a number was used before. */
export const issuingStateOf = ({ attempts }: Pick<Capture, 'attempts'>): string | null =>
  attempts.findLast((a) => a.issuingState !== null)?.issuingState ?? null;

/** An end is final, whatever a phone delivers late: for a stopped session this is the only record of its end. */
function endOf(session: SessionRecord, { end, current }: Capture, state: SessionState, now: Date) {
  if (session.state !== 'in_progress') return {};
  if (state === 'in_progress') return { finished_at: null, ended_at: null, deciding_attempt: null };
  return {
    ended_at: now,
    finished_at: end ? new Date(end.at) : now,
    deciding_attempt: end?.attemptId ?? current?.id ?? null,
  };
}
