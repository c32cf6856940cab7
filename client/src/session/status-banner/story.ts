import type { Resubmission } from '../../../../shared/decision/decision.ts';
import type { Progress } from '../../../../shared/live/down.ts';
import type { AttemptView, StepName, StepOutcome } from '../../../../shared/session/attempt.ts';
import type { Challenge } from '../../../../shared/session/liveness.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { words } from '../../session-model/words.ts';
import { text } from '../../text/text.ts';

export interface StepMark {
  step: StepName;
  state: 'waiting' | 'running' | StepOutcome;
}

/** Content of the status banner above a session. `ended` shows nothing. */
export type Story =
  | { kind: 'waiting' }
  | { kind: 'between'; attempt: AttemptView }
  /** A resubmission was requested and has not begun. */
  | { kind: 'asked'; attempt: AttemptView; resubmission: Resubmission; reviewerId: string | null }
  | {
      kind: 'running';
      attempt: AttemptView;
      step: StepName | null;
      challenge: Challenge | null;
      percent: number | null;
      steps: StepMark[];
      /** Since when the phone has been silent; `null` while events arrive. */
      silentSince: number | null;
    }
  | { kind: 'late' }
  | { kind: 'ended' };

/** A capturing phone sends an event every few seconds; after this it was left, locked or lost its network. */
export const silentAfterMs = 15_000;

/**
 * `heardAt`: time of the phone's last event, by this computer's clock, so that a wrong server clock does not make every phone
 * look silent.
 */
export function storyOf(view: SessionView, progress: Progress | undefined, heardAt: number, now: number): Story {
  if (view.state !== 'in_progress') return view.lateEvents > 0 ? { kind: 'late' } : { kind: 'ended' };
  const attempt = view.attemptHistory[0];
  if (!attempt) return { kind: 'waiting' };
  if (attempt.outcome !== null) {
    const { resubmission, decisions } = view;
    if (resubmission && attempt.startedAt < resubmission.at) {
      const by = decisions.find(({ kind }) => kind === 'resubmission_requested')?.reviewerId ?? null;
      return { kind: 'asked', attempt, resubmission: resubmission, reviewerId: by };
    }
    return view.lateEvents > 0 ? { kind: 'late' } : { kind: 'between', attempt };
  }

  const open = attempt.steps.findLast((s) => s.finishedAt === null)?.step ?? view.step;
  // Progress is volatile and may outlive its step: ignored for a finished step.
  const over = attempt.steps.some((s) => s.step === progress?.step && s.finishedAt !== null);
  const fresh = progress && !over ? progress : undefined;
  const asked = attempt.challenges.findLast((c) => c.finishedAt === null)?.challenge ?? null;
  const step = fresh?.step ?? open ?? null;
  return {
    kind: 'running',
    attempt,
    step,
    challenge: step === 'liveness' ? (fresh?.challenge ?? asked) : null,
    percent: fresh ? Math.round(fresh.percent) : null,
    steps: stepsOf(attempt, view, step),
    silentSince: now - heardAt > silentAfterMs ? heardAt : null,
  };
}

const fullCapture: readonly StepName[] = [
  'consent',
  'document_front',
  'document_back',
  'selfie',
  'liveness',
  'processing',
];

/** The steps in their usual order. A back side is shown only once it is certain: a passport has none. */
function stepsOf(attempt: AttemptView, view: SessionView, running: StepName | null): StepMark[] {
  const met = new Map(attempt.steps.map((s) => [s.step, s]));
  const type = attempt.documentType ?? view.documentType;
  const twoSided = type !== null && type !== 'passport';
  return fullCapture
    .filter((step) => step !== 'document_back' || met.has(step) || running === step || twoSided)
    .map((step): StepMark => {
      const known = met.get(step);
      if (known?.outcome) return { step, state: known.outcome };
      return { step, state: step === running || known ? 'running' : 'waiting' };
    });
}

/** `Liveness · turn left · 62 %`, from the known parts. */
export function headline(story: Extract<Story, { kind: 'running' }>): string {
  if (!story.step) return story.attempt.steps.length > 0 ? words.band.finishing : words.band.starting;
  const parts = [text.sessions.steps[story.step]];
  if (story.challenge) parts.push(text.sessions.challenges[story.challenge]);
  if (story.percent !== null) parts.push(words.band.percent({ percent: story.percent }));
  return parts.join(' · ');
}
/** `40 s`, `3 min`, `2 h`: how long a phone has been silent; seconds are irrelevant after a minute. */
export function agoInWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return words.band.seconds({ n: seconds });
  return seconds < 3600
    ? words.band.minutes({ n: Math.floor(seconds / 60) })
    : words.band.hours({ n: Math.floor(seconds / 3600) });
}
