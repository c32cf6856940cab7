import { expect, it } from 'vitest';
import type { Waiting } from '../../../shared/decision.ts';
import { holderOf, standingOf } from './standing.ts';

const now = Date.parse('2026-11-23T10:00:00Z');
const [later, before] = ['2026-11-23T10:01:00Z', '2026-11-23T09:59:00Z'];
const waiting: Waiting = {
  since: before,
  unmet: [],
  claim: null,
  needsTwo: false,
  opinions: [],
  assignedTo: null,
  escalated: false,
  snoozedUntil: null,
};
const row = (more: Partial<Waiting> = {}) => ({
  state: 'awaiting_action' as const,
  waiting: { ...waiting, ...more },
  decided: null,
});
const said = (reviewerId: string, verdict: 'verified' | 'rejected') => ({ reviewerId, verdict, at: before });
const as = (id: string, role: 'master' | 'agent' = 'agent') => ({ reviewer: { id, role }, isOffline: false, now });

it('says why it is not possible', () => {
  expect(standingOf({ ...row(), state: 'in_progress' }, as('ana'))).toMatchObject({ why: { is: 'in_progress' } });
  expect(standingOf({ ...row(), state: 'expired' }, as('ana'))).toMatchObject({ why: { is: 'expired' } });
  const decided = { at: before, verdict: 'rejected' as const, reviewerId: 'ben', tags: [] };
  expect(standingOf({ state: 'rejected', waiting: null, decided }, as('ana'))).toMatchObject({
    why: { is: 'decided', reviewerId: 'ben' },
  });
  expect(standingOf(row(), { ...as('ana'), isOffline: true })).toMatchObject({ why: { is: 'offline' } });
});

it("another's claim is in the way until it has run out; one's own is not", () => {
  const claim = { reviewerId: 'ben', until: later };
  expect(standingOf(row({ claim }), as('ana'))).toMatchObject({ why: { is: 'claimed', reviewerId: 'ben' } });
  expect(standingOf(row({ claim }), as('ben')).can).toBe(true);
  expect(standingOf(row({ claim: { ...claim, until: before } }), as('ana')).can).toBe(true);
  expect(holderOf({ reviewerId: 'ben', until: before }, now)).toBeNull();
});

it('four eyes: propose, wait for another, confirm or disagree, and then a master who is none of the two', () => {
  expect(standingOf(row({ needsTwo: true }), as('ana'))).toMatchObject({ words: { verified: 'propose' } });
  const proposed = row({ needsTwo: true, opinions: [said('ana', 'rejected')] });
  expect(standingOf(proposed, as('ana'))).toMatchObject({ why: { is: 'own', verdict: 'rejected' } });
  expect(standingOf(proposed, as('ben'))).toMatchObject({
    words: { verified: 'disagree', rejected: 'confirm' },
    proposedBy: 'ana',
  });
  const disputed = row({ opinions: [said('ana', 'rejected'), said('ben', 'verified')] });
  expect(standingOf(disputed, as('cid'))).toMatchObject({ why: { is: 'master' } });
  expect(standingOf(disputed, as('ben', 'master'))).toMatchObject({ why: { is: 'own_dispute' } });
  expect(standingOf(disputed, as('mia', 'master'))).toMatchObject({ words: { verified: 'decide' } });
});

it('D17: in a blind second review nothing tells what would agree; the first reads their own word', () => {
  const sealed = row({ needsTwo: true, opinions: [{ reviewerId: 'ana', verdict: null, at: before, blind: true }] });
  expect(standingOf(sealed, as('ben'))).toEqual({
    can: true,
    words: { verified: 'decide', rejected: 'decide' },
    proposedBy: 'ana',
  });
  const own = row({ needsTwo: true, opinions: [{ ...said('ana', 'rejected'), blind: true }] });
  expect(standingOf(own, as('ana'))).toEqual({ can: false, why: { is: 'own', verdict: 'rejected', isBlind: true } });
});

it('D19: what was escalated is the masters’', () => {
  expect(standingOf(row({ escalated: true }), as('ana'))).toMatchObject({ why: { is: 'escalated' } });
  expect(standingOf(row({ escalated: true }), as('mia', 'master')).can).toBe(true);
});
