import type { DecisionView } from '../../../../shared/decision/decision.ts';
import type { LogEvent } from '../../../../shared/event.ts';
import type { NoteRecord, PrintInput } from '../../../../shared/report/report.ts';
import { emptyView } from '../../session/testing/fixture.ts';
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
import { hit, screened } from './screening.ts';

const decision = (n: number, over: Partial<DecisionView>): DecisionView => ({
  id: id(4, n),
  kind: 'decided',
  verdict: 'verified',
  reviewerId: nino,
  at: at(2000 + n * 60),
  note: '',
  tags: [],
  step: null,
  conditions: conditionsAtEnd,
  conditionsVersion: 7,
  ...over,
});

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

const note: NoteRecord = {
  seq: 88,
  frozenAt: at(2100),
  body: [
    { kind: 'heading', level: 2, children: [run(nino, 0, 'Document')] },
    {
      kind: 'paragraph',
      children: [
        run(nino, 1, 'The hologram moves as it should, and the '),
        run(nino, 2, 'optical ink', { marks: ['bold'] } as never),
        run(nino, 2, ' turns from green to blue. '),
        run(ben, 6, 'I have compared it with the specimen of 2021: the same. '),
        { kind: 'mention', reviewerId: amelie, label: 'Amélie', authorId: ben },
        run(ben, 6, ', please look at '),
        { kind: 'reference', to: 'mrz:Last name', label: 'MRZ: Last name', authorId: ben },
        run(ben, 6, '.'),
      ],
    },
    {
      kind: 'tasks',
      items: [
        { done: true, children: [{ kind: 'paragraph', children: [run(amelie, 8, 'Portrait and selfie compared')] }] },
        { done: false, children: [{ kind: 'paragraph', children: [run(nino, 9, 'Called the subject')] }] },
      ],
    },
    {
      kind: 'bullets',
      items: [
        [{ kind: 'paragraph', children: [run(ben, 12, 'ზედაპირი სუფთაა; שלום; مرحبا')] }],
        [
          {
            kind: 'paragraph',
            children: [
              run(amelie, 13, 'See '),
              run(amelie, 13, 'PRADO', { marks: ['link'], href: 'https://www.consilium.europa.eu/prado' } as never),
            ],
          },
        ],
      ],
    },
    {
      kind: 'quote',
      children: [{ kind: 'paragraph', children: [run(amelie, 14, 'A misread character, no changed document.')] }],
    },
  ],
  marks: [
    {
      id: id(5, 1),
      kind: 'box',
      photoId: id(3, 100),
      points: [120, 700, 900, 960],
      number: 1,
      at: at(1300),
      authorId: nino,
    },
    {
      id: id(5, 2),
      kind: 'arrow',
      photoId: id(3, 100),
      points: [1200, 800, 900, 560],
      number: 2,
      at: at(1320),
      authorId: ben,
    },
    {
      id: id(5, 3),
      kind: 'pin',
      photoId: id(3, 100),
      points: [420, 420, 420, 420],
      number: 3,
      at: at(1340),
      authorId: amelie,
    },
    {
      id: id(5, 4),
      kind: 'box',
      photoId: id(3, 102),
      points: [250, 300, 700, 900],
      number: 1,
      at: at(1360),
      authorId: amelie,
    },
  ],
  threads: [
    {
      about: `mark:${id(5, 1)}`,
      resolved: { at: at(1500), byId: ben },
      comments: [
        { id: id(5, 21), authorId: nino, at: at(1310), editedAt: null, text: 'Is this a 0 or a D?' },
        { id: id(5, 22), authorId: ben, at: at(1400), editedAt: at(1410), text: 'A D: the front has it clearly.' },
      ],
    },
    {
      about: 'field:subject.lastName',
      resolved: null,
      comments: [{ id: id(5, 23), authorId: amelie, at: at(1450), editedAt: null, text: 'Corrected as on the front.' }],
    },
    {
      about: `hit:${hit.id}`,
      resolved: { at: at(1600), byId: ben },
      comments: [
        { id: id(5, 24), authorId: ben, at: at(1480), editedAt: null, text: 'Looked at the source: another person.' },
      ],
    },
  ],
};

/** Facts of reviewers, after those of the phone. */
const laterFacts = (
  sessionId: string,
  all: [type: string, actor: string, seconds: number, data: object][],
): LogEvent[] =>
  all.map(
    ([type, actor, seconds, data], i) => ({ type, actor, at: at(seconds), data, sessionId, seq: 2000 + i }) as LogEvent,
  );

const person = {
  firstName: 'Nino',
  lastName: 'Kapanadze',
  documentNumber: '20AB12345',
  personalNumber: '01024012345',
  sex: 'F' as const,
  birthDate: '1988-01-10',
  issueDate: '2023-04-16',
  expirationDate: '2033-04-15',
  nationality: 'GEO',
};

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

const long = 'x'.repeat(100_000);
const markup = '<script>alert(1)</script><img src=x onerror=alert(2)><b>bold</b>';
/** Right-to-left override, and an isolate that is never closed. */
const turned = 'abc\u202egpj.exe\u2067 def';

export function hostile(): PrintInput {
  const subject = {
    ...person,
    firstName: markup,
    lastName: turned,
    documentNumber: 'W'.repeat(400),
    personalNumber: '</td></tr></table>',
  };
  const input = inputOf(
    viewOf(subject, {
      reference: `${markup} ${turned}`,
      attemptHistory: [
        attemptOf(1, {
          subject,
          userAgent: markup + 'y'.repeat(3000),
          device: { name: markup, kind: 'unknown', browser: turned, os: null },
        }),
      ],
      mrz: {
        raw: [`p<${turned}`, 'Z'.repeat(600)],
        lines: [`P<${turned.toUpperCase()}`, 'Z'.repeat(600)],
        format: null,
        valid: false,
        problem: `No known format: ${markup}`,
        items: [],
      },
      extra: [
        { key: 'a', label: markup, value: turned },
        { key: 'b', label: 'One word of 100,000 letters', value: long },
        { key: 'c', label: 'Words of 100 kB', value: 'слово '.repeat(9000) },
        { key: 'd', label: 'Control', value: 'a\u0000b\u0007c\u200fd' },
      ],
      decisions: [decision(1, { verdict: 'rejected', note: `${markup}\n${turned}`, tags: ['fake', 'unknown-tag'] })],
      state: 'rejected',
      decided: { at: at(2060), verdict: 'rejected', reviewerId: nino, tags: ['fake'] },
    }),
    {
      reviewers: [
        { id: nino, name: `${markup}${turned}` },
        { id: ben, name: 'B'.repeat(300) },
      ],
      note: {
        ...note,
        marks: [{ ...note.marks[0]!, points: [1200, 900, 9000, 9000] }],
        threads: [],
        body: [
          {
            kind: 'paragraph',
            children: [
              run(nino, 1, `${markup} ${turned} `),
              run(ben, 2, 'javascript', { marks: ['link'], href: 'javascript:alert(1)' } as never),
            ],
          },
        ],
      },
    },
  );
  return { ...input, branding: { colour: 'red;}*{display:none', hasLogo: false } };
}

/** Rejected: this person is listed, and another hit is not. */
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
