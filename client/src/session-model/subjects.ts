import type { Subject } from '../../../shared/note/document.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import type { SectionId } from './sections.ts';
import { subjectWords } from './subject-words.ts';
import { words as sessionWords } from './words.ts';

const { summary: s, activities: a, page } = sessionWords;

/** Fields of the page that can be spoken about: a path names what they show, its label is the row's own. */
export const fieldLabels = {
  'subject.firstName': s.fields.firstName,
  'subject.lastName': s.fields.lastName,
  'subject.nativeName': s.fields.nativeName,
  'subject.documentNumber': s.fields.documentNumber,
  'subject.personalNumber': s.fields.personalNumber,
  'subject.sex': s.fields.sex,
  'subject.birthDate': s.fields.birthDate,
  'subject.issueDate': s.fields.issueDate,
  'subject.expirationDate': s.fields.expirationDate,
  'subject.nationality': s.fields.nationality,
  documentType: s.fields.document,
  state: s.verified,
  'verification.livenessPassed': s.liveness,
  'verification.documentValid': s.documentValid,
  'verification.faceLevel': s.faceLevel,
  'verification.matchConfidence': s.confidence,
  'verification.spoof': s.spoof,
  companyName: s.company,
  'activities.device': a.userAgent,
  'activities.deviceType': a.deviceType,
  'activities.browser': a.browser,
  'activities.os': a.os,
  'activities.sessionId': page.sessionId,
  'activities.clientIp': a.clientIp,
  'activities.startedAt': a.started,
  'activities.finishedAt': a.finished,
  'activities.livenessFinished': a.livenessFinished,
  'activities.documentFinished': a.documentFinished,
  'activities.attempts': a.attempts,
  'activities.expiresAt': a.expires,
  'activities.userAgent': a.rawAgent,
} as const;
export type FieldPath = keyof typeof fieldLabels | `extra.${string}`;

/** `field:subject.sex` → `['field', 'subject.sex']` */
export function partsOf(about: Subject): [kind: string, rest: string] {
  const at = about.indexOf(':');
  return [about.slice(0, at), about.slice(at + 1)];
}

/** Where on the page it stands; null for marks, which are on the photos. */
export function sectionOf(about: Subject): SectionId | null {
  const [kind, rest] = partsOf(about);
  if (kind === 'mrz') return 'mrz';
  if (kind === 'hit') return 'pep';
  if (kind === 'mark') return null;
  return rest.startsWith('extra.') ? 'extra' : rest.startsWith('activities.') ? 'activities' : 'summary';
}

/** What a field, an MRZ item or a hit is called; null when it is not on the page (any more). Marks have names of their own. */
export function nameOfSubject(about: Subject, view: SessionView | undefined): string | null {
  const [kind, rest] = partsOf(about);
  if (kind === 'mrz') return subjectWords.mrz({ item: rest });
  if (kind === 'hit') return subjectWords.hit;
  if (kind !== 'field') return null;
  const extra = rest.startsWith('extra.') && view?.extra.find((field) => `extra.${field.key}` === rest);
  if (extra) return extra.label;
  return Object.hasOwn(fieldLabels, rest) ? fieldLabels[rest as keyof typeof fieldLabels] : null;
}
