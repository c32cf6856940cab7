import { isDeepStrictEqual } from 'node:util';
import type { DocumentType } from '../../../shared/document/document.ts';
import type { ProblemCode } from '../../../shared/problem.ts';
import type { SessionState } from '../../../shared/session/session.ts';
import { authorityOf } from '../../../shared/session/source.ts';
import { eventKey, type ReceivedEvent } from './received-event.ts';

/** What an event is admitted by, besides the events that are there. */
export interface AdmissionContext {
  state: SessionState;
  maxAttempts: number;
  allowedDocuments: readonly DocumentType[];
  decidingAttempt: string | null;
  /** As the phone or an engine says. */
  finishedAt: Date | null;
  /** By the server's clock. */
  endedAt: Date | null;
}

/** Milliseconds. A phone's clock may be hours off (a wrong time zone); a day is rubbish. */
const clockSlack = 24 * 60 * 60 * 1000;
/** Milliseconds by the server's clock. How long after the end a phone may still deliver what it kept of an earlier attempt. */
const lateDelivery = 10 * 60 * 1000;

export type Admission = { status: 'stored' | 'duplicate' } | { status: 'refused'; code: ProblemCode; detail: string };

const refused = (code: ProblemCode, detail: string): Admission => ({ status: 'refused', code, detail });

/** Decides about one event, given all that are stored. Pure: the caller adds it to `known` when it is stored. */
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
    // A token uses up attempts of its own only: an engine's are never refused for what a phone has begun.
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
 * After the end. An engine's results count while the session awaits action, whenever they come. What a phone kept of an
 * earlier attempt is taken for a while by the server's clock: it completes the history and can change nothing else. Of an
 * attempt that was not known before, the phone's own clock must say that it happened before the end.
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
 * The same moment may be written in two zones; and a phone that repeats the start of an attempt after a change from
 * wireless to mobile comes from another address: what its connection tells is no part of what it says.
 */
function normal({ source: _, ...event }: ReceivedEvent): object {
  const at = new Date(event.at).toISOString();
  if (event.type !== 'attempt.started') return { ...event, at };
  const { userAgent: __, clientIp: ___, ...content } = event;
  return { ...content, at };
}
