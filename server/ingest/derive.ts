import type { Report } from '../../shared/api/ingest.ts';
import type { AttemptOutcome, AttemptView, ChallengeView, StepView } from '../../shared/attempt.ts';
import type { Subject } from '../../shared/document.ts';
import { levelOfFar } from '../../shared/far.ts';
import type { Verification } from '../../shared/session.ts';
import { countryOfIp } from '../checks/ip-country.ts';
import { checkMrz } from '../checks/mrz-check.ts';
import { deviceOf } from './device.ts';

/** An attempt as stored: its photos are joined on reading. */
export type Attempt = Omit<AttemptView, 'photoIds'>;

export interface Capture {
  /** Oldest first. */
  attempts: Attempt[];
  /** The one that the session's summary shows: what finished it, else the newest. */
  current: Attempt | undefined;
  /** Set when the session is over. */
  end: { attemptId: string; at: string } | undefined;
  /** Reports that an attempt's end announced and that are not there. */
  lateReports: number;
  /** Of these, those of the attempt that may still end the session: it is worth waiting for them. */
  awaited: number;
}

interface Terms {
  maxAttempts: number;
  /** Nothing more will come: an end counts although reports before it are missing, and what runs was given up. */
  settled: boolean;
  /** Attempts that end nothing any more: the subject was asked for another try after them. */
  setAside?: readonly string[];
  /** The attempt that ended the session: once it is over, none takes its place. */
  decidedBy?: string | null;
}

/**
 * Computes a session from everything that its phone reported. A pure function of the *set* of reports: what comes
 * twice or out of order changes nothing, which is what makes a bad network harmless.
 */
export function deriveCapture(reports: readonly Report[], terms: Terms): Capture {
  const byAttempt = Map.groupBy(reports, (r) => r.attempt);
  const isAside = (t: Try) => terms.setAside?.includes(t.view.id) === true;
  // A phone whose clock is behind begins another try after those that were set aside, whatever it says.
  const tries = [...byAttempt.values()]
    .map((all) => readAttempt(all))
    .sort((a, b) => Number(isAside(b)) - Number(isAside(a)) || byBeginning(a, b));
  const attempts = tries.map((t, i): Attempt => {
    const next = tries[i + 1];
    const { end, ...rest } = t;
    const over = end && (t.missing === 0 || terms.settled || next !== undefined);
    const givenUp = !end && (next !== undefined || terms.settled);
    return {
      ...rest.view,
      number: i + 1,
      outcome: over ? end.outcome : givenUp ? 'abandoned' : null,
      finishedAt: over ? end.at : givenUp ? t.lastAt : null,
    };
  });
  const counting = attempts.filter((a) => !terms.setAside?.includes(a.id));
  const deciding =
    (terms.decidedBy ? attempts.find((a) => a.id === terms.decidedBy) : undefined) ??
    counting.find((a) => a.outcome === 'completed') ??
    (attempts.length >= terms.maxAttempts && counting.every((a) => a.outcome !== null) ? counting.at(-1) : undefined);
  const end = deciding?.finishedAt ? { attemptId: deciding.id, at: deciding.finishedAt } : undefined;
  return {
    attempts,
    current: deciding ?? attempts.at(-1),
    end,
    lateReports: tries.reduce((sum, t) => sum + (isAside(t) ? 0 : t.missing), 0),
    awaited: tries.findLast((t) => !isAside(t))?.missing ?? 0,
  };
}

interface Try {
  view: Omit<Attempt, 'number' | 'outcome' | 'finishedAt'>;
  end: { at: string; outcome: AttemptOutcome } | undefined;
  /** How many of 1 … end are not there. */
  missing: number;
  lastAt: string;
}

const byBeginning = (a: Try, b: Try): number =>
  a.view.startedAt < b.view.startedAt ? -1 : a.view.startedAt > b.view.startedAt ? 1 : a.view.id < b.view.id ? -1 : 1;

