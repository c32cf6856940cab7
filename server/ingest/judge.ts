import { isDeepStrictEqual } from 'node:util';
import type { DocumentType } from '../../shared/document.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import type { SessionState } from '../../shared/session.ts';
import { authorityOf } from './reporter.ts';
import { reportKey, type TakenReport } from './taken-report.ts';

/** What a report is judged by, besides the reports that are there. */
export interface Standing {
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

export type Judgement = { status: 'stored' | 'duplicate' } | { status: 'refused'; code: ProblemCode; detail: string };

const refused = (code: ProblemCode, detail: string): Judgement => ({ status: 'refused', code, detail });

/** Decides about one report, given all that are stored. Pure: the caller adds it to `known` when it is stored. */
export function judge(
  report: TakenReport,
  known: ReadonlyMap<string, TakenReport>,
  standing: Standing,
  now: Date,
): Judgement {
  const authority = authorityOf(report.source);
  const same = known.get(reportKey(report));
  if (same) {
    return isDeepStrictEqual(normal(same), normal(report))
      ? { status: 'duplicate' }
      : refused('event_id_reused', 'An event with this id and another content is stored.');
  }
  if (authority === 'capture' && report.type === 'result.reported') {
    return refused('not_asserted_by_token', 'Results are asserted with an API key: send them from your server.');
  }
  if (standing.state === 'expired') return refused('session_expired', 'The session expired before this arrived.');
  if (Math.abs(new Date(report.at).getTime() - now.getTime()) > clockSlack) {
    return refused('event_time_implausible', 'The time is more than a day away from ours.');
  }
  if (standing.state !== 'in_progress' && !isLate(report, known, standing, now)) {
    return refused('session_finished', 'The session was finished before this arrived.');
  }
  const attempts = new Set<string>();
  for (const other of known.values()) {
    const isOwn = authorityOf(other.source) === authority;
    // A token uses up attempts of its own only: an engine's are never refused for what a phone has begun.
    if (authority === 'capture' || isOwn) attempts.add(other.attempt);
    if (other.attempt !== report.attempt || !isOwn) continue;
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

/**
 * After the end. An engine's results count while the session awaits action, whenever they come. What a phone kept of an
 * earlier attempt is taken for a while by the server's clock: it completes the history and can change nothing else. Of an
 * attempt that was not known before, the phone's own clock must say that it happened before the end.
 */
function isLate(report: TakenReport, known: ReadonlyMap<string, TakenReport>, standing: Standing, now: Date): boolean {
  const isKnown = [...known.values()].some(({ attempt }) => attempt === report.attempt);
  if (authorityOf(report.source) === 'engine' && isKnown && standing.state === 'awaiting_action') return true;
  const { finishedAt, endedAt } = standing;
  return (
    finishedAt !== null &&
    endedAt !== null &&
    report.attempt !== standing.decidingAttempt &&
    (isKnown || new Date(report.at) <= finishedAt) &&
    now.getTime() - endedAt.getTime() <= lateDelivery
  );
}

/**
 * The same moment may be written in two zones; and a phone that repeats the start of an attempt after a change from
 * wireless to mobile comes from another address: what its connection tells is no part of what it says.
 */
function normal({ source: _, ...report }: TakenReport): object {
  const at = new Date(report.at).toISOString();
  if (report.type !== 'attempt.started') return { ...report, at };
  const { userAgent: __, clientIp: ___, ...said } = report;
  return { ...said, at };
}
