import type { FactType } from '../../../shared/event.ts';
import { linkingTypes } from '../../../shared/links.ts';
import type { Change } from './store.ts';

type FactFamily = FactType extends `${infer Noun}.${string}` ? `${Noun}.` : never;

/**
 * Facts that make a server answer stale: of one type, of all types of a noun (`noun.`), or any. A snapshot, which skips facts,
 * makes everything stale.
 */
export const staleBy = {
  alerts: ['alert.', 'hit.reviewed'],
  alertCount: ['alert.'],
  apiKeys: ['api_key.'],
  branding: ['branding.'],
  // The feed restarts with a snapshot when a reviewer is added.
  colleagues: [],
  conditions: ['conditions.'],
  exports: ['report_export.'],
  links: linkingTypes,
  mentions: ['mention.'],
  person: 'any',
  readyTexts: ['ready_text.'],
  rejectionTags: ['rejection_tag.'],
  reports: 'any',
  screening: ['screening.', 'screening_list.', 'rescreening.'],
  sessionTags: ['session_tag.'],
  signing: ['certificate.'],
} satisfies Record<string, readonly (FactType | FactFamily)[] | 'any'>;

export type QueryName = keyof typeof staleBy;

/** Whether a change makes an answer stale. `isAbout`: where only facts of some sessions concern it. */
export function isStale(name: QueryName, change: Change, isAbout?: (sessionId: string) => boolean): boolean {
  if (change.type === 'snapshot') return true;
  const causes: readonly string[] | 'any' = staleBy[name];
  return change.facts.some(
    ({ type, sessionId }) =>
      (causes === 'any' || causes.some((cause) => (cause.endsWith('.') ? type.startsWith(cause) : type === cause))) &&
      (!isAbout || (sessionId !== null && isAbout(sessionId))),
  );
}
