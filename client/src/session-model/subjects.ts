import type { Subject } from '../../../shared/note/document.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import type { SectionId } from './sections.ts';
import { subjectWords } from './subject-words.ts';
import { words as sessionWords } from './words.ts';

const { summary: s, activities: a, page } = sessionWords;

/** Fields of the page that can have threads: a path names the value, its label is the row's. */
export const fieldLabels = {
  get 'subject.firstName'() {
    return s.fields.firstName;
  },
  get 'subject.lastName'() {
    return s.fields.lastName;
  },
  get 'subject.nativeName'() {
    return s.fields.nativeName;
  },
  get 'subject.documentNumber'() {
    return s.fields.documentNumber;
  },
  get 'subject.personalNumber'() {
    return s.fields.personalNumber;
  },
  get 'subject.sex'() {
    return s.fields.sex;
  },
  get 'subject.birthDate'() {
    return s.fields.birthDate;
  },
  get 'subject.issueDate'() {
    return s.fields.issueDate;
  },
  get 'subject.expirationDate'() {
    return s.fields.expirationDate;
  },
  get 'subject.nationality'() {
    return s.fields.nationality;
  },
  get documentType() {
    return s.fields.document;
  },
  get state() {
    return s.verified;
  },
  get 'verification.livenessPassed'() {
    return s.liveness;
  },
  get 'verification.documentValid'() {
    return s.documentValid;
  },
  get 'verification.faceLevel'() {
    return s.faceLevel;
  },
  get 'verification.matchConfidence'() {
    return s.confidence;
  },
  get 'verification.spoof'() {
    return s.spoof;
  },
  get companyName() {
    return s.company;
  },
  get 'activities.device'() {
    return a.userAgent;
  },
  get 'activities.deviceType'() {
    return a.deviceType;
  },
  get 'activities.browser'() {
    return a.browser;
  },
  get 'activities.os'() {
    return a.os;
  },
  get 'activities.sessionId'() {
    return page.sessionId;
  },
  get 'activities.clientIp'() {
    return a.clientIp;
  },
  get 'activities.startedAt'() {
    return a.started;
  },
  get 'activities.finishedAt'() {
    return a.finished;
  },
  get 'activities.livenessFinished'() {
    return a.livenessFinished;
  },
  get 'activities.documentFinished'() {
    return a.documentFinished;
  },
  get 'activities.attempts'() {
    return a.attempts;
  },
  get 'activities.expiresAt'() {
    return a.expires;
  },
  get 'activities.userAgent'() {
    return a.rawAgent;
  },
} as const;
export type FieldPath = keyof typeof fieldLabels | `extra.${string}`;

/** `field:subject.sex` → `['field', 'subject.sex']` */
export function partsOf(about: Subject): [kind: string, rest: string] {
  const at = about.indexOf(':');
  return [about.slice(0, at), about.slice(at + 1)];
}

/** The section that shows it; null for marks, which are on the photos. */
export function sectionOf(about: Subject): SectionId | null {
  const [kind, rest] = partsOf(about);
  if (kind === 'mrz') return 'mrz';
  if (kind === 'hit') return 'pep';
  if (kind === 'mark') return null;
  return rest.startsWith('extra.') ? 'extra' : rest.startsWith('activities.') ? 'activities' : 'summary';
}

/** Label of a field, an MRZ item or a hit; null when it is not on the page (any more). Marks are named elsewhere. */
export function nameOfSubject(about: Subject, view: SessionView | undefined): string | null {
  const [kind, rest] = partsOf(about);
  if (kind === 'mrz') return subjectWords.mrz({ item: rest });
  if (kind === 'hit') return subjectWords.hit;
  if (kind !== 'field') return null;
  const extra = rest.startsWith('extra.') && view?.extra.find((field) => `extra.${field.key}` === rest);
  if (extra) return extra.label;
  return Object.hasOwn(fieldLabels, rest) ? fieldLabels[rest as keyof typeof fieldLabels] : null;
}
