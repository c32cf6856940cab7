import { isDeepStrictEqual } from 'node:util';
import type { Report } from '../../shared/api/ingest.ts';
import type { DocumentType } from '../../shared/document.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import type { SessionState } from '../../shared/session.ts';

/** What a report is judged by, besides the reports that are there. */
export interface Standing {
  state: SessionState;
  maxAttempts: number;
  allowedDocuments: readonly DocumentType[];
  decidingAttempt: string | null;
  finishedAt: Date | null;
}

/** Milliseconds. A phone's clock may be hours off (a wrong time zone); a day is rubbish. */
const clockSlack = 24 * 60 * 60 * 1000;
/** Milliseconds. How long after the end a phone may still deliver what it kept of an earlier attempt. */
const lateDelivery = 10 * 60 * 1000;

export type Judgement = { status: 'stored' | 'duplicate' } | { status: 'refused'; code: ProblemCode; detail: string };

const refused = (code: ProblemCode, detail: string): Judgement => ({ status: 'refused', code, detail });

/** Decides about one report, given all that are stored. Pure: the caller adds it to `known` when it is stored. */
export function judge(report: Report, known: ReadonlyMap<string, Report>, standing: Standing, now: Date): Judgement {
  const same = known.get(report.id);
  if (same) {
    return isDeepStrictEqual(normal(same), normal(report))
      ? { status: 'duplicate' }
      : refused('event_id_reused', 'An event with this id and another content is stored.');
  }
  if (standing.state === 'expired') return refused('session_expired', 'The session expired before this arrived.');
  if (Math.abs(new Date(report.at).getTime() - now.getTime()) > clockSlack) {
    return refused('event_time_implausible', 'The time is more than a day away from ours.');
  }
  if (standing.state !== 'in_progress' && !isLateDelivery(report, standing, now)) {
    return refused('session_finished', 'The session was finished before this arrived.');
  }
  const attempts = new Set<string>();
  for (const other of known.values()) {
    attempts.add(other.attempt);
    if (other.attempt !== report.attempt) continue;
    if (other.n === report.n) {
      return refused('event_number_taken', `Another event of the attempt has number ${report.n}.`);
    }
    if (other.type === 'attempt.finished' && report.n > other.n) {
      return refused('event_after_end', `The attempt ended with number ${other.n}.`);
    }
    if (report.type === 'attempt.finished' && other.n > report.n) {
      return refused('event_after_end', `Number ${other.n} of the attempt is there, so ${report.n} can't be its end.`);
    }
  }
  if (!attempts.has(report.attempt) && attempts.size >= standing.maxAttempts) {
    return refused('too_many_attempts', `The session allows ${standing.maxAttempts} attempts.`);
  }
  if (report.type === 'document.chosen' && !standing.allowedDocuments.includes(report.documentType)) {
    return refused('document_type_refused', `Allowed here: ${standing.allowedDocuments.join(', ')}.`);
  }
  return { status: 'stored' };
}

/** What a phone kept of an earlier attempt: it completes the history and can change nothing else. */
function isLateDelivery(report: Report, standing: Standing, now: Date): boolean {
  return (
    standing.finishedAt !== null &&
    report.attempt !== standing.decidingAttempt &&
    new Date(report.at) <= standing.finishedAt &&
    now.getTime() - standing.finishedAt.getTime() <= lateDelivery
  );
}

/**
 * The same moment may be written in two zones; and a phone that repeats the start of an attempt after a change from
 * wireless to mobile comes from another address: what its connection tells is no part of what it says.
 */
function normal(report: Report): Report {
  const at = new Date(report.at).toISOString();
  if (report.type !== 'attempt.started') return { ...report, at };
  const { userAgent: _, clientIp: __, ...said } = report;
  return { ...said, at };
}
