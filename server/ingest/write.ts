import type { Report } from '../../shared/api/ingest.ts';
import type { Fact } from '../../shared/event.ts';
import type { SessionState } from '../../shared/session.ts';
import type { Trx } from '../db/database.ts';
import { stateAtFinish } from '../sessions/rules.ts';
import { listColumns } from '../sessions/terms.ts';
import { type Capture, deriveCapture } from './derive.ts';
import type { SessionRecord } from './queries.ts';

export interface Written {
  state: SessionState;
  facts: Fact[];
  /** On their way: see log/transact. */
  sent: Promise<unknown>[];
}

/**
 * Writes what follows from all reports of a locked session: its attempts, its columns and, once, its end.
 * @param news the reports that are new among them: each becomes a fact
 * @param settled nothing more will come (see deriveCapture)
 */
export function writeCapture(
  trx: Trx,
  session: SessionRecord,
  reports: readonly Report[],
  news: readonly Report[],
  now: Date,
  settled = false,
): Written {
  const open = session.state === 'in_progress';
  const capture = deriveCapture(reports, { maxAttempts: session.max_attempts, settled: settled || !open });
  const state = open ? nextState(capture, settled) : session.state;
  return {
    state,
    facts: [...news.map((r) => factOf(session.id, r, capture)), ...endFacts(session, state, capture)],
    sent: [writeAttempts(trx, session, capture), writeColumns(trx, session, capture, state, now, news.length > 0)],
  };
}

function nextState(capture: Capture, settled: boolean): SessionState {
  const { end, current, lateReports } = capture;
  if (!end || !current) return settled ? 'expired' : 'in_progress';
  return stateAtFinish({ completed: current.outcome === 'completed', lateReports, ...current });
}

async function writeAttempts(trx: Trx, session: SessionRecord, capture: Capture): Promise<void> {
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

async function writeColumns(
  trx: Trx,
  session: SessionRecord,
  capture: Capture,
  state: SessionState,
  now: Date,
  heard: boolean,
): Promise<void> {
  const { attempts, current, end } = capture;
  // A new attempt has not read the document yet: the person is still the one whom the attempt before read.
  const subject = attempts.findLast((a) => a.subject !== null)?.subject ?? null;
  const chosen = attempts.findLast((a) => a.documentType !== null);
  const columns = {
    state,
    first_name: subject?.firstName ?? null,
    last_name: subject?.lastName ?? null,
    personal_number: subject?.personalNumber ?? null,
    document_number: subject?.documentNumber ?? null,
    nationality: subject?.nationality ?? null,
    document_type: chosen?.documentType ?? null,
    issuing_state: attempts.findLast((a) => a.issuingState !== null)?.issuingState ?? null,
    liveness_passed: current?.verification.livenessPassed ?? null,
    document_valid: current?.verification.documentValid ?? null,
    face_level: current?.verification.faceLevel ?? null,
    match_confidence: current?.verification.matchConfidence ?? null,
    id_real: current?.verification.idReal ?? null,
    full_id: current?.verification.fullId ?? null,
  };
  const waiting = state === 'in_progress' && capture.lateReports > 0;
  await trx
    .updateTable('session')
    .set({
      ...columns,
      attempts: attempts.length,
      device_name: current?.device?.name ?? null,
      device_kind: current?.device?.kind ?? null,
      step: state === 'in_progress' ? (current?.steps.findLast((s) => s.finishedAt === null)?.step ?? null) : null,
      started_at: attempts[0]?.startedAt ?? null,
      finished_at: end?.at ?? (state === 'expired' ? now : null),
      ...(heard && { last_event_at: now }),
      ending_since: waiting ? (session.ending_since ?? now) : null,
      late_reports: capture.lateReports,
      deciding_attempt: end?.attemptId ?? null,
      ...listColumns({ ...session, ...columns }),
    })
    .where('company_id', '=', session.company_id)
    .where('id', '=', session.id)
    .execute();
}

/** What of a report the log may hold: no name, number, address or text. */
function factOf(sessionId: string, r: Report, capture: Capture): Fact {
  const attemptId = r.attempt;
  const attempt = capture.attempts.find((a) => a.id === attemptId)!;
  switch (r.type) {
    case 'attempt.started':
      return { type: r.type, sessionId, data: { attemptId, number: attempt.number } };
    case 'attempt.finished':
      return { type: r.type, sessionId, data: { attemptId, outcome: r.outcome } };
    case 'step.started':
      return { type: r.type, sessionId, data: { attemptId, step: r.step } };
    case 'step.finished':
      return { type: r.type, sessionId, data: { attemptId, step: r.step, outcome: r.outcome } };
    case 'challenge.started':
      return { type: r.type, sessionId, data: { attemptId, challenge: r.challenge } };
    case 'challenge.finished':
      return { type: r.type, sessionId, data: { attemptId, challenge: r.challenge, passed: r.passed } };
    case 'document.chosen':
      return { type: r.type, sessionId, data: { attemptId, documentType: r.documentType } };
    case 'document.read':
      return { type: r.type, sessionId, data: { attemptId, mrzValid: attempt.verification.documentValid } };
    case 'result.reported':
      return { type: r.type, sessionId, data: { attemptId } };
    case 'photo.received':
      return { type: r.type, sessionId, data: { attemptId, photoId: r.id, kind: r.kind } };
  }
}

function endFacts(session: SessionRecord, state: SessionState, capture: Capture): Fact[] {
  if (state === session.state) return [];
  if (state === 'expired') return [{ type: 'session.expired', sessionId: session.id, data: {} }];
  const attemptId = capture.end?.attemptId ?? null;
  return [
    { type: 'session.finished', sessionId: session.id, data: { state, attemptId, lateReports: capture.lateReports } },
  ];
}
