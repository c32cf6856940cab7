import type { PersonReason } from '../../../shared/api/links.ts';
import type { LinkReason, LinkVerdict } from '../../../shared/links.ts';
import { sentence } from '../text/visible.ts';

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Every word of *Seen before* and of a person's page. Another language is another object of this shape. */
export const words = {
  title: 'Seen before',
  reasons: {
    person: 'Same name and birth date',
    personal_number: 'Same personal number',
    document: 'Same document',
    photo: 'Identical photo',
    similar_photo: 'Nearly identical photo',
    device: 'Same device',
    address: 'Same IP address',
  } satisfies Record<LinkReason, string>,
  found: (n: number) => `${plural(n, 'other session shares', 'other sessions share')} details with this one`,
  none: 'Not seen before',
  noneDetail: 'No other session shares this person, document, personal number, device, IP address or photo.',
  failed: "Couldn't load linked sessions",
  list: 'Linked sessions',
  onlyAddress: (n: number) => `${plural(n, 'session', 'sessions')} with only the IP address in common`,
  cut: 'Only the closest and newest matches are shown.',
  withoutPrint: (n: number) =>
    `${plural(n, 'photo of this session is', 'photos of this session are')} matched only as identical files.`,
  noReason: 'Nothing in common anymore',
  open: (shortId: string) => `Open session ${shortId}`,
  unnamed: 'Unidentified',
  decidedBy: {
    conditions: 'automatically',
    unknown: 'by a reviewer',
    reviewer: (name: string) => sentence`by ${name}`,
  },
  sideBySide: { show: 'Compare', hide: 'Hide comparison', of: (shortId: string) => `Compare with session ${shortId}` },
  columns: { field: 'Field', here: 'This session', other: 'Other session' },
  fields: {
    name: 'Name',
    documentNumber: 'Document number',
    issuingState: 'Issuing state',
    personalNumber: 'Personal number',
    nationality: 'Nationality',
    state: 'State',
    created: 'Created',
    reference: 'Reference',
  },
  differs: 'Different',
  empty: 'Not known',
  photos: { document: 'Document', face: 'Face', exact: 'Identical file', similar: 'Nearly identical' },
  noPhoto: 'No photo',
  enlarge: (what: string) => `Compare in full size: ${what}`,
  review: {
    label: 'Is this the same person?',
    verdicts: { same: 'Same person', different: 'Not the same', unsure: 'Unsure' } satisfies Record<
      LinkVerdict,
      string
    >,
    reason: 'Reason (optional)',
    save: 'Save',
    saving: 'Saving…',
    cancel: 'Cancel',
    undo: 'Undo',
    by: (name: string) => sentence`by ${name}`,
    somebody: 'a colleague',
    failed: 'Review not saved',
    meanwhile: 'A colleague reviewed this pair in the meantime. Check their answer, then review again.',
  },
  person: {
    link: 'All sessions of this person',
    title: 'Person',
    lead: 'Sessions with the same document or personal number, and those reviewers marked as the same person.',
    list: 'Sessions of this person, newest first',
    count: (n: number) => plural(n, 'session', 'sessions'),
    alone: 'Only this session so far',
    aloneDetail:
      'Sessions of the same person appear here when a document or personal number matches, or a reviewer links them.',
    failed: "Couldn't load this person",
    gone: 'Session not found',
    goneDetail: 'It may have been deleted, or it belongs to another company.',
    start: 'Opened from this session',
    by: {
      same: 'Marked as the same person',
      personal_number: 'Same personal number',
      document: 'Same document',
    } satisfies Record<PersonReason, string>,
    cut: 'Only the first 200 sessions are shown.',
  },
};
