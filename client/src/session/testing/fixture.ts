import { type MrzCheck, type MrzItem, mrzCategories } from '../../../../shared/document/mrz.ts';
import type { AttemptView } from '../../../../shared/session/attempt.ts';
import type { SessionView, Verification } from '../../../../shared/session/session.ts';

export const nothingKnown: Verification = {
  livenessPassed: null,
  documentValid: null,
  faceLevel: null,
  matchConfidence: null,
  idReal: null,
  fullId: null,
};

/** A session of which nothing is known but that it exists. */
export const emptyView: SessionView = {
  sessionTags: [],
  id: '0190f5a2-6d3c-7cc1-9a2b-1f2e3d4c5b6a',
  reference: null,
  state: 'in_progress',
  firstName: null,
  lastName: null,
  nationality: null,
  documentType: null,
  documentNumber: null,
  personalNumber: null,
  issuingState: null,
  verification: nothingKnown,
  attempts: 0,
  device: null,
  step: null,
  createdAt: '2026-11-23T09:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  lastEventAt: null,
  waiting: null,
  decided: null,
  companyName: 'Demo Bank',
  allowedDocuments: ['passport', 'id_card'],
  maxAttempts: 3,
  expiresAt: '2026-11-23T10:00:00.000Z',
  subject: null,
  read: null,
  edits: [],
  mrz: null,
  sources: {},
  claim: null,
  extra: [],
  attemptHistory: [],
  photos: [],
  lateEvents: 0,
  conditions: [],
  decisions: [],
  resubmission: null,
  screening: null,
  screened: null,
};

export const emptyAttempt: AttemptView = {
  id: '0190f5a2-0000-7cc1-9a2b-000000000001',
  number: 1,
  startedAt: '2026-11-23T09:01:00.000Z',
  finishedAt: null,
  outcome: null,
  device: null,
  userAgent: null,
  clientIp: null,
  ipCountry: null,
  documentType: null,
  issuingState: null,
  steps: [],
  challenges: [],
  subject: null,
  mrz: null,
  verification: nothingKnown,
  sources: {},
  claim: null,
  photosMissing: [],
  photoIds: [],
};

const td3 = ['P<UTO1RIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<18'];

/** A passport whose last name has a digit and whose composite check digit is wrong. */
export const wrongMrz: MrzCheck = {
  raw: td3,
  lines: td3,
  format: 'TD3',
  valid: false,
  problem: null,
  items: mrzCategories.map((category): MrzItem => {
    const base = { category, value: 'X', valid: true, error: null, plain: null, wrong: [], span: null };
    if (category === 'Last name') {
      return {
        ...base,
        value: '1RIKSSON',
        valid: false,
        error: 'Invalid text: 1RIKSSON. Must match the following regular expression: /^[A-Z]+<*$/',
        plain: 'A name may hold only letters and <.',
        span: { line: 0, start: 5, end: 13 },
        wrong: [{ line: 0, start: 5, end: 6 }],
      };
    }
    if (category === 'Composite check digit') {
      return {
        ...base,
        value: '8',
        valid: false,
        error: 'invalid check digit: 8. Must be 0',
        plain: 'The last digit does not fit the rest of the line.',
        span: { line: 1, start: 43, end: 44 },
        wrong: [{ line: 1, start: 43, end: 44 }],
      };
    }
    if (category === 'Personal number check digit') return { ...base, value: null, valid: null };
    return base;
  }),
};

