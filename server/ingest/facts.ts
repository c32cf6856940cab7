import type { Fact } from '../../shared/event.ts';
import type { Capture } from './derive.ts';
import { photoIdOf } from './photo-id.ts';
import { authorityOf } from './reporter.ts';
import type { TakenReport } from './taken-report.ts';

/** What of a report the log may hold: no name, number, address or text. */
export function factOf(sessionId: string, r: TakenReport, capture: Capture): Fact {
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
    case 'document.read': {
      // Of what a capture page read nothing is judged.
      const mrzValid = authorityOf(r.source) === 'engine' ? attempt.verification.documentValid : null;
      return { type: r.type, sessionId, data: { attemptId, mrzValid } };
    }
    case 'result.reported':
      return { type: r.type, sessionId, data: { attemptId } };
    case 'photo.received':
      return { type: r.type, sessionId, data: { attemptId, photoId: photoIdOf(sessionId, r), kind: r.kind } };
  }
}
