import { type StepName, stepNames } from '../session/attempt.ts';

/** What a ready text is for: a message to the subject, by step; the note of a rejection, by tag. */
export const readyTextKinds = ['resubmission', 'rejection'] as const;
export type ReadyTextKind = (typeof readyTextKinds)[number];

/** Steps that a subject can be sent back to: processing is ours. */
export const resubmissionSteps = stepNames.filter(
  (step): step is Exclude<StepName, 'processing'> => step !== 'processing',
);
export type ResubmissionStep = (typeof resubmissionSteps)[number];

export const mostReadyTexts = 8;
/** Characters: as a reason. */
export const longestReadyText = 500;
