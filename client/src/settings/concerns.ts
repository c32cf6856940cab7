import type { Change } from '../live/store.ts';

/** Whether settings of this kind may have changed. */
export const concerns = (change: Change, kind: 'conditions.' | 'rejection_tag.'): boolean =>
  change.type === 'snapshot' || change.facts.some((fact) => fact.type.startsWith(kind));
