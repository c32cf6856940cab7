import type { AttemptView, StepName } from '../../../../shared/session/attempt.ts';
import type { SessionState } from '../../../../shared/session/session.ts';
import { words } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';
import { countryName } from '../../ui/text/country-name.ts';
import { formatDuration, formatNumber } from '../../ui/text/format.ts';
import { missing } from '../data/missing.ts';
import { whoOf } from '../data/provenance.ts';
import { type ComparedRow, nameOf } from './differences.ts';

const w = words.attempts;

/** Outcome; `open`: pending, or never reached. */
export type Way = 'good' | 'bad' | 'open';
export interface Described {
  way: Way;
  what: string;
}

/** Content of a cell, independent of rendering. */
export type Filled =
  | { as: 'text'; text: string }
  | { as: 'time'; at: string }
  | { as: 'duration'; from: string; to: string | null }
  | { as: 'answer'; yes: boolean; what: string }
  | { as: 'level'; level: number }
  | { as: 'outcomes'; all: Described[] };

/** A row of the comparison: its content for an attempt. `null`: unknown. */
export interface AttemptRow {
  key: keyof typeof w.rows;
  compared?: ComparedRow;
  of: (attempt: AttemptView) => Filled | null;
}

const say = (text: string | null | undefined): Filled | null => (text ? { as: 'text', text } : null);
const answer = (yes: boolean | null, whenYes = text.ui.yes, whenNo = text.ui.no): Filled | null =>
  yes === null ? null : { as: 'answer', yes, what: yes ? whenYes : whenNo };

export const attemptRows = {
  run: [
    { key: 'started', of: (a) => ({ as: 'time', at: a.startedAt }) },
    {
      key: 'ended',
      of: (a) =>
        a.finishedAt
          ? { as: 'time', at: a.finishedAt }
          : say(a.outcome === null ? w.stillRunning : words.page.notReported),
    },
    {
      key: 'lasted',
      of: (a) => (a.outcome === null || a.finishedAt ? { as: 'duration', from: a.startedAt, to: a.finishedAt } : null),
    },
    { key: 'outcome', compared: 'outcome', of: (a) => ({ as: 'outcomes', all: [outcomeOf(a)] }) },
  ],
  from: [
    {
      key: 'device',
      compared: 'device',
      of: (a) => say(a.device && `${a.device.name} · ${words.activities.kinds[a.device.kind]}`),
    },
    { key: 'browser', compared: 'browser', of: (a) => say(a.device?.browser) },
    { key: 'os', compared: 'os', of: (a) => say(a.device?.os) },
    { key: 'ip', compared: 'ip', of: (a) => say(a.clientIp) },
  ],
  document: [
    {
      key: 'document',
      compared: 'document',
      of: (a) => say([documentOf(a), a.issuingState && countryName(a.issuingState)].filter(Boolean).join(' · ')),
    },
    { key: 'subject', compared: 'subject', of: (a) => say(nameOf(a)) },
    { key: 'documentNumber', compared: 'documentNumber', of: (a) => say(a.subject?.documentNumber) },
    {
      key: 'claimed',
      of: ({ claim }) => say(claim && [nameOf(claim), claim.subject?.documentNumber].filter(Boolean).join(' · ')),
    },
  ],
  steps: [
    {
      key: 'challenges',
      compared: 'challenges',
      of: (a) => (a.challenges.length > 0 ? { as: 'outcomes', all: a.challenges.map(challengeOf) } : null),
    },
  ],
  results: [
    { key: 'liveness', compared: 'liveness', of: (a) => answer(a.verification.livenessPassed) },
    { key: 'valid', compared: 'valid', of: (a) => answer(a.verification.documentValid) },
    {
      key: 'face',
      compared: 'face',
      of: (a) => (a.verification.faceLevel === null ? null : { as: 'level', level: a.verification.faceLevel }),
    },
    {
      key: 'confidence',
      compared: 'confidence',
      of: ({ verification: { matchConfidence } }) =>
        say(matchConfidence === null ? null : `${formatNumber(matchConfidence)} ${words.summary.ofHundred}`),
    },
    {
      key: 'real',
      compared: 'real',
      of: (a) => answer(a.verification.idReal, words.summary.idReal, words.summary.idSpoofed),
    },
    {
      key: 'full',
      compared: 'full',
      of: (a) => answer(a.verification.fullId, words.summary.fullId, words.summary.notFullId),
    },
    { key: 'sources', of: (a) => say(sourcesOf(a)) },
    {
      key: 'missing',
      of: (a) => say(a.photosMissing?.map((photo) => words.provenance.photos[photo]).join(text.ui.comma)),
    },
  ],
} as const satisfies Record<string, readonly AttemptRow[]>;

function outcomeOf({ outcome }: AttemptView): Described {
  const way = outcome === 'completed' ? 'good' : outcome === null ? 'open' : 'bad';
  return { way, what: outcome ? words.attemptOutcomes[outcome] : w.running };
}

const documentOf = ({ documentType, sources }: AttemptView): string | null =>
  documentType &&
  [
    text.sessions.documents[documentType],
    ...(sources?.documentType?.kind === 'capture' ? [`(${words.provenance.chosen})`] : []),
  ].join(' ');

/** The capture page's own claim is no result. */
function challengeOf({ challenge, passed, source }: AttemptView['challenges'][number]): Described {
  const how = passed === null ? w.unanswered : passed ? w.passed : w.missed;
  const isClaim = source?.kind === 'capture';
  return {
    way: passed === null || isClaim ? 'open' : passed ? 'good' : 'bad',
    what: w.challenge({ what: text.sessions.challenges[challenge], how: isClaim ? w.claimed({ how }) : how }),
  };
}

/** Each source of its results once, with its engines. */
const sourcesOf = ({ verification, sources }: AttemptView): string => {
  const names = Object.keys(verification) as (keyof AttemptView['verification'])[];
  const wording = names.flatMap((name) => (verification[name] !== null && sources?.[name] ? whoOf(sources[name]) : []));
  return [...new Set(wording)].join(text.ui.comma);
};

/** Outcome and duration; for a repeated step, the last run and the count. */
export function stepDescribed(
  attempt: AttemptView,
  step: StepName,
): (Described & { lasted: string | null; times: string | null }) | null {
  const runs = attempt.steps.filter((s) => s.step === step);
  const run = runs.at(-1);
  if (!run) return null;
  return {
    way: run.outcome === 'done' ? 'good' : run.outcome === 'failed' ? 'bad' : 'open',
    what: run.outcome ? words.stepOutcomes[run.outcome] : attempt.outcome === null ? w.running : w.unfinished,
    lasted: run.finishedAt && formatDuration(Date.parse(run.finishedAt) - Date.parse(run.startedAt)),
    times: runs.length > 1 ? w.times({ n: runs.length }) : null,
  };
}

/** No value: pending during capture, otherwise not available. */
export const unknownIn = (attempt: AttemptView, state: SessionState): string =>
  attempt.outcome === null ? missing(state) : words.page.notReported;