/** Two attempts, the second verified on another phone. */
export const fullView: SessionView = {
  ...emptyView,
  reference: 'LOAN-4711',
  state: 'verified',
  firstName: 'Anna Maria',
  lastName: 'Eriksson',
  nationality: 'GEO',
  documentType: 'passport',
  documentNumber: 'L898902C3',
  personalNumber: 'ZE184226B',
  issuingState: 'GEO',
  verification: {
    livenessPassed: true,
    documentValid: false,
    faceLevel: 6,
    matchConfidence: 91,
    idReal: true,
    fullId: false,
  },
  attempts: 2,
  device: { name: 'Apple iPhone', kind: 'mobile' },
  startedAt: '2026-11-23T09:01:00.000Z',
  finishedAt: '2026-11-23T09:09:30.000Z',
  lastEventAt: '2026-11-23T09:09:30.000Z',
  subject: {
    firstName: 'Anna Maria',
    lastName: 'Eriksson',
    nativeName: 'ანა მარია ერიქსონი',
    documentNumber: 'L898902C3',
    personalNumber: 'ZE184226B',
    sex: 'F',
    birthDate: '1974-08-12',
    issueDate: '2002-04',
    expirationDate: '2012-04-15',
    nationality: 'GEO',
  },
  mrz: wrongMrz,
  extra: [{ key: 'phone', label: 'Phone number', value: '+995 555 123 456' }],
  attemptHistory: [
    {
      ...emptyAttempt,
      id: '0190f5a2-0000-7cc1-9a2b-000000000002',
      number: 2,
      startedAt: '2026-11-23T09:06:00.000Z',
      finishedAt: '2026-11-23T09:09:30.000Z',
      outcome: 'completed',
      device: { name: 'Apple iPhone', kind: 'mobile', browser: 'Safari 18', os: 'iOS 18.1' },
      userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)',
      clientIp: '203.0.113.7',
      documentType: 'passport',
      issuingState: 'GEO',
      steps: [
        {
          step: 'consent',
          startedAt: '2026-11-23T09:06:00.000Z',
          finishedAt: '2026-11-23T09:06:05.000Z',
          outcome: 'done',
        },
        {
          step: 'document_front',
          startedAt: '2026-11-23T09:06:05.000Z',
          finishedAt: '2026-11-23T09:07:00.000Z',
          outcome: 'done',
        },
        {
          step: 'liveness',
          startedAt: '2026-11-23T09:07:00.000Z',
          finishedAt: '2026-11-23T09:09:00.000Z',
          outcome: 'done',
        },
      ],
      challenges: [
        {
          challenge: 'turn_left',
          startedAt: '2026-11-23T09:07:10.000Z',
          finishedAt: '2026-11-23T09:07:20.000Z',
          passed: true,
          source: null,
        },
      ],
      subject: { firstName: 'Anna Maria', lastName: 'Eriksson', documentNumber: 'L898902C3' },
      mrz: wrongMrz,
      verification: {
        livenessPassed: true,
        documentValid: false,
        faceLevel: 6,
        matchConfidence: 91,
        idReal: true,
        fullId: false,
      },
      photoIds: ['0190f5a2-1111-7cc1-9a2b-000000000001', '0190f5a2-1111-7cc1-9a2b-000000000002'],
    },
    {
      ...emptyAttempt,
      finishedAt: '2026-11-23T09:05:00.000Z',
      outcome: 'failed',
      device: { name: 'Desktop computer', kind: 'pc', browser: 'Chrome 142', os: 'Windows 11' },
      clientIp: '203.0.113.7',
      documentType: 'passport',
      issuingState: 'GEO',
      verification: { ...nothingKnown, livenessPassed: false },
    },
  ],
  photos: [
    {
      id: '0190f5a2-1111-7cc1-9a2b-000000000001',
      attemptId: '0190f5a2-0000-7cc1-9a2b-000000000002',
      kind: 'document_front',
      takenAt: '2026-11-23T09:06:40.000Z',
      width: 1200,
      height: 800,
      size: 182_000,
    },
    {
      id: '0190f5a2-1111-7cc1-9a2b-000000000002',
      attemptId: '0190f5a2-0000-7cc1-9a2b-000000000002',
      kind: 'selfie',
      takenAt: '2026-11-23T09:07:05.000Z',
      width: 800,
      height: 1000,
      size: 120_000,
    },
  ],
};
