import type { AttemptView, StepName } from '../../../../shared/session/attempt.ts';

/** Done in the newest attempt that has begun it: a second try counts, not the one before. */
export function stepFinished(attempts: readonly AttemptView[], steps: readonly StepName[]): boolean | null {
  const attempt = attempts.find((a) => a.steps.some((s) => steps.includes(s.step)));
  if (!attempt) return null;
  // A side taken again counts by its last try.
  const last = steps.map((name) => attempt.steps.findLast((s) => s.step === name));
  const met = last.filter((s) => s && s.outcome !== 'skipped');
  return met.length > 0 && met.every((s) => s?.outcome === 'done');
}

/** A step that has not come yet is no answer while the person may still get there; afterwards it is a No. */
export const finishedAnswer = (finished: boolean | null, isLive: boolean): boolean | null =>
  isLive && finished !== true ? null : (finished ?? false);
