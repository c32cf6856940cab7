import type { ConditionResult } from '../../../shared/conditions.ts';
import { type MrzItem, mrzCategories } from '../../../shared/document/mrz.ts';
import type { LogEvent } from '../../../shared/event.ts';
import type { PrintInput, RecordedSession } from '../../../shared/report/report.ts';
import type { HitView, ScreenedList } from '../../../shared/screening/screening.ts';
import type { Verification } from '../../../shared/session/session.ts';
import type { Source as ValueSource } from '../../../shared/session/source.ts';

/*
 * A dummy report with something in nearly every part, rendered once before the first real one (warm-up.ts). It requests no
 * images and is never output.
 */
const [id, at, text] = ['0', '2026-01-02T03:04:05.000Z', 'Words 0123456789 of a report, in letters that each has'];

const conditions: ConditionResult[] = [
  { condition: 'liveness', outcome: 'met', saw: { livenessPassed: true } },
  { condition: 'face_level', outcome: 'not_met', saw: { level: 2, atLeast: 4 } },
  { condition: 'expired_document', outcome: 'unknown', saw: {} },
];
const verification: Verification = {
  livenessPassed: true,
  documentValid: false,
  faceLevel: 5,
  matchConfidence: 90,
  idReal: true,
  fullId: null,
};
const subject = { firstName: text, birthDate: '1990-01-02', expirationDate: '2020-01-02', nationality: 'UTO' };
const items = mrzCategories.map((category, i): MrzItem => {
  const span = { line: 0, start: i, end: i + 1 };
  return { category, value: 'X', valid: i > 0, error: text, plain: text, wrong: i > 0 ? [] : [span], span };
});
const mrz = {
  raw: ['p<'],
  lines: ['P<UTOXXXXXXXXXXXXXXXX'],
  format: 'TD3',
  valid: false,
  problem: text,
  items,
} as const;

const list: ScreenedList = { id, title: text, authority: text, date: '2020-01-02', version: 1 };
const hit: HitView = {
  id,
  list,
  person: {
    sourceId: id,
    names: [
      { text: 'A', kind: 'name' },
      { text: 'B', kind: 'alias' },
    ],
    births: [],
    sexes: [],
    countries: [],
    birthPlaces: [],
    numbers: [],
    topics: ['pep'],
    programmes: [text],
    listedSince: '2020-01-02',
    positions: [text],
    remarks: text,
    url: 'https://example.com/',
  },
  score: 0.9,
  reasons: [
    { on: 'name', subject: 'A', listed: 'A', kind: 'name', likeness: 0.9, words: [], bits: 3 },
    { on: 'birth_date', subject: '1990-01-02', listed: ['~1990'], how: 'year' },
    { on: 'country', subject: 'GE', listed: ['GE'], how: 'agrees' },
  ],
  hitReview: { id, verdict: 'different', reason: text, reviewerId: id, at, fromSessionId: null },
  wasCleared: false,
};

const source: ValueSource = { kind: 'key', keyId: id, keyName: text, engine: { name: text, version: '1' }, at };
const session: RecordedSession = {
  id,
  reference: text,
  state: 'verified',
  firstName: text,
  lastName: null,
  nationality: 'UTO',
  documentType: 'passport',
  documentNumber: null,
  personalNumber: null,
  issuingState: 'UTO',
  verification,
  attempts: 1,
  device: null,
  step: null,
  createdAt: at,
  startedAt: at,
  finishedAt: at,
  lastEventAt: at,
  waiting: null,
  decided: { at, verdict: 'verified', reviewerId: id, tags: [] },
  screening: 'cleared',
  screened: {
    mark: 'cleared',
    pending: null,
    result: {
      id,
      at,
      provider: 'lists',
      lists: [list],
      threshold: 0.7,
      algorithm: text,
      hits: [hit],
      weak: [hit],
      againAt: at,
    },
  },
  companyName: text,
  allowedDocuments: [],
  maxAttempts: 1,
  expiresAt: at,
  subject,
  read: { ...subject, firstName: 'A' },
  edits: [{ id, field: 'firstName', from: 'A', to: text, reason: text, reviewerId: id, at, superseded: false }],
  mrz: { ...mrz, raw: [...mrz.raw], lines: [...mrz.lines] },
  sources: { faceLevel: source, 'subject.lastName': source, clientIp: { ...source, kind: 'connection' } },
  claim: { subject, mrz: null, issuingState: 'UTO', source: { ...source, kind: 'capture' } },
  extra: [{ key: 'a', label: text, value: text }],
  attemptHistory: [2, 1].map((number) => ({
    id: String(number),
    number,
    startedAt: at,
    finishedAt: at,
    outcome: number === 1 ? 'failed' : 'completed',
    device: { name: text, kind: 'mobile', browser: text, os: text },
    userAgent: text,
    clientIp: '192.0.2.1',
    ipCountry: 'GE',
    documentType: 'passport',
    issuingState: 'UTO',
    steps: [{ step: 'selfie', startedAt: at, finishedAt: at, outcome: 'done' }],
    challenges: [{ challenge: 'blink', startedAt: at, finishedAt: at, passed: true, source }],
    subject,
    mrz: null,
    verification: number === 1 ? { ...verification, faceLevel: 1 } : verification,
    sources: { faceLevel: source },
    claim: null,
    photosMissing: ['face'],
    photoIds: [],
  })),
  // Listed as unreadable: so it is not requested.
  photos: [{ id, attemptId: '2', kind: 'selfie', takenAt: at, width: 3, height: 4, size: 1 }],
  lateEvents: 0,
  conditions,
  decisions: [
    {
      id,
      kind: 'decided',
      verdict: 'verified',
      reviewerId: id,
      at,
      note: text,
      tags: ['fake'],
      step: 'selfie',
      conditions,
      conditionsVersion: 1,
    },
  ],
  resubmission: null,
};

const wording = { kind: 'text', text, authorId: id, at, marks: ['bold'], href: null } as const;
const comments = [{ id, authorId: id, at, editedAt: at, text }];

export const specimen: PrintInput = {
  record: {
    format: 'vidimus-session',
    version: 2,
    session,
    reviewers: [{ id, name: text }],
    tags: [],
    note: {
      seq: 1,
      frozenAt: at,
      body: [
        { kind: 'paragraph', children: [{ ...wording, marks: ['bold'] }] },
        { kind: 'bullets', items: [[{ kind: 'paragraph', children: [{ ...wording, marks: [] }] }]] },
      ],
      marks: [{ id, kind: 'box', photoId: id, points: [0, 0, 3, 4], number: 1, at, authorId: id }],
      threads: [
        { about: `mark:${id}`, resolved: { at, byId: id }, comments },
        { about: 'field:subject.sex', resolved: null, comments },
      ],
    },
    photoHashes: [{ id, sha256: '0123456789abcdef' }],
    events: Array.from(
      { length: 12 },
      (_, seq) =>
        ({ type: 'session.claimed', data: {}, seq, at, actor: `reviewer:${id}`, sessionId: id }) satisfies LogEvent,
    ),
  },
  issue: {
    format: 'vidimus-report',
    version: 1,
    reportId: id,
    number: '2026-000000',
    sessionId: id,
    company: { id, name: text },
    madeAt: at,
    madeBy: { kind: 'reviewer', id, name: text },
    final: true,
    paper: 'A4',
    language: 'en',
    state: '0123456789abcdef',
    checkpoint: { seq: 1, hash: '0123456789abcdef' },
    checkUrl: 'https://example.com/check',
  },
  branding: { colour: '#14171d', hasLogo: false },
  missing: [id],
};
