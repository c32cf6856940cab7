import type { LogEvent } from '../../../../shared/event.ts';
import type { PrintInput } from '../../../../shared/report/report.ts';
import { emptyView } from '../../session/testing/fixture.ts';
import { hostile } from './hostile.ts';
import { note } from './note.ts';
import {
  amelie,
  at,
  attemptOf,
  ben,
  conditionsAtEnd,
  factsOf,
  id,
  inputOf,
  nino,
  passportMrz,
  photosOf,
  run,
  sixKinds,
  viewOf,
} from './parts.ts';
import { decision, person } from './person.ts';
import { hit, screened } from './screening.ts';

const wrongLastName = passportMrz(
  ['P<GEOKAPANA0ZE<NINO<<<<<<<<<<<<<<<<<<<<<<<<<', '20AB123454GEO8801108F3304157<<<<<<<<<<<<<<06'],
  {
    'Last name': {
      value: 'KAPANA0ZE',
      error: 'Invalid text: KAPANA0ZE. Must match the following regular expression: /^[A-Z]+<*$/',
      plain: 'A name may hold only letters and <.',
      wrong: [{ line: 0, start: 11, end: 12 }],
    },
    'Composite check digit': {
      error: 'invalid check digit: 6. Must be 2',
      plain: 'The last digit does not fit the rest of the line.',
    },
  },
);

/** Facts of reviewers, after those of the phone. */
const laterFacts = (
  sessionId: string,
  all: [type: string, actor: string, seconds: number, data: object][],
): LogEvent[] =>
  all.map(
    ([type, actor, seconds, data], i) => ({ type, actor, at: at(seconds), data, sessionId, seq: 2000 + i }) as LogEvent,
  );

/** Verified by two pairs of eyes: six photos, marks, notes of three, a correction, a cleared hit. */
export function latin(): PrintInput {
  const view = viewOf(person, {
    read: { ...person, lastName: 'Kapana0ze' },
    edits: [
      {
        id: id(4, 50),
        field: 'lastName',
        from: 'Kapana0ze',
        to: 'Kapanadze',
        reason: 'The front reads D; the machine-readable zone was misread.',
        reviewerId: amelie,
        at: at(1440),
        superseded: false,
      },
    ],
    mrz: wrongLastName,
    verification: { ...attemptOf(1).verification, documentValid: false },
    conditions: conditionsAtEnd,
    decided: { at: at(2120), verdict: 'verified', reviewerId: ben, tags: [] },
    screening: 'cleared',
    screened: screened([hit], [{ ...hit, id: id(7, 2), score: 0.52, hitReview: null }]),
    decisions: [
      decision(2, { reviewerId: ben, note: 'I agree: a misread character, and nothing else.' }),
      decision(1, { kind: 'proposed', note: 'Document and face are good; the hit is another person.' }),
      decision(0, { kind: 'by_conditions', reviewerId: null, verdict: null, at: at(514), note: '' }),
    ],
  });
  const events = [
    ...factsOf(view.attemptHistory[0]!, view.id, 1000),
    ...laterFacts(view.id, [
      ['session.finished', `capture:${view.id}`, 514, { state: 'awaiting_action', attemptId: id(2, 1), lateEvents: 0 }],
      ['session.assessed', 'system', 514, { unmet: [{ condition: 'mrz', outcome: 'not_met' }], version: 7 }],
      ['session.screened', 'system', 600, { screeningId: id(7, 100), provider: 'lists', hits: 1, open: 1, weak: 1 }],
      ['note.edited', `reviewer:${nino}`, 1260, { noteId: id(5, 0), authorIds: [nino], seq: 12 }],
      ['subject.edited', `reviewer:${amelie}`, 1440, { editId: id(4, 50), field: 'lastName' }],
      ['hit.reviewed', `reviewer:${ben}`, 1500, { hitId: hit.id, verdict: 'different' }],
      [
        'decision.proposed',
        `reviewer:${nino}`,
        2060,
        { decisionId: id(4, 1), verdict: 'verified', tags: [], ownTags: [] },
      ],
      ['session.decided', `reviewer:${ben}`, 2120, { decisionId: id(4, 2), state: 'verified', tags: [], ownTags: [] }],
    ]),
  ];
  return inputOf(view, { note, events });
}

export const georgian = (): PrintInput =>
  inputOf(
    viewOf(
      { ...person, nativeName: 'ნინო კაპანაძე' },
      {
        extra: [{ key: 'address', label: 'მისამართი', value: 'თბილისი, რუსთაველის გამზირი 12' }],
        screened: screened([]),
      },
    ),
    {
      note: {
        ...note,
        marks: [],
        threads: [],
        body: [
          {
            kind: 'paragraph',
            children: [run(nino, 1, 'სახე და პორტრეტი ერთმანეთს ემთხვევა. Всё совпадает. Όλα συμφωνούν.')],
          },
        ],
      },
    },
  );

