import type { ConditionResult } from '../../../../shared/conditions.ts';
import type { Subject } from '../../../../shared/document/document.ts';
import type { PhotoKind, PhotoView } from '../../../../shared/document/media.ts';
import { type MrzCheck, type MrzItem, mrzCategories } from '../../../../shared/document/mrz.ts';
import type { LogEvent } from '../../../../shared/event.ts';
import type { NoteInline, PrintInput, ReportIssue } from '../../../../shared/report/report.ts';
import type { AttemptView, StepName } from '../../../../shared/session/attempt.ts';
import { challenges } from '../../../../shared/session/liveness.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { emptyAttempt, emptyView } from '../../session/testing/fixture.ts';

/** Numbered ids that look like ours. */
export const id = (kind: number, n: number): string =>
  `0190f5a2-${String(kind).padStart(4, '0')}-7cc1-9a2b-${String(n).padStart(12, '0')}`;
/** Seconds after the session began. */
export const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds)).toISOString();
/** Sixty-four digits that are the same each time. */
export const hash = (n: number): string =>
  Array.from({ length: 64 }, (_, i) => ((n * 7 + i * 5 + ((n * i) % 13)) % 16).toString(16)).join('');

export const reviewers = [
  { id: id(1, 1), name: 'Nino Kapanadze' },
  { id: id(1, 2), name: 'Ben Koval' },
  { id: id(1, 3), name: 'Amélie Świątek' },
];
export const [nino, ben, amelie] = reviewers.map((one) => one.id) as [string, string, string];

/** Where each item stands in a passport's two lines. */
const td3: Record<(typeof mrzCategories)[number], [line: number, start: number, end: number]> = {
  'Document code': [0, 0, 2],
  'Issuing state': [0, 2, 5],
  'Last name': [0, 5, 13],
  'First name': [0, 15, 44],
  'Document number': [1, 0, 9],
  'Document number check digit': [1, 9, 10],
  Nationality: [1, 10, 13],
  Birthdate: [1, 13, 19],
  'Birthdate check digit': [1, 19, 20],
  Sex: [1, 20, 21],
  'Expiration date': [1, 21, 27],
  'Expiration date check digit': [1, 27, 28],
  'Personal number': [1, 28, 42],
  'Personal number check digit': [1, 42, 43],
  'Composite check digit': [1, 43, 44],
};

export function passportMrz(
  lines: [string, string],
  wrong: Partial<Record<MrzItem['category'], Partial<MrzItem>>> = {},
): MrzCheck {
  return {
    raw: lines,
    lines,
    format: 'TD3',
    valid: Object.keys(wrong).length === 0,
    problem: null,
    items: mrzCategories.map((category) => {
      const [line, start, end] = td3[category];
      const value = lines[line]!.slice(start, end).replace(/<+$/, '').replaceAll('<', ' ');
      const span = { line, start, end };
      const item: MrzItem = { category, value, valid: true, error: null, plain: null, wrong: [], span };
      return wrong[category] ? { ...item, valid: false, wrong: [span], ...wrong[category] } : item;
    }),
  };
}

export function photosOf(attempt: number, kinds: readonly PhotoKind[]): PhotoView[] {
  return kinds.map((kind, i) => ({
    id: id(3, attempt * 100 + i),
    attemptId: id(2, attempt),
    kind,
    takenAt: at(attempt * 300 + 20 + i * 9),
    ...(kind === 'selfie' || kind === 'liveness_frame' ? { width: 960, height: 1280 } : { width: 1600, height: 1008 }),
    size: 812_345 + i * 90_000,
  }));
}

export const sixKinds: readonly PhotoKind[] = [
  'document_front',
  'document_back',
  'selfie',
  'liveness_frame',
  'liveness_frame',
  'liveness_frame',
];

/** An attempt of five minutes; every second one fails. */
export function attemptOf(number: number, over: Partial<AttemptView> = {}): AttemptView {
  const start = number * 300;
  const steps: StepName[] = ['consent', 'document_front', 'document_back', 'selfie', 'liveness', 'processing'];
  const photos = photosOf(number, sixKinds);
  return {
    ...emptyAttempt,
    id: id(2, number),
    number,
    startedAt: at(start),
    finishedAt: at(start + 214),
    outcome: 'completed',
    device: { name: 'Samsung SM-G991B', kind: 'mobile', browser: 'Chrome 142', os: 'Android 15' },
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; SM-G991B Build/AP3A.240905.015) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    clientIp: '203.0.113.47',
    ipCountry: 'GE',
    documentType: 'passport',
    issuingState: 'GEO',
    steps: steps.map((step, i) => ({
      step,
      startedAt: at(start + i * 30),
      finishedAt: at(start + i * 30 + 24),
      outcome: 'done',
    })),
    challenges: challenges.slice(1, 4).map((challenge, i) => ({
      challenge,
      startedAt: at(start + 120 + i * 6),
      finishedAt: at(start + 125 + i * 6),
      passed: true,
      source: { kind: 'capture', keyId: null, keyName: null, engine: null, at: at(start + 125 + i * 6) },
    })),
    subject: { firstName: 'Nino', lastName: 'Kapanadze', documentNumber: '20AB12345' },
    verification: {
      livenessPassed: true,
      documentValid: true,
      faceLevel: 6,
      matchConfidence: 94,
      idReal: true,
      fullId: true,
    },
    photoIds: photos.map((photo) => photo.id),
    ...over,
  };
}

