import type { Change } from '../live/store.ts';

/**
 * Whether settings of this kind may have changed.
 *
 * Facts about no session are not told to pages one by one, but the log's place moves over them: where it moved further than
 * what was told, settings may be among the rest.
 */
export const concerns = (change: Change, kind: 'conditions.' | 'rejection_tag.'): boolean =>
  change.type === 'snapshot' ||
  change.facts.some((fact) => fact.type.startsWith(kind)) ||
  change.to - change.from > change.facts.length;
