import { expect, it } from 'vitest';
import type { Waiting } from '../../../shared/decision/decision.ts';
import { decisionOptions, holderOf } from './decision-options.ts';

const now = Date.parse('2026-11-23T10:00:00Z');
const [later, before] = ['2026-11-23T10:01:00Z', '2026-11-23T09:59:00Z'];
const waiting: Waiting = {
  since: before,
  unmet: [],
  claim: null,
  needsTwo: false,
  votes: [],
  assignedTo: null,
  escalated: false,
  snoozedUntil: null,
};
const row = (more: Partial<Waiting> = {}) => ({
  state: 'awaiting_action' as const,
  waiting: { ...waiting, ...more },
  decided: null,
});
const wording = (reviewerId: string, verdict: 'verified' | 'rejected') => ({ reviewerId, verdict, at: before });
const as = (id: string, role: 'master' | 'agent' = 'agent') => ({ reviewer: { id, role }, isOffline: false, now });

it('says why it is not possible', () => {
  expect(decisionOptions({ ...row(), state: 'in_progress' }, as('ana'))).toMatchObject({ why: { is: 'in_progress' } });
  expect(decisionOptions({ ...row(), state: 'expired' }, as('ana'))).toMatchObject({ why: { is: 'expired' } });
  const decided = { at: before, verdict: 'rejected' as const, reviewerId: 'ben', tags: [] };
  expect(decisionOptions({ state: 'rejected', waiting: null, decided }, as('ana'))).toMatchObject({
    why: { is: 'decided', reviewerId: 'ben' },
  });
  expect(decisionOptions(row(), { ...as('ana'), isOffline: true })).toMatchObject({ why: { is: 'offline' } });
});

it("another's claim is in the way until it has run out; one's own is not", () => {
  const claim = { reviewerId: 'ben', until: later };
  expect(decisionOptions(row({ claim }), as('ana'))).toMatchObject({ why: { is: 'claimed', reviewerId: 'ben' } });
  expect(decisionOptions(row({ claim }), as('ben')).can).toBe(true);
  expect(decisionOptions(row({ claim: { ...claim, until: before } }), as('ana')).can).toBe(true);
  expect(holderOf({ reviewerId: 'ben', until: before }, now)).toBeNull();
});

it('four eyes: propose, wait for another, confirm or disagree, and then a master who is none of the two', () => {
  expect(decisionOptions(row({ needsTwo: true }), as('ana'))).toMatchObject({ words: { verified: 'propose' } });
  const proposed = row({ needsTwo: true, votes: [wording('ana', 'rejected')] });
  expect(decisionOptions(proposed, as('ana'))).toMatchObject({ why: { is: 'own', verdict: 'rejected' } });
  expect(decisionOptions(proposed, as('ben'))).toMatchObject({
    words: { verified: 'disagree', rejected: 'confirm' },
    proposedBy: 'ana',
  });
  const disputed = row({ votes: [wording('ana', 'rejected'), wording('ben', 'verified')] });
  expect(decisionOptions(disputed, as('cid'))).toMatchObject({ why: { is: 'master' } });
  expect(decisionOptions(disputed, as('ben', 'master'))).toMatchObject({ why: { is: 'own_dispute' } });
  expect(decisionOptions(disputed, as('mia', 'master'))).toMatchObject({ words: { verified: 'decide' } });
});

it('D17: in a blind second review nothing tells what would agree; the first reads their own word', () => {
  const sealed = row({ needsTwo: true, votes: [{ reviewerId: 'ana', verdict: null, at: before, blind: true }] });
  expect(decisionOptions(sealed, as('ben'))).toEqual({
    can: true,
    words: { verified: 'decide', rejected: 'decide' },
    proposedBy: 'ana',
  });
  const own = row({ needsTwo: true, votes: [{ ...wording('ana', 'rejected'), blind: true }] });
  expect(decisionOptions(own, as('ana'))).toEqual({
    can: false,
    why: { is: 'own', verdict: 'rejected', isBlind: true },
  });
});

it('D19: what was escalated is the masters’', () => {
  expect(decisionOptions(row({ escalated: true }), as('ana'))).toMatchObject({ why: { is: 'escalated' } });
  expect(decisionOptions(row({ escalated: true }), as('mia', 'master')).can).toBe(true);
});
