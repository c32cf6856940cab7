import { isDeepStrictEqual } from 'node:util';
import type { DocumentType } from '../../../shared/document/document.ts';
import type { ProblemCode } from '../../../shared/problem.ts';
import type { SessionState } from '../../../shared/session/session.ts';
import { authorityOf } from '../../../shared/session/source.ts';
import { eventKey, type ReceivedEvent } from './received-event.ts';

/** The data that decides about an event, besides the stored events. */
export interface AdmissionContext {
  state: SessionState;
  maxAttempts: number;
  allowedDocuments: readonly DocumentType[];
  decidingAttempt: string | null;
  /** As reported by the phone or an engine. */
  finishedAt: Date | null;
  /** By the server's clock. */
  endedAt: Date | null;
}

/** Milliseconds. A phone's clock may be hours off (a wrong time zone); a day off is implausible. */
const clockSlack = 24 * 60 * 60 * 1000;
/**
 * Milliseconds by the server's clock, after the session's end, in which a phone may still deliver buffered events of an earlier
 * attempt.
 */
const lateDelivery = 10 * 60 * 1000;

export type Admission = { status: 'stored' | 'duplicate' } | { status: 'refused'; code: ProblemCode; detail: string };

const refused = (code: ProblemCode, detail: string): Admission => ({ status: 'refused', code, detail });

/** Decides whether to accept an event, given all stored ones. Pure: the caller adds it to `known` when it is stored. */
export function admitEvent(
  event: ReceivedEvent,
  known: ReadonlyMap<string, ReceivedEvent>,
  context: AdmissionContext,
  now: Date,
): Admission {
  const authority = authorityOf(event.source);
  const same = known.get(eventKey(event));
  if (same) {
    return isDeepStrictEqual(normal(same), normal(event))
      ? { status: 'duplicate' }
      : refused('event_id_reused', 'An event with this id and another content is stored.');
  }
  if (authority === 'capture' && event.type === 'result.reported') {
    return refused('not_asserted_by_token', 'Results are asserted with an API key: send them from your server.');
  }
  if (context.state === 'expired') return refused('session_expired', 'The session expired before this arrived.');
  if (Math.abs(new Date(event.at).getTime() - now.getTime()) > clockSlack) {
    return refused('event_time_implausible', 'The time is more than a day away from ours.');
  }
  if (context.state !== 'in_progress' && !isLate(event, known, context, now)) {
    return refused('session_finished', 'The session was finished before this arrived.');
  }
  const attempts = new Set<string>();
  for (const other of known.values()) {
    const isOwn = authorityOf(other.source) === authority;
    // Attempts count towards a token's limit only if they are its own: an engine's events are never refused because of attempts
    // begun by a phone.
    if (authority === 'capture' || isOwn) attempts.add(other.attempt);
    if (other.attempt !== event.attempt || !isOwn) continue;
    if (other.n === event.n) {
      return refused('event_number_taken', `Another event of the attempt has number ${event.n}.`);
    }
    if (other.type === 'attempt.finished' && event.n > other.n) {
      return refused('event_after_end', `The attempt ended with number ${other.n}.`);
    }
    if (event.type === 'attempt.finished' && other.n > event.n) {
      return refused('event_after_end', `Number ${other.n} of the attempt is there, so ${event.n} can't be its end.`);
    }
  }
  if (!attempts.has(event.attempt) && attempts.size >= context.maxAttempts) {
    return refused('too_many_attempts', `The session allows ${context.maxAttempts} attempts.`);
  }
  if (event.type === 'document.chosen' && !context.allowedDocuments.includes(event.documentType)) {
    return refused('document_type_refused', `Allowed here: ${context.allowedDocuments.join(', ')}.`);
  }
  return { status: 'stored' };
}

/**
 * After the session's end. An engine's results count while the session awaits action, whenever they arrive. Events of an earlier
 * attempt that a phone buffered are accepted for a limited time by the server's clock: they complete the history and can change
 * nothing else. For an attempt that was not known before, the phone's own timestamps must be before the end.
 */
function isLate(
  event: ReceivedEvent,
  known: ReadonlyMap<string, ReceivedEvent>,
  context: AdmissionContext,
  now: Date,
): boolean {
  const isKnown = [...known.values()].some(({ attempt }) => attempt === event.attempt);
  if (authorityOf(event.source) === 'engine' && isKnown && context.state === 'awaiting_action') return true;
  const { finishedAt, endedAt } = context;
  return (
    finishedAt !== null &&
    endedAt !== null &&
    event.attempt !== context.decidingAttempt &&
    (isKnown || new Date(event.at) <= finishedAt) &&
    now.getTime() - endedAt.getTime() <= lateDelivery
  );
}

/**
 * The same time may be written in two zones; and when a phone retries the start of an attempt after a change from Wi-Fi to mobile
 * data, its address differs: connection data is excluded from the comparison.
 */
function normal({ source: _, ...event }: ReceivedEvent): object {
  const at = new Date(event.at).toISOString();
  if (event.type !== 'attempt.started') return { ...event, at };
  const { userAgent: __, clientIp: ___, ...content } = event;
  return { ...content, at };
}
