import type { Fact } from '../../shared/event.ts';
import { reportHash } from '../audit/content-hashes.ts';
import type { Capture } from './derive.ts';
import { photoIdOf } from './photo-id.ts';
import type { SessionRecord } from './queries.ts';
import { rowOf } from './report-row.ts';
import { authorityOf } from './reporter.ts';
import type { TakenReport } from './taken-report.ts';

/** What of a report the log may hold: no name, number, address or text. */
export function factOf(session: Pick<SessionRecord, 'id' | 'salt'>, r: TakenReport, capture: Capture): Fact {
  const sessionId = session.id;
  const attempt = capture.attempts.find((a) => a.id === r.attempt)!;
  const report = { attemptId: r.attempt, reportId: r.id, content: reportHash(session.salt, rowOf(r)) };
  switch (r.type) {
    case 'attempt.started':
      return { type: r.type, sessionId, data: { ...report, number: attempt.number } };
    case 'attempt.finished':
      return { type: r.type, sessionId, data: { ...report, outcome: r.outcome } };
    case 'step.started':
      return { type: r.type, sessionId, data: { ...report, step: r.step } };
    case 'step.finished':
      return { type: r.type, sessionId, data: { ...report, step: r.step, outcome: r.outcome } };
    case 'challenge.started':
      return { type: r.type, sessionId, data: { ...report, challenge: r.challenge } };
    case 'challenge.finished':
      return { type: r.type, sessionId, data: { ...report, challenge: r.challenge, passed: r.passed } };
    case 'document.chosen':
      return { type: r.type, sessionId, data: { ...report, documentType: r.documentType } };
    case 'document.read': {
      // Of what a capture page read nothing is judged.
      const mrzValid = authorityOf(r.source) === 'engine' ? attempt.verification.documentValid : null;
      return { type: r.type, sessionId, data: { ...report, mrzValid } };
    }
    case 'result.reported':
      return { type: r.type, sessionId, data: report };
    case 'photo.received':
      return { type: r.type, sessionId, data: { ...report, photoId: photoIdOf(sessionId, r), kind: r.kind } };
  }
}
