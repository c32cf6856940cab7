import type { StepName } from '../../../shared/session/attempt.ts';
import { text } from '../text/text.ts';

/** `Asked by Ana to photograph the front again`; without a name where the reviewer is not known. */
export const askedTo = (step: StepName, who: string | undefined): string =>
  who === undefined ? text.sessions.resubmissions[step] : text.sessions.resubmissionsBy[step]({ who });