export const run = (authorId: string, minute: number, text: string, over: Partial<NoteInline> = {}): NoteInline =>
  ({ kind: 'text', text, authorId, at: at(1200 + minute * 60), marks: [], href: null, ...over }) as NoteInline;

export const conditionsAtEnd: ConditionResult[] = [
  { condition: 'completed', outcome: 'met', saw: { completed: true, lateEvents: 0 } },
  { condition: 'liveness', outcome: 'met', saw: { livenessPassed: true } },
  { condition: 'face_level', outcome: 'met', saw: { level: 6, atLeast: 4 } },
  { condition: 'mrz', outcome: 'not_met', saw: { valid: false } },
  { condition: 'front_back', outcome: 'not_met', saw: { differences: ['lastName'] } },
  { condition: 'id_real', outcome: 'met', saw: { idReal: true } },
  { condition: 'full_id', outcome: 'met', saw: { fullId: true } },
  { condition: 'screening', outcome: 'met', saw: { openHits: 0 } },
  { condition: 'expired_document', outcome: 'met', saw: { expires: '2033-04-15', today: '2026-11-23' } },
  { condition: 'minimum_age', outcome: 'met', saw: { age: 38, atLeast: 18 } },
  { condition: 'document_reused', outcome: 'unknown', saw: {} },
];

/** Everything that a phone reports of an attempt, as the log has it. */
export function factsOf(
  { id: attemptId, number, steps, challenges: asked, startedAt, finishedAt, outcome, photoIds }: AttemptView,
  sessionId: string,
  seq: number,
): LogEvent[] {
  const actor = `capture:${sessionId}` as const;
  const facts = [
    { type: 'attempt.started', at: startedAt, data: { attemptId, number } },
    { type: 'document.chosen', at: startedAt, data: { attemptId, documentType: 'passport' } },
    ...steps.flatMap(({ step, startedAt: from, finishedAt: to, outcome: how }) => [
      { type: 'step.started', at: from, data: { attemptId, step } },
      ...(to && how ? [{ type: 'step.finished', at: to, data: { attemptId, step, outcome: how } }] : []),
    ]),
    ...asked.map(({ challenge, finishedAt: to, passed }) => ({
      type: 'challenge.finished',
      at: to,
      data: { attemptId, challenge, passed },
    })),
    ...photoIds.map((photoId, i) => ({
      type: 'photo.received',
      at: startedAt,
      data: { attemptId, photoId, kind: sixKinds[i] ?? 'selfie' },
    })),
    { type: 'document.read', at: startedAt, data: { attemptId, mrzValid: false } },
    { type: 'result.reported', at: startedAt, data: { attemptId } },
    ...(finishedAt ? [{ type: 'attempt.finished', at: finishedAt, data: { attemptId, outcome } }] : []),
  ];
  return facts.map((fact, i) => ({ ...fact, seq: seq + i, sessionId, actor }) as LogEvent);
}

export const issue: ReportIssue = {
  format: 'vidimus-report',
  version: 1,
  reportId: id(9, 1),
  number: '2026-000042',
  sessionId: emptyView.id,
  company: { id: id(8, 1), name: 'Caucasus Demo Bank' },
  madeAt: '2026-11-24T08:15:30.000Z',
  madeBy: { kind: 'reviewer', id: nino, name: 'Nino Kapanadze' },
  final: true,
  paper: 'A4',
  language: 'en',
  state: hash(3),
  checkpoint: { seq: 184_226, hash: hash(11) },
  checkUrl: 'https://review.example.com/check#2026-000042.0190f5a2',
};

/** A session as a report of it is given to the page. */
export function inputOf(
  session: SessionView,
  over: Partial<PrintInput['record']> = {},
  issued: Partial<ReportIssue> = {},
): PrintInput {
  return {
    record: {
      format: 'vidimus-session',
      version: 2,
      session,
      reviewers,
      tags: [],
      note: null,
      photoHashes: session.photos.map((photo, i) => ({ id: photo.id, sha256: hash(i + 20) })),
      events: session.attemptHistory.toReversed().flatMap((attempt, i) => factsOf(attempt, session.id, 1000 + i * 60)),
      ...over,
    },
    issue: { ...issue, sessionId: session.id, ...issued },
    branding: { colour: '#1a5cbf', hasLogo: true },
    missing: [],
  };
}

/** Somebody who was read in one attempt with six photos. */
export function viewOf(subject: Subject, over: Partial<SessionView> = {}): SessionView {
  const attempt = attemptOf(1, { subject, ...(subject.nationality && { issuingState: subject.nationality }) });
  return {
    ...emptyView,
    reference: 'LOAN-4711',
    state: 'verified',
    firstName: subject.firstName ?? null,
    lastName: subject.lastName ?? null,
    nationality: subject.nationality ?? null,
    documentType: 'passport',
    documentNumber: subject.documentNumber ?? null,
    personalNumber: subject.personalNumber ?? null,
    issuingState: subject.nationality ?? null,
    verification: attempt.verification,
    attempts: 1,
    device: { name: 'Samsung SM-G991B', kind: 'mobile' },
    companyName: 'Caucasus Demo Bank',
    startedAt: attempt.startedAt,
    finishedAt: attempt.finishedAt,
    lastEventAt: attempt.finishedAt,
    subject,
    read: subject,
    extra: [
      { key: 'phone', label: 'Phone number', value: '+995 555 123 456' },
      { key: 'email', label: 'Email', value: 'nino.kapanadze@example.com' },
    ],
    attemptHistory: [attempt],
    photos: photosOf(1, sixKinds),
    ...over,
  };
}
