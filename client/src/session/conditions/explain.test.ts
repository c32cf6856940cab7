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
    'All steps completed',
    'complete capture with document and face photos and all announced events',
  ],
  [
    'completed',
    'not_met',
    { completed: false, lateEvents: 0 },
    'Capture not completed',
    'complete capture with document and face photos and all announced events',
  ],
  [
    'completed',
    'not_met',
    { completed: true, lateEvents: 1 },
    '1 announced event never received',
    'complete capture with document and face photos and all announced events',
  ],
  [
    'completed',
    'not_met',
    { completed: false, lateEvents: 3 },
    'Capture not completed; 3 announced events never received',
    'complete capture with document and face photos and all announced events',
  ],
  [
    'completed',
    'not_met',
    { completed: true, lateEvents: 0, photosMissing: ['document_front', 'face'] },
    'Photos missing: document front, face',
    'complete capture with document and face photos and all announced events',
  ],
  [
    'completed',
    'unknown',
    { completed: null, lateEvents: 0, photosMissing: [] },
    'Completed on the capture page, no engine result',
    'complete capture with document and face photos and all announced events',
  ],
  ['liveness', 'met', { livenessPassed: true }, 'Passed', 'passed'],
  ['liveness', 'not_met', { livenessPassed: false }, 'Failed', 'passed'],
  ['liveness', 'unknown', { livenessPassed: null }, 'No engine result', 'passed'],
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
    'No match: selfie and document show different faces',
    'same face on document and selfie',
  ],
  ['face_match', 'met', { level: 3 }, 'Faces match', 'same face on document and selfie'],
  ['face_level', 'not_met', { level: 2, atLeast: 4 }, 'Level 2, 1 in 250', 'level 4 or higher, 1 in 1,000'],
  ['face_level', 'not_met', { level: 0, atLeast: 1 }, 'No match', 'level 1 or higher, 1 in 100'],
  ['face_level', 'unknown', { level: null, atLeast: 4 }, 'No engine result', 'level 4 or higher, 1 in 1,000'],
  ['mrz', 'met', { valid: true }, 'No errors', 'machine-readable zone without errors'],
  ['mrz', 'not_met', { valid: false }, 'Errors in the machine-readable zone', 'machine-readable zone without errors'],
  ['mrz', 'unknown', { valid: null }, 'No machine-readable zone read', 'machine-readable zone without errors'],
  [
    'mrz',
    'met',
    { valid: null },
    'Not applicable: most driving licences have no machine-readable zone',
    'machine-readable zone without errors',
  ],
  [
    'mrz',
    'unknown',
    { valid: null, doubtful: true },
    'No errors, but part of the machine-readable zone is doubtful',
    'machine-readable zone without errors',
  ],
  ['data_plausible', 'met', { faults: [] }, 'Dates are plausible', 'plausible dates'],
  ['data_plausible', 'unknown', { faults: null }, 'No dates read', 'plausible dates'],
  [
    'data_plausible',
    'not_met',
    { faults: ['born_in_future', 'expires_before_birth'] },
    'Born in the future; expires before birth',
    'plausible dates',
  ],
  [
    'data_plausible',
    'not_met',
    { faults: ['issued_in_future', 'issued_before_birth', 'expires_before_issue'] },
    'Issued in the future; issued before birth; expires before issue',
    'plausible dates',
  ],
  ['front_back', 'met', { differences: [] }, 'Front and machine-readable zone match', 'matching data on both'],
  [
    'front_back',
    'not_met',
    { differences: ['firstName', 'sex'] },
    'Different: first name, sex',
    'matching data on both',
  ],
  ['front_back', 'unknown', { differences: null }, 'No MRZ to compare', 'matching data on both'],
  [
    'front_back',
    'met',
    { differences: null },
    'Not applicable: most driving licences have no machine-readable zone',
    'matching data on both',
  ],
  [
    'document_review',
    'not_met',
    { documentType: 'id_card', reviewed: ['passport', 'id_card'] },
    'ID card',
    'manual check of Passport, ID card',
  ],
  [
    'document_review',
    'unknown',
    { documentType: null, reviewed: ['passport'] },
    'Document type unknown',
    'manual check of Passport',
  ],
  ['id_real', 'met', { idReal: true }, 'ID is real', 'a real ID'],
  ['id_real', 'not_met', { idReal: false }, 'ID is spoofed', 'a real ID'],
  ['full_id', 'not_met', { fullId: false }, 'Full ID not detected', 'entire document visible'],
  ['full_id', 'unknown', { fullId: null }, 'No engine result', 'entire document visible'],
  ['screening', 'met', { openHits: 0 }, 'No open hits', 'no open hits'],
  ['screening', 'not_met', { openHits: 2 }, '2 open hits', 'no open hits'],
  ['screening', 'unknown', { openHits: null }, 'Not screened yet', 'no open hits'],
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
    'Expiration date not read',
    'valid on 23 Nov 2026',
  ],
  [
    'expired_document',
    'unknown',
    { expires: '2026', today: '2026-11-23' },
    'Expires 2026, rest of the date unknown',
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
  ['minimum_age', 'unknown', { age: null, atLeast: 18 }, 'Birth date not read', '18 or older'],
  [
    'document_reused',
    'met',
    { sessions: [] },
    'Not used in any other session',
    'not used by another person or in a rejected session',
  ],
  [
    'document_reused',
    'not_met',
    { sessions: ['a', 'b'] },
    'Also in 2 other sessions:',
    'not used by another person or in a rejected session',
  ],
  [
    'document_reused',
    'unknown',
    { sessions: [] },
    'Document number not read',
    'not used by another person or in a rejected session',
  ],
  ['high_risk_ip', 'not_met', { countries: ['GE', 'XK'] }, 'From Georgia, Kosovo', 'no high-risk country'],
  ['high_risk_ip', 'unknown', { countries: [] }, 'IP country unknown', 'no high-risk country'],
  ['high_risk_nationality', 'met', { nationality: 'D' }, 'Germany', 'no high-risk country'],
  ['high_risk_nationality', 'unknown', { nationality: null }, 'Nationality not read', 'no high-risk country'],
];

describe('what a condition saw and what was asked, in words', () => {
  it.each(cases)('%s %s %j', (condition, outcome, saw, wording, asked) => {
    expect(explain({ condition, outcome, saw })).toMatchObject({ saw: wording, asked });
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
