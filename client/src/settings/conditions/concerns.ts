import type { Change } from '../../live/store.ts';

type Kind =
  | ('conditions.' | 'rejection_tag.' | 'screening.' | 'screening_list.' | 'rescreening.')
  | ('branding.' | 'certificate.');

/** Whether settings of one of these kinds may have changed. */
export const concerns = (change: Change, ...kinds: Kind[]): boolean =>
  change.type === 'snapshot' || change.facts.some((fact) => kinds.some((kind) => fact.type.startsWith(kind)));
