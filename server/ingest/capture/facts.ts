import type { Fact } from '../../../shared/event.ts';
import { authorityOf } from '../../../shared/session/source.ts';
import { eventHash } from '../../audit/content-hashes.ts';
import { photoIdOf } from '../../media/photo/photo-id.ts';
import type { SessionRecord } from '../../sessions/record/find-session.ts';
import type { Capture } from './derive.ts';
import { rowOf } from './event-row.ts';
import type { ReceivedEvent } from './received-event.ts';

/** What of an event the log may hold: no name, number, address or text. */
export function factOf(session: Pick<SessionRecord, 'id' | 'salt'>, r: ReceivedEvent, capture: Capture): Fact {
  const sessionId = session.id;
  const attempt = capture.attempts.find((a) => a.id === r.attempt)!;
  const event = { attemptId: r.attempt, eventId: r.id, content: eventHash(session.salt, rowOf(r)) };
  switch (r.type) {
    case 'attempt.started':
      return { type: r.type, sessionId, data: { ...event, number: attempt.number } };
    case 'attempt.finished':
      return { type: r.type, sessionId, data: { ...event, outcome: r.outcome } };
    case 'step.started':
      return { type: r.type, sessionId, data: { ...event, step: r.step } };
    case 'step.finished':
      return { type: r.type, sessionId, data: { ...event, step: r.step, outcome: r.outcome } };
    case 'challenge.started':
      return { type: r.type, sessionId, data: { ...event, challenge: r.challenge } };
    case 'challenge.finished':
      return { type: r.type, sessionId, data: { ...event, challenge: r.challenge, passed: r.passed } };
    case 'document.chosen':
      return { type: r.type, sessionId, data: { ...event, documentType: r.documentType } };
    case 'document.read': {
      // Of what a capture page read nothing is admitted.
      const mrzValid = authorityOf(r.source) === 'engine' ? attempt.verification.documentValid : null;
      return { type: r.type, sessionId, data: { ...event, mrzValid } };
    }
    case 'result.reported':
      return { type: r.type, sessionId, data: event };
    case 'photo.received':
      return { type: r.type, sessionId, data: { ...event, photoId: photoIdOf(sessionId, r), kind: r.kind } };
  }
}
