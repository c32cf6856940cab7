import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Conditions } from '../../shared/api/conditions.ts';
import { type ConditionName, conditionNames, type Outcome, strictest } from '../../shared/conditions.ts';
import { documentTypes } from '../../shared/document/document.ts';
import { ageOn } from './age.ts';
import { type ConditionInput, evaluate, isStopped, needsTwo, verdictOf } from './conditions.ts';

const off: Conditions = {
  ...strictest,
  ...{ liveness: false, faceLevel: null, mrz: false, frontBack: false, idReal: false, fullId: false },
  ...{ screening: false, expiredDocument: false, documentReused: false, dataPlausible: false },
};
const good: ConditionInput = {
  completed: true,
  lateEvents: 0,
  documentType: 'passport',
  verification: {
    ...{ livenessPassed: true, documentValid: true, faceLevel: 6, matchConfidence: 91, idReal: true, fullId: true },
  },
  subject: { documentNumber: 'L898902C3', birthDate: '1990-02-28', expirationDate: '2026-11-23', nationality: 'GEO' },
  differences: [],
  openHits: 0,
  reusedIn: [],
  ipCountries: ['GE'],
  today: '2026-11-23',
};
type Change = Partial<Omit<ConditionInput, 'verification' | 'subject'>> & {
  verification?: Partial<ConditionInput['verification']>;
  subject?: Partial<NonNullable<ConditionInput['subject']>> | null;
};
const seen = ({ verification, subject, ...more }: Change): ConditionInput => ({
  ...good,
  ...more,
  verification: { ...good.verification, ...verification },
  subject: subject === null ? null : { ...good.subject, ...subject },
});
/** With that one condition alone. */
const outcome = (condition: ConditionName, set: Partial<Conditions>, change: Change): Outcome | undefined =>
  evaluate({ ...off, ...set }, seen(change)).find((result) => result.condition === condition)?.outcome;

