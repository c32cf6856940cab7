import type { EntryKind, Topic } from '../../../../../shared/screening/screening.ts';

/** Topics of FollowTheMoney by their whole meaning; the longest beginning counts. A body that sanctions others back is not sanctioned by them. */
const topics: readonly [string, Topic][] = [
  ['sanction.counter', 'sanction_counter'],
  ['sanction.linked', 'sanction_linked'],
  ['sanction', 'sanction'],
  ['asset.frozen', 'sanction'],
  ['debarment', 'debarment'],
  ['export.', 'export_control'],
  ['role.pep', 'pep'],
  ['role.pol', 'pep'],
  ['gov.head', 'pep'],
  ['role.rca', 'close_associate'],
  ['crime', 'crime'],
  ['wanted', 'wanted'],
  ['reg.', 'regulatory'],
  ['corp.disqual', 'regulatory'],
];

export const ftmTopic = (topic: string): Topic =>
  topics.find(([begin]) => topic === begin || topic.startsWith(begin.endsWith('.') ? begin : `${begin}.`))?.[1] ??
  'other';

/** What an entity of FollowTheMoney is. */
export function ftmKind(schema: string): EntryKind {
  if (schema === 'Person') return 'person';
  if (schema === 'Vessel') return 'vessel';
  if (schema === 'Airplane') return 'aircraft';
  return ['Company', 'Organization', 'LegalEntity', 'PublicBody'].includes(schema) ? 'organisation' : 'other';
}
