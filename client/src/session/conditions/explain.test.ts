import { describe, expect, it } from 'vitest';
import {
  type ConditionName,
  type ConditionResult,
  conditionNames,
  type Outcome,
} from '../../../../shared/conditions.ts';
import { explain } from './explain.ts';

type Case = [ConditionName, Outcome, ConditionResult['saw'], saw: string, asked: string];

const cases: Case[] = [
  [
    'completed',
    'met',
    { completed: true, lateEvents: 0 },
    'Every step is done',
    'the whole capture, with photos of document and face and all that the phone announced',
  ],
  [
    'completed',
    'not_met',
    { completed: false, lateEvents: 0 },
    'The capture was not completed',
    'the whole capture, with photos of document and face and all that the phone announced',
  ],
  [
    'completed',
    'not_met',
    { completed: true, lateEvents: 1 },
    '1 event announced and never received',
    'the whole capture, with photos of document and face and all that the phone announced',
  ],
  [
    'completed',
    'not_met',
    { completed: false, lateEvents: 3 },
    'The capture was not completed; 3 events announced and never received',
    'the whole capture, with photos of document and face and all that the phone announced',
  ],
  [
    'completed',
    'not_met',
    { completed: true, lateEvents: 0, photosMissing: ['document_front', 'face'] },
    'Photos missing: document front, face',
    'the whole capture, with photos of document and face and all that the phone announced',
  ],
  [
    'completed',
    'unknown',
    { completed: null, lateEvents: 0, photosMissing: [] },
    'Completed by the capture page; no engine has reported',
    'the whole capture, with photos of document and face and all that the phone announced',
  ],
  ['liveness', 'met', { livenessPassed: true }, 'Passed', 'passed'],
  ['liveness', 'not_met', { livenessPassed: false }, 'Failed', 'passed'],
  ['liveness', 'unknown', { livenessPassed: null }, 'No engine has reported', 'passed'],
  [
    'face_level',
    'met',
    { level: 9, atLeast: 4 },
    'Level 7+, better than 1 in 500,000',
    'level 4 or higher, 1 in 1,000',
  ],
  [
    'face_match',
    'not_met',
    { level: 0 },
    'No match: the selfie shows another face than the document',
    'the same face on document and selfie',
  ],
  ['face_match', 'met', { level: 3 }, 'Faces match', 'the same face on document and selfie'],
  ['face_level', 'not_met', { level: 2, atLeast: 4 }, 'Level 2, 1 in 250', 'level 4 or higher, 1 in 1,000'],
  ['face_level', 'not_met', { level: 0, atLeast: 1 }, 'No match', 'level 1 or higher, 1 in 100'],
  ['face_level', 'unknown', { level: null, atLeast: 4 }, 'No engine has reported', 'level 4 or higher, 1 in 1,000'],
  ['mrz', 'met', { valid: true }, 'No errors', 'a machine-readable zone without errors'],
  ['mrz', 'not_met', { valid: false }, 'Errors in the machine-readable zone', 'a machine-readable zone without errors'],
  [
    'mrz',
    'unknown',
    { valid: null },
    'No engine has read a machine-readable zone',
    'a machine-readable zone without errors',
  ],
  [
    'mrz',
    'met',
    { valid: null },
    'Nothing to check: driving licences mostly have no machine-readable zone',
    'a machine-readable zone without errors',
  ],
  [
    'mrz',
    'unknown',
    { valid: null, doubtful: true },
    'No errors, but something in the machine-readable zone is doubtful',
    'a machine-readable zone without errors',
  ],
  ['data_plausible', 'met', { faults: [] }, 'The dates are possible', 'dates that can be right'],
  ['data_plausible', 'unknown', { faults: null }, 'No date was read', 'dates that can be right'],
  [
    'data_plausible',
    'not_met',
    { faults: ['born_in_future', 'expires_before_birth'] },
    'Born in the future; expires before the birth',
    'dates that can be right',
  ],
  [
    'data_plausible',
    'not_met',
    { faults: ['issued_in_future', 'issued_before_birth', 'expires_before_issue'] },
    'Issued in the future; issued before the birth; expires before it was issued',
    'dates that can be right',
  ],
  ['front_back', 'met', { differences: [] }, 'Front and machine-readable zone agree', 'the same data on both'],
  [
    'front_back',
    'not_met',
    { differences: ['firstName', 'sex'] },
    'They differ in first name, sex',
    'the same data on both',
  ],
  [
    'front_back',
    'unknown',
    { differences: null },
    'No machine-readable zone without errors to compare with',
    'the same data on both',
  ],
  [
    'front_back',
    'met',
    { differences: null },
    'Nothing to compare: driving licences mostly have no machine-readable zone',
    'the same data on both',
  ],
  [
    'document_review',
    'not_met',
    { documentType: 'id_card', reviewed: ['passport', 'id_card'] },
    'ID card',
    'a person looks at each of these: Passport, ID card',
  ],
  [
    'document_review',
    'unknown',
    { documentType: null, reviewed: ['passport'] },
    'The type of the document is not known',
    'a person looks at each of these: Passport',
  ],
  ['id_real', 'met', { idReal: true }, 'ID is real', 'a real ID'],
  ['id_real', 'not_met', { idReal: false }, 'ID is spoofed', 'a real ID'],
  ['full_id', 'not_met', { fullId: false }, 'Full ID was not detected', 'the whole ID in the photo'],
  ['full_id', 'unknown', { fullId: null }, 'No engine has reported', 'the whole ID in the photo'],
  ['screening', 'met', { openHits: 0 }, 'No open hit', 'no hit that nobody has cleared'],
  ['screening', 'not_met', { openHits: 2 }, '2 open hits', 'no hit that nobody has cleared'],
  ['screening', 'unknown', { openHits: null }, 'Not screened yet', 'no hit that nobody has cleared'],
  [
    'expired_document',
    'met',
    { expires: '2027-04-15', today: '2026-11-23' },
    'Valid until 15 Apr 2027',
    'valid on 23 Nov 2026',
  ],
  [
    'expired_document',
    'not_met',
    { expires: '2012-04-15', today: '2026-11-23' },
    'Expired on 15 Apr 2012',
    'valid on 23 Nov 2026',
  ],
  [
    'expired_document',
    'not_met',
    { expires: '2012-02-31', today: '2026-11-23' },
    'Expired on 2012-02-31',
    'valid on 23 Nov 2026',
  ],
  [
    'expired_document',
    'unknown',
    { expires: null, today: '2026-11-23' },
    'The expiration date was not read',
    'valid on 23 Nov 2026',
  ],
  [
    'expired_document',
    'unknown',
    { expires: '2026', today: '2026-11-23' },
    'Expires in 2026; the rest of the date is not known',
    'valid on 23 Nov 2026',
  ],
  [
    'expired_document',
    'met',
    { expires: '9999-12-31', today: '2026-11-23' },
    'Does not expire',
    'valid on 23 Nov 2026',
  ],
  ['minimum_age', 'unknown', { age: 17, ageAtMost: 18, atLeast: 18 }, '17 to 18 years old', '18 or older'],
  ['minimum_age', 'not_met', { age: 17, atLeast: 18 }, '17 years old', '18 or older'],
  ['minimum_age', 'not_met', { age: 1, atLeast: 18 }, '1 year old', '18 or older'],
  ['minimum_age', 'unknown', { age: null, atLeast: 18 }, 'The birth date was not read', '18 or older'],
  [
    'document_reused',
    'met',
    { sessions: [] },
    'In no other session',
    'a number that no other person and no rejected session has used',
  ],
  [
    'document_reused',
    'not_met',
    { sessions: ['a', 'b'] },
    'Also in 2 other sessions:',
    'a number that no other person and no rejected session has used',
  ],
  [
    'document_reused',
    'unknown',
    { sessions: [] },
    'The document number was not read',
    'a number that no other person and no rejected session has used',
  ],
  [
    'high_risk_ip',
    'not_met',
    { countries: ['GE', 'XK'] },
    'Came from Georgia, Kosovo',
    'none of the high-risk countries',
  ],
  [
    'high_risk_ip',
    'unknown',
    { countries: [] },
    'The country of the address is not known',
    'none of the high-risk countries',
  ],
  ['high_risk_nationality', 'met', { nationality: 'D' }, 'Germany', 'none of the high-risk countries'],
  [
    'high_risk_nationality',
    'unknown',
    { nationality: null },
    'The nationality was not read',
    'none of the high-risk countries',
  ],
];

describe('what a condition saw and what was asked, in words', () => {
  it.each(cases)('%s %s %j', (condition, outcome, saw, said, asked) => {
    expect(explain({ condition, outcome, saw })).toMatchObject({ saw: said, asked });
  });

  it('has a case for each condition', () => {
    expect(new Set(cases.map(([condition]) => condition))).toEqual(new Set(conditionNames));
  });

  it('names the sessions that it speaks of', () => {
    const result = { condition: 'document_reused', outcome: 'not_met', saw: { sessions: ['a', 'b'] } } as const;
    expect(explain(result).sessions).toEqual(['a', 'b']);
  });

  // Kept with a decision for years, while what is kept may change.
  it.each(conditionNames)('says something of %s when nothing of it is as expected', (condition) => {
    for (const outcome of ['met', 'not_met', 'unknown'] as const) {
      const { saw, asked } = explain({ condition, outcome, saw: {} });
      expect(`${saw}|${asked}`).not.toMatch(/undefined|null|NaN|^\||\|$/);
    }
  });
});