function readAttempt(unordered: readonly Report[]): Try {
  const reports = unordered.map((r) => ({ ...r, at: new Date(r.at).toISOString() })).sort((a, b) => a.n - b.n);
  const first = reports[0]!;
  const view: Try['view'] = {
    id: first.attempt,
    startedAt: first.at,
    device: null,
    userAgent: null,
    clientIp: null,
    ipCountry: null,
    documentType: null,
    issuingState: null,
    steps: [],
    challenges: [],
    subject: null,
    mrz: null,
    verification: nothingKnown(),
  };
  let end: Try['end'];
  let missing = 0;
  let lines: string[] | undefined;
  for (const r of reports) {
    switch (r.type) {
      case 'attempt.started':
        view.startedAt = r.at;
        view.userAgent = r.userAgent ?? null;
        view.clientIp = r.clientIp ?? null;
        view.ipCountry = r.clientIp === undefined ? null : countryOfIp(r.clientIp);
        view.device = r.userAgent === undefined ? null : deviceOf(r.userAgent);
        break;
      case 'step.started':
        view.steps.push({ step: r.step, startedAt: r.at, finishedAt: null, outcome: null });
        break;
      case 'step.finished':
        finishStep(view.steps, r);
        break;
      case 'challenge.started':
        view.challenges.push({ challenge: r.challenge, startedAt: r.at, finishedAt: null, passed: null });
        break;
      case 'challenge.finished':
        finishChallenge(view.challenges, r);
        break;
      case 'document.chosen':
        view.documentType = r.documentType;
        view.issuingState = r.issuingState ?? view.issuingState;
        break;
      case 'document.read':
        view.subject = { ...view.subject, ...r.fields } as Subject;
        lines = r.mrz ?? lines;
        break;
      case 'result.reported':
        view.verification = mergeResult(view.verification, r);
        break;
      case 'attempt.finished':
        end = { at: r.at, outcome: r.outcome };
        missing = r.n - reports.filter((other) => other.n <= r.n).length;
        break;
      case 'photo.received':
        break;
      default:
        r satisfies never;
    }
  }
  // Once, however often the lines were read: all of this runs again with every batch.
  if (lines) view.mrz = checkMrz(lines);
  const printed = view.mrz?.items.find((i) => i.category === 'Issuing state');
  if (view.issuingState === null && printed?.valid) view.issuingState = printed.value;
  view.verification.documentValid = view.mrz ? view.mrz.valid : null;
  return { view, end, missing, lastAt: reports.at(-1)!.at };
}

const nothingKnown = (): Verification => ({
  livenessPassed: null,
  documentValid: null,
  faceLevel: null,
  matchConfidence: null,
  idReal: null,
  fullId: null,
});

function finishStep(steps: StepView[], r: Extract<Report, { type: 'step.finished' }>): void {
  const open = steps.findLast((s) => s.step === r.step && s.finishedAt === null);
  if (open) Object.assign(open, { finishedAt: r.at, outcome: r.outcome });
  else steps.push({ step: r.step, startedAt: r.at, finishedAt: r.at, outcome: r.outcome });
}

function finishChallenge(all: ChallengeView[], r: Extract<Report, { type: 'challenge.finished' }>): void {
  const open = all.findLast((c) => c.challenge === r.challenge && c.finishedAt === null);
  if (open) Object.assign(open, { finishedAt: r.at, passed: r.passed });
  else all.push({ challenge: r.challenge, startedAt: r.at, finishedAt: r.at, passed: r.passed });
}

/** A later report of a result overrides an earlier one, field by field. */
function mergeResult(before: Verification, r: Extract<Report, { type: 'result.reported' }>): Verification {
  return {
    ...before,
    livenessPassed: r.livenessPassed ?? before.livenessPassed,
    faceLevel: r.faceLevel ?? (r.far === undefined ? before.faceLevel : levelOfFar(r.far)),
    matchConfidence: r.matchConfidence ?? before.matchConfidence,
    idReal: r.idReal ?? before.idReal,
    fullId: r.fullId ?? before.fullId,
  };
}
