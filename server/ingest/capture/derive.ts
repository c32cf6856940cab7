import type { AttemptOutcome } from '../../../shared/session/attempt.ts';
import { type Attempt, type Ending, readAttempt, type Try } from './read-attempt.ts';
import type { ReceivedEvent } from './received-event.ts';

export type { Attempt } from './read-attempt.ts';

export interface Capture {
  /** Oldest first. */
  attempts: Attempt[];
  /** The one that the session's summary shows: what finished it, else the newest. */
  current: Attempt | undefined;
  /** Set when the session is over. */
  end: { attemptId: string; at: string } | undefined;
  /** Events that an attempt's end announced and that are not there. */
  lateEvents: number;
  /**
   * The newest attempt that may still end the session, when it has ended and something of it is still to come; `since`
   * its end was received.
   */
  awaited: { attemptId: string; since: string } | undefined;
}

interface Terms {
  maxAttempts: number;
  /** Nothing more will come: an end counts although events before it are missing, and what runs was given up. */
  settled: boolean;
  /** Attempts that were waited for long enough: their end counts although something is missing. */
  closed?: readonly string[];
  /** Attempts that end nothing any more: the subject was asked for another try after them. */
  setAside?: readonly string[];
  /** The attempt that ended the session: once it is over, none takes its place. */
  decidedBy?: string | null;
}

/**
 * Computes a session from everything that was reported of it. A pure function of the *set* of events: what comes
 * twice or out of order changes nothing, which is what makes a bad network harmless.
 */
export function deriveCapture(events: readonly ReceivedEvent[], terms: Terms): Capture {
  const byAttempt = Map.groupBy(events, (r) => r.attempt);
  const isAside = (t: Try) => terms.setAside?.includes(t.view.id) === true;
  const isClosed = (t: Try) => terms.settled || terms.closed?.includes(t.view.id) === true;
  // A phone whose clock is behind begins another try after those that were set aside, whatever it says.
  const tries = [...byAttempt.values()]
    .map((all) => readAttempt(all))
    .sort((a, b) => Number(isAside(b)) - Number(isAside(a)) || byBeginning(a, b));
  const attempts = tries.map((t, i): Attempt => {
    const hasNext = tries[i + 1] !== undefined;
    const end = endOf(t);
    const isOver = end !== undefined && (!isAwaited(t) || isClosed(t) || (hasNext && !isUnanswered(t)));
    const isGivenUp = !isOver && (hasNext || terms.settled);
    const outcome: AttemptOutcome | null = isOver ? end.outcome : isGivenUp ? 'abandoned' : null;
    return {
      ...t.view,
      sources: { ...t.view.sources, ...(isOver && { outcome: end.source }) },
      number: i + 1,
      outcome,
      finishedAt: isOver ? end.at : isGivenUp ? t.lastAt : null,
    };
  });
  const counting = attempts.filter((a) => !terms.setAside?.includes(a.id));
  const completed = counting.filter((a) => a.outcome === 'completed');
  const asserted = new Set(tries.flatMap((t) => (t.ends.engine ? t.view.id : [])));
  const deciding =
    (terms.decidedBy ? attempts.find((a) => a.id === terms.decidedBy) : undefined) ??
    completed.find((a) => asserted.has(a.id)) ??
    completed[0] ??
    (attempts.length >= terms.maxAttempts && counting.every((a) => a.outcome !== null) ? counting.at(-1) : undefined);
  const end = deciding?.finishedAt ? { attemptId: deciding.id, at: deciding.finishedAt } : undefined;
  const newest = tries.findLast((t) => !isAside(t));
  return {
    attempts,
    current: deciding ?? attempts.at(-1),
    end,
    lateEvents: tries.reduce((sum, t) => sum + (isAside(t) ? 0 : missingOf(t)), 0),
    awaited:
      newest && isAwaited(newest) && !isClosed(newest)
        ? { attemptId: newest.view.id, since: endOf(newest)!.source.at }
        : undefined,
  };
}

/** An engine's word about the end counts before the phone's. */
const endOf = ({ ends }: Try): Ending | undefined => ends.engine ?? ends.capture;

const missingOf = ({ ends }: Try): number => (ends.engine?.missing ?? 0) + (ends.capture?.missing ?? 0);

/** Completed as the phone says, and no engine has said the end of its results. */
const isUnanswered = ({ ends }: Try): boolean => !ends.engine && ends.capture?.outcome === 'completed';

/** It has ended, and more of it is to come: announced events, an engine's results, or photos that the phone still has. */
function isAwaited(t: Try): boolean {
  if (!endOf(t)) return false;
  if (missingOf(t) > 0 || isUnanswered(t)) return true;
  const isPhoneDone = t.ends.capture !== undefined || !t.hasCapture;
  return !isPhoneDone && t.ends.engine?.outcome === 'completed' && t.view.photosMissing.length > 0;
}

const byBeginning = (a: Try, b: Try): number =>
  a.view.startedAt < b.view.startedAt ? -1 : a.view.startedAt > b.view.startedAt ? 1 : a.view.id < b.view.id ? -1 : 1;