export const arabic = (): PrintInput =>
  inputOf(
    viewOf(
      {
        ...person,
        firstName: 'Layla',
        lastName: 'Al-Masri',
        nativeName: 'ليلى محمد المصري',
        nationality: 'JOR',
      },
      {
        extra: [
          { key: 'address', label: 'العنوان', value: 'شارع الملكة رانيا 45، عمّان (الأردن)' },
          { key: 'he', label: 'Hebrew', value: 'רחוב הרצל 12, תל אביב' },
          { key: 'hy', label: 'Armenian', value: 'Երևան, Մաշտոցի պողոտա 5' },
          { key: 'th', label: 'Thai', value: 'ถนนสุขุมวิท กรุงเทพมหานคร' },
          { key: 'hi', label: 'Devanagari', value: 'महात्मा गांधी मार्ग, नई दिल्ली' },
        ],
      },
    ),
    {
      note: {
        ...note,
        marks: [],
        threads: [],
        body: [{ kind: 'paragraph', children: [run(ben, 1, 'الصورة مطابقة للوثيقة (رقم 20AB12345).')] }],
      },
    },
  );

const han = { firstName: 'Hua', lastName: 'Zhi', nativeName: '直骨化 令角誤' };
export const chinese = (): PrintInput =>
  inputOf(
    viewOf(
      { ...person, ...han, nationality: 'CHN' },
      { extra: [{ key: 'address', label: '地址', value: '北京市朝阳区建国门外大街1号' }] },
    ),
  );
export const japanese = (): PrintInput =>
  inputOf(
    viewOf(
      { ...person, ...han, nationality: 'JPN' },
      {
        extra: [
          { key: 'address', label: '住所', value: '東京都千代田区霞が関１丁目３−１ カワサキビル' },
          { key: 'ko', label: '주소', value: '서울특별시 종로구 세종대로 209' },
        ],
      },
    ),
    {},
    { paper: 'Letter' },
  );

/** Twelve tries on several devices, each with six photos. */
export function twelve(): PrintInput {
  const attempts = Array.from({ length: 12 }, (_, i) => {
    const number = 12 - i;
    const failed = number < 12;
    return attemptOf(number, {
      outcome: number % 5 === 0 ? 'abandoned' : failed ? 'failed' : 'completed',
      ...(number % 3 === 0 && {
        device: { name: 'Desktop computer', kind: 'pc', browser: 'Firefox 145', os: 'Windows 11' },
        clientIp: '2001:db8:85a3:8d3:1319:8a2e:370:7348',
      }),
      verification: {
        livenessPassed: !failed,
        documentValid: number % 2 === 0,
        faceLevel: failed ? number % 4 : 7,
        matchConfidence: 40 + number * 4,
        idReal: number % 4 !== 0,
        fullId: true,
      },
    });
  });
  return inputOf(
    viewOf(person, {
      attempts: 12,
      maxAttempts: 12,
      attemptHistory: attempts,
      photos: attempts.flatMap(({ number }) => photosOf(number, sixKinds)),
      conditions: conditionsAtEnd,
    }),
  );
}

export const noPhotos = (): PrintInput =>
  inputOf(
    { ...emptyView, state: 'expired', companyName: 'Caucasus Demo Bank' },
    { reviewers: [] },
    { madeBy: { kind: 'key', id: id(9, 9), name: 'back office' } },
  );

/** Somebody before the camera: nothing is decided, one photo could not be read. */
export function inProgress(): PrintInput {
  const attempt = attemptOf(1, { finishedAt: null, outcome: null });
  const input = inputOf(
    viewOf(person, {
      state: 'in_progress',
      finishedAt: null,
      attemptHistory: [attempt],
      photos: photosOf(1, ['document_front', 'selfie']),
    }),
    {},
    { final: false, madeBy: { kind: 'key', id: id(9, 9), name: 'back office' } },
  );
  return { ...input, branding: { colour: '#ffe14d', hasLogo: false }, missing: [input.record.session.photos[1]!.id] };
}

/** Rejected: confirmed match, and another hit is not. */
export function listed(): PrintInput {
  const same = {
    ...hit,
    id: id(7, 3),
    score: 0.99,
    hitReview: {
      ...hit.hitReview!,
      verdict: 'same' as const,
      reason: 'The same number of the passport and the same day of birth.',
      fromSessionId: id(2, 77),
    },
  };
  const rejected = decision(3, {
    verdict: 'rejected',
    reviewerId: amelie,
    tags: ['sanctions_lists', id(4, 90)],
    note: 'Listed by OFAC.',
  });
  const view = viewOf(person, {
    state: 'rejected',
    screening: 'same',
    screened: screened([same, hit, { ...hit, id: id(7, 4), hitReview: null, wasCleared: true }]),
    decided: { at: rejected.at, verdict: 'rejected', reviewerId: amelie, tags: rejected.tags },
    conditions: conditionsAtEnd,
    mrz: passportMrz(['P<GEOKAPANADZ<<NINO<<<<<<<<<<<<<<<<<<<<<<<<<', '20AB123454GEO8801108F3304157<<<<<<<<<<<<<<06']),
    decisions: [
      rejected,
      decision(2, { kind: 'disputed', verdict: 'verified', reviewerId: ben, note: 'The dates differ.' }),
      decision(1, { kind: 'proposed', verdict: 'rejected', reviewerId: nino }),
    ],
  });
  return inputOf(view, { tags: [{ key: id(4, 90), label: 'Black Sea case' }] });
}

export const fixtures = { latin, georgian, arabic, chinese, japanese, twelve, noPhotos, inProgress, hostile, listed };