const risky = { country: 'IR', ip: true, nationality: true };
const cases: [ConditionName, Partial<Conditions>, Change, Outcome | undefined][] = [
  ['completed', {}, {}, 'met'],
  ['completed', {}, { completed: false }, 'not_met'],
  ['completed', {}, { lateEvents: 2 }, 'not_met'],
  ['liveness', {}, { verification: { livenessPassed: false } }, undefined],
  ['liveness', { liveness: true }, {}, 'met'],
  ['liveness', { liveness: true }, { verification: { livenessPassed: false } }, 'not_met'],
  ['liveness', { liveness: true }, { verification: { livenessPassed: null } }, 'unknown'],
  ['face_level', { faceLevel: 6 }, {}, 'met'],
  ['face_level', { faceLevel: 7 }, {}, 'not_met'],
  // A14/A9: no match at all is a condition of its own, and is not said twice.
  ['face_level', { faceLevel: 1 }, { verification: { faceLevel: 0 } }, undefined],
  ['face_match', { faceLevel: 1 }, { verification: { faceLevel: 0 } }, 'not_met'],
  ['face_match', { faceLevel: 7 }, { verification: { faceLevel: 1 } }, 'met'],
  ['face_match', { faceLevel: 1 }, { verification: { faceLevel: null } }, undefined],
  ['face_match', { faceLevel: null }, { verification: { faceLevel: 0 } }, undefined],
  ['face_level', { faceLevel: 7 }, { verification: { faceLevel: 9 } }, 'met'],
  ['face_level', { faceLevel: 1 }, { verification: { faceLevel: null } }, 'unknown'],
  ['mrz', { mrz: true }, {}, 'met'],
  ['mrz', { mrz: true }, { verification: { documentValid: false } }, 'not_met'],
  ['mrz', { mrz: true }, { verification: { documentValid: null } }, 'unknown'],
  ['mrz', { mrz: true }, { documentType: 'driving_licence', verification: { documentValid: null } }, 'met'],
  ['mrz', { mrz: true }, { documentType: 'driving_licence', verification: { documentValid: false } }, 'not_met'],
  // real-world.md 5 and 9: a doubt waits for a person, whatever the document, and never counts as missed.
  ['mrz', { mrz: true }, { mrzDoubtful: true, verification: { documentValid: null } }, 'unknown'],
  [
    'mrz',
    { mrz: true },
    { mrzDoubtful: true, documentType: 'driving_licence', verification: { documentValid: null } },
    'unknown',
  ],
  ['front_back', { frontBack: true }, {}, 'met'],
  ['front_back', { frontBack: true }, { differences: ['birthDate'] }, 'not_met'],
  ['front_back', { frontBack: true }, { differences: null }, 'unknown'],
  ['front_back', { frontBack: true }, { differences: null, documentType: 'driving_licence' }, 'met'],
  ['document_review', {}, {}, undefined],
  ['document_review', { documentReview: ['passport'] }, {}, 'not_met'],
  ['document_review', { documentReview: ['id_card'] }, {}, 'met'],
  ['document_review', { documentReview: ['id_card'] }, { documentType: null }, 'unknown'],
  ['id_real', { idReal: true }, { verification: { idReal: false } }, 'not_met'],
  ['full_id', { fullId: true }, { verification: { fullId: null } }, 'unknown'],
  ['screening', { screening: true }, {}, 'met'],
  ['screening', { screening: true }, { openHits: 1 }, 'not_met'],
  ['screening', { screening: true }, { openHits: null }, 'unknown'],
  // Good through its last day.
  ['expired_document', { expiredDocument: true }, {}, 'met'],
  ['expired_document', { expiredDocument: true }, { today: '2026-11-24' }, 'not_met'],
  ['expired_document', { expiredDocument: true }, { subject: null }, 'unknown'],
  ['minimum_age', { minimumAge: 36 }, {}, 'met'],
  ['minimum_age', { minimumAge: 37 }, {}, 'not_met'],
  ['minimum_age', { minimumAge: 37 }, { today: '2027-02-28' }, 'met'],
  ['minimum_age', { minimumAge: 18 }, { subject: null }, 'unknown'],
  // Known in part: what holds for each day that it may be (SPEC I16), and an expiry in 9999 is none.
  ['expired_document', { expiredDocument: true }, { subject: { expirationDate: '2026' } }, 'unknown'],
  ['expired_document', { expiredDocument: true }, { subject: { expirationDate: '2026-12' } }, 'met'],
  ['expired_document', { expiredDocument: true }, { subject: { expirationDate: '2026-10' } }, 'not_met'],
  ['expired_document', { expiredDocument: true }, { subject: { expirationDate: '9999-01-01' } }, 'met'],
  ['expired_document', { expiredDocument: true }, { subject: { expirationDate: '9999' } }, 'met'],
  ['expired_document', { expiredDocument: true }, { subject: { expirationDate: '2026-02-31' } }, 'unknown'],
  ['minimum_age', { minimumAge: 18 }, { subject: { birthDate: '1960' } }, 'met'],
  ['minimum_age', { minimumAge: 18 }, { subject: { birthDate: '2008' } }, 'unknown'],
  ['minimum_age', { minimumAge: 18 }, { subject: { birthDate: '2008-11' } }, 'unknown'],
  ['minimum_age', { minimumAge: 18 }, { subject: { birthDate: '2008-10' } }, 'met'],
  ['minimum_age', { minimumAge: 18 }, { subject: { birthDate: '2009' } }, 'not_met'],
  // real-world.md 11: a birth in 2099 was verified.
  ['data_plausible', { dataPlausible: true }, {}, 'met'],
  ['data_plausible', {}, { subject: { birthDate: '2099-08-12' } }, undefined],
  ['data_plausible', { dataPlausible: true }, { subject: { birthDate: '2099-08-12' } }, 'not_met'],
  ['data_plausible', { dataPlausible: true }, { subject: { birthDate: '2026-11-24' } }, 'not_met'],
  ['data_plausible', { dataPlausible: true }, { subject: { birthDate: '2026' } }, 'met'],
  ['data_plausible', { dataPlausible: true }, { subject: { birthDate: '1906-11-23' } }, 'met'],
  ['data_plausible', { dataPlausible: true }, { subject: { birthDate: '1905-11-23' } }, 'not_met'],
  ['data_plausible', { dataPlausible: true }, { subject: { birthDate: '1905' } }, 'met'],
  ['data_plausible', { dataPlausible: true }, { subject: { birthDate: '1904' } }, 'not_met'],
  ['data_plausible', { dataPlausible: true }, { subject: { expirationDate: '1989-12-31' } }, 'not_met'],
  ['data_plausible', { dataPlausible: true }, { subject: { birthDate: '1990-02-30' } }, 'not_met'],
  ['data_plausible', { dataPlausible: true }, { subject: { expirationDate: '9999-12-31' } }, 'met'],
  ['data_plausible', { dataPlausible: true }, { subject: { issueDate: '2026-11-23', expirationDate: '2099' } }, 'met'],
  // It may be the next day already where the document was issued.
  ['data_plausible', { dataPlausible: true }, { subject: { issueDate: '2026-11-24', expirationDate: '2099' } }, 'met'],
  [
    'data_plausible',
    { dataPlausible: true },
    { subject: { issueDate: '2026-11-25', expirationDate: '2099' } },
    'not_met',
  ],
  ['data_plausible', { dataPlausible: true }, { subject: { issueDate: '2027', expirationDate: '2099' } }, 'not_met'],
  [
    'data_plausible',
    { dataPlausible: true },
    { subject: { issueDate: '2024-02-30', expirationDate: '2099' } },
    'not_met',
  ],
  ['data_plausible', { dataPlausible: true }, { subject: { birthDate: '1990-05', issueDate: '1990' } }, 'met'],
  [
    'data_plausible',
    { dataPlausible: true },
    { subject: { birthDate: '1990-05-06', issueDate: '1990-05-05' } },
    'not_met',
  ],
  ['data_plausible', { dataPlausible: true }, { subject: { issueDate: '2020', expirationDate: '2020-01-01' } }, 'met'],
  [
    'data_plausible',
    { dataPlausible: true },
    { subject: { issueDate: '2021', expirationDate: '2020-12-31' } },
    'not_met',
  ],
  ['data_plausible', { dataPlausible: true }, { subject: { issueDate: '2021', expirationDate: '9999-01-01' } }, 'met'],
  ['data_plausible', { dataPlausible: true }, { subject: null }, 'unknown'],
  ['document_reused', { documentReused: true }, {}, 'met'],
  ['document_reused', { documentReused: true }, { reusedIn: ['s'] }, 'not_met'],
  ['document_reused', { documentReused: true }, { subject: null }, 'unknown'],
  ['high_risk_ip', { highRisk: [risky] }, {}, 'met'],
  ['high_risk_ip', { highRisk: [risky] }, { ipCountries: ['GE', 'IR'] }, 'not_met'],
  ['high_risk_ip', { highRisk: [{ ...risky, ip: false }] }, { ipCountries: ['IR'] }, undefined],
  ['high_risk_ip', { highRisk: [risky] }, { ipCountries: [] }, 'unknown'],
  ['high_risk_nationality', { highRisk: [risky] }, { subject: { nationality: 'IRN' } }, 'not_met'],
  ['high_risk_nationality', { highRisk: [risky] }, { subject: { nationality: 'UTO' } }, 'met'],
  ['high_risk_nationality', { highRisk: [{ ...risky, nationality: false }] }, {}, undefined],
  ['high_risk_nationality', { highRisk: [risky] }, { subject: null }, 'unknown'],
];
test.each(cases)('%s %j, seen %j: %s', (condition, set, change, wanted) => {
  expect(outcome(condition, set, change)).toBe(wanted);
});

