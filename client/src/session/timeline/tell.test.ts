import { expect, it } from 'vitest';
import { type FactType, facts } from '../../../../shared/event.ts';
import { lower } from '../../session-model/timeline/lower.ts';
import { whoOf } from '../../session-model/timeline/who-of.ts';
import { words } from '../../session-model/timeline/words.ts';
import { tell } from './tell.ts';
import { fact } from './testing/fact.ts';

const types = Object.keys(facts) as FactType[];
const nameOf = (id: string) => (id === 'ben' ? 'Ben Koval' : 'Somebody');

it.each(types)('has words for %s', (type) => {
  expect(words.facts[type]).toMatch(/^\p{Ll}/u);
  expect(Object.keys(words.facts).length).toBe(types.length);
});

it.each([
  [
    'session.finished',
    { state: 'awaiting_action', attemptId: null, lateEvents: 2 },
    'ended the capture · awaiting action, 2 events not received yet',
  ],
  ['session.assessed', { unmet: [], version: 1 }, 'checked · all met'],
  [
    'session.assessed',
    {
      unmet: [
        { condition: 'mrz', outcome: 'not_met' },
        { condition: 'id_real', outcome: 'unknown' },
      ],
      version: 1,
    },
    'checked · MRZ errors, spoof check missing',
  ],
  ['session.stopped', { attemptId: 'a', condition: 'high_risk_ip' }, 'stopped the capture · high-risk IP country'],
  ['session.claim_taken', { fromReviewerId: 'ben' }, 'took over · from Ben Koval'],
  ['session.decided', { decisionId: 'd', state: 'rejected', tags: [], ownTags: [] }, 'rejected it'],
  ['decision.proposed', { decisionId: 'd', verdict: 'verified', tags: [], ownTags: [] }, 'proposed to verify'],
  ['decision.disputed', { decisionId: 'd', verdict: 'rejected', tags: [], ownTags: [] }, 'disagreed: would reject'],
  [
    'session.screened',
    { screeningId: 's', provider: 'lists', hits: 2, open: 1, weak: 0 },
    'completed screening · 2 hits, 1 open',
  ],
  [
    'session.screened',
    { screeningId: 's', provider: 'lists', hits: 0, open: 0, weak: 3 },
    'completed screening · no hits, 3 with a similar name',
  ],
  ['session.screening_failed', { failures: 4 }, 'couldn’t complete screening · tried 4 times'],
  ['hit.reviewed', { hitId: 'h', verdict: 'different' }, 'cleared a screening hit'],
  ['hit.reviewed', { hitId: 'h', verdict: null }, 'undid a hit review'],
  [
    'session.resubmission_requested',
    { decisionId: 'd', step: 'document_back' },
    'requested a resubmission · back to document back',
  ],
  ['subject.edited', { editId: 'e', field: 'birthDate' }, 'corrected birth date'],
  ['step.finished', { attemptId: 'a', step: 'liveness', outcome: 'failed' }, 'ended a step · liveness, failed'],
  ['challenge.finished', { attemptId: 'a', challenge: 'blink', passed: false }, 'answered a challenge · blink, failed'],
  ['document.chosen', { attemptId: 'a', documentType: 'id_card' }, 'chose a document · ID card'],
  ['document.read', { attemptId: 'a', mrzValid: null }, 'read the document · not verified'],
] as const)('%s %j', (type, data, wording) => {
  const described = tell(fact(1, type, data), nameOf);
  expect([described.what, described.detail].filter(Boolean).join(' · ')).toBe(wording);
});

it('security.md C1: what the capture page read is not verified', () => {
  const by = (mrzValid: boolean | null) =>
    tell(fact(1, 'document.read', { attemptId: 'a', mrzValid }, 'capture:s'), nameOf);
  expect([by(null).detail, by(true).detail]).toEqual(['not verified', 'no errors, not verified']);
  const byKey = tell(fact(1, 'document.read', { attemptId: 'a', mrzValid: null }, 'key:k'), nameOf);
  expect(byKey.detail).toBe('no machine-readable zone read');
});

it('says who did it; what the conditions do is theirs, whoever set it off', () => {
  expect(whoOf(fact(1, 'session.claimed', {}, 'reviewer:ben'))).toEqual({ kind: 'reviewer', id: 'ben' });
  expect(whoOf(fact(1, 'session.created', {}, 'key:k'))).toEqual({ kind: 'capture' });
  expect(whoOf(fact(1, 'session.expired', {}, 'system'))).toEqual({ kind: 'system' });
  expect(whoOf(fact(1, 'session.assessed', {}, 'reviewer:ben'))).toEqual({ kind: 'conditions' });
});

it('writes names in the middle of a sentence', () => {
  expect(['Document front', 'ID card', 'MRZ', 'PEP'].map(lower)).toEqual(['document front', 'ID card', 'MRZ', 'PEP']);
});