it('names every condition, in the order in which a reviewer is told', () => {
  const all = { ...strictest, screening: true, documentReview: [...documentTypes], minimumAge: 18, highRisk: [risky] };
  expect(evaluate(all, good).map(({ condition }) => condition)).toEqual(conditionNames);
});

it.each([
  ['2026-02-28', '2004-02-29', 21],
  ['2026-03-01', '2004-02-29', 22],
  ['2028-02-29', '2004-02-29', 24],
  ['2026-11-22', '2008-11-23', 17],
  ['2026-11-23', '2008-11-23', 18],
])('on %s, born %s: %i years', (today, birth, years) => expect(ageOn(today, birth)).toBe(years));

describe('what becomes of a session', () => {
  const verdict = (set: Partial<Conditions>, change: Change) => {
    const all = { ...strictest, screening: true, ...set };
    return verdictOf(all, evaluate(all, seen(change)));
  };
  it.each([
    [{}, {}, 'verified'],
    [{}, { openHits: 1 }, 'awaiting_action'],
    [{ awaitingAction: false }, { openHits: 1 }, 'rejected'],
    // A part of ours that is away is nobody's guilt.
    [{ awaitingAction: false }, { openHits: null }, 'awaiting_action'],
    [{ awaitingAction: false }, { mrzDoubtful: true, verification: { documentValid: null } }, 'awaiting_action'],
    [{ awaitingAction: false }, { openHits: null, reusedIn: ['s'] }, 'rejected'],
    [{ highRisk: [risky] }, { ipCountries: ['IR'] }, 'rejected'],
    [{ highRisk: [risky] }, { ipCountries: ['IR'], openHits: null }, 'rejected'],
  ] as [Partial<Conditions>, Change, string][])('%j, seen %j: %s', (set, change, wanted) => {
    expect(verdict(set, change)).toBe(wanted);
  });

  it('two must agree where a chosen condition is not met, and only there', () => {
    const set: Conditions = { ...strictest, screening: true, fourEyes: ['screening'] };
    expect(needsTwo(set, evaluate(set, good), true)).toBe(false);
    expect(needsTwo(set, evaluate(set, seen({ openHits: 2 })), false)).toBe(true);
    expect(needsTwo(set, evaluate(set, seen({ reusedIn: ['s'] })), false)).toBe(false);
    expect(needsTwo({ ...set, fourEyes: ['edited_data'] }, evaluate(set, good), true)).toBe(true);
    expect(needsTwo({ ...set, fourEyes: ['edited_data'] }, evaluate(set, good), false)).toBe(false);
    // faults.md A3: a full match, and one that nobody has looked at here, need two although they are cleared.
    const full = { ...set, fourEyes: ['full_match' as const] };
    expect(needsTwo(full, evaluate(set, good), false, { fullMatches: 1 })).toBe(true);
    expect(needsTwo(full, evaluate(set, good), false, { carriedHits: 1 })).toBe(false);
    expect(needsTwo({ ...set, fourEyes: ['screening'] }, evaluate(set, good), false, { carriedHits: 1 })).toBe(true);
  });
});

describe('of whatever was set and seen', () => {
  const flag = fc.constantFrom(true, false, null);
  const day = fc.constantFrom(
    '1950-01-01',
    '2009-06-30',
    '2026-11-22',
    '2026-11-23',
    '2030-02-28',
    '2099-08-12',
    '2008',
    '2026-11',
    '9999-12-31',
  );
  const anySeen: fc.Arbitrary<ConditionInput> = fc.record({
    completed: fc.boolean(),
    lateEvents: fc.nat(2),
    mrzDoubtful: fc.boolean(),
    documentType: fc.constantFrom(...documentTypes, null),
    verification: fc.record({
      ...{ livenessPassed: flag, documentValid: flag, idReal: flag, fullId: flag },
      faceLevel: fc.option(fc.nat(9)),
      matchConfidence: fc.constant(null),
    }),
    subject: fc.option(
      fc.record(
        {
          documentNumber: fc.constant('X1'),
          birthDate: day,
          expirationDate: day,
          nationality: fc.constantFrom('IRN', 'GEO', 'UTO'),
        },
        { requiredKeys: [] },
      ),
    ),
    differences: fc.constantFrom(null, [], ['birthDate']),
    openHits: fc.option(fc.nat(2)),
    reusedIn: fc.constantFrom([], ['s']),
    ipCountries: fc.subarray(['GE', 'IR']),
    today: fc.constant('2026-11-23'),
  });
  const anySet: fc.Arbitrary<Conditions> = fc.record({
    ...{ awaitingAction: fc.boolean(), liveness: fc.boolean(), mrz: fc.boolean(), frontBack: fc.boolean() },
    ...{ idReal: fc.boolean(), fullId: fc.boolean(), screening: fc.boolean(), expiredDocument: fc.boolean() },
    documentReused: fc.boolean(),
    dataPlausible: fc.boolean(),
    blindReview: fc.boolean(),
    faceLevel: fc.option(fc.integer({ min: 1, max: 7 })),
    minimumAge: fc.option(fc.integer({ min: 1, max: 90 })),
    documentReview: fc.subarray([...documentTypes]),
    highRisk: fc.subarray([risky, { country: 'GE', ip: false, nationality: true }]),
    fourEyes: fc.subarray([...conditionNames]),
  });
  /** As strict as both, in each condition. */
  const stricter = (a: Conditions, b: Conditions): Conditions => ({
    ...a,
    ...{ liveness: a.liveness || b.liveness, mrz: a.mrz || b.mrz, frontBack: a.frontBack || b.frontBack },
    ...{ idReal: a.idReal || b.idReal, fullId: a.fullId || b.fullId, screening: a.screening || b.screening },
    expiredDocument: a.expiredDocument || b.expiredDocument,
    documentReused: a.documentReused || b.documentReused,
    dataPlausible: a.dataPlausible || b.dataPlausible,
    faceLevel: Math.max(a.faceLevel ?? 0, b.faceLevel ?? 0) || null,
    minimumAge: Math.max(a.minimumAge ?? 0, b.minimumAge ?? 0) || null,
    documentReview: [...new Set([...a.documentReview, ...b.documentReview])],
    highRisk: [...a.highRisk, ...b.highRisk],
  });

  it('a stricter setting never verifies more', () => {
    fc.assert(
      fc.property(anySet, anySet, anySeen, (a, b, input) => {
        const both = stricter(a, b);
        if (verdictOf(both, evaluate(both, input)) !== 'verified') return;
        for (const set of [a, b]) expect(verdictOf(set, evaluate(set, input))).toBe('verified');
      }),
      { numRuns: 2_000 },
    );
  });

  it('who is stopped is rejected, who is verified misses nothing, and the queue says why', () => {
    fc.assert(
      fc.property(anySet, anySeen, (set, input) => {
        const results = evaluate(set, input);
        const verdict = verdictOf(set, results);
        const unmet = results.filter(({ outcome }) => outcome !== 'met');
        if (isStopped(results)) expect(verdict).toBe('rejected');
        if (verdict === 'verified') expect(unmet).toEqual([]);
        if (verdict === 'awaiting_action') expect(unmet.length).toBeGreaterThan(0);
        if (verdict === 'rejected') expect(unmet.some(({ outcome }) => outcome === 'not_met')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
