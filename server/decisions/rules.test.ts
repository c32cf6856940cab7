import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DecisionVerdict, decisionVerdicts, type Vote } from '../../shared/decision/decision.ts';
import { sessionStates } from '../../shared/session/session.ts';
import { type Deciding, decide } from './rules.ts';

const now = new Date('2026-11-23T10:00:00Z');
const later = new Date('2026-11-23T10:05:00Z');
const [ana, ben, cid] = ['ana', 'ben', 'cid'].map((id) => ({ id, role: 'agent' as const }));
const mia = { id: 'mia', role: 'master' as const };
const waiting: Deciding = {
  state: 'awaiting_action',
  claim: null,
  needsTwo: false,
  votes: [],
  isStale: false,
  isEscalated: false,
  openHits: 0,
  now,
};
const wording = (reviewerId: string, verdict: DecisionVerdict): Vote => ({
  reviewerId,
  verdict,
  at: now.toISOString(),
});

it.each([
  ['in_progress', 'session_in_progress'],
  ['verified', 'session_decided'],
  ['rejected', 'session_decided'],
  ['expired', 'session_expired'],
] as const)('on one that is %s: %s', (state, refused) => {
  expect(decide({ ...waiting, state }, mia, 'verified')).toEqual({ refused });
});

it('is refused on what has changed, and on what somebody else works on, until their claim has run out', () => {
  expect(decide({ ...waiting, isStale: true }, ana!, 'verified')).toEqual({ refused: 'decision_stale' });
  const claim = { reviewerId: 'ben', until: later };
  expect(decide({ ...waiting, claim }, ana!, 'rejected')).toEqual({ refused: 'session_claimed' });
  expect(decide({ ...waiting, claim }, ben!, 'rejected')).toEqual({ kind: 'final', verdict: 'rejected' });
  expect(decide({ ...waiting, claim, now: later }, ana!, 'rejected')).toEqual({ kind: 'final', verdict: 'rejected' });
});

it('four eyes: the first proposes, another confirms, and never the first again', () => {
  const two = { ...waiting, needsTwo: true };
  expect(decide(two, ana!, 'rejected')).toEqual({ kind: 'proposed' });
  const proposed = { ...two, votes: [wording('ana', 'rejected')] };
  expect(decide(proposed, ana!, 'rejected')).toEqual({ refused: 'same_person' });
  expect(decide(proposed, ben!, 'rejected')).toEqual({ kind: 'final', verdict: 'rejected' });
  // Also a master's first word is one of two.
  expect(decide(two, mia, 'verified')).toEqual({ kind: 'proposed' });
});

it('four eyes: two who disagree leave it to a master who is none of them', () => {
  const proposed = { ...waiting, needsTwo: true, votes: [wording('ana', 'rejected')] };
  expect(decide(proposed, ben!, 'verified')).toEqual({ kind: 'disputed' });
  const disputed = { ...proposed, votes: [wording('ana', 'rejected'), wording('mia', 'verified')] };
  expect(decide(disputed, cid!, 'verified')).toEqual({ refused: 'master_decides' });
  expect(decide(disputed, mia, 'verified')).toEqual({ refused: 'same_person' });
  expect(decide(disputed, { id: 'max', role: 'master' }, 'rejected')).toEqual({ kind: 'final', verdict: 'rejected' });
});

// The settings may change between the two.
it('a proposal that was made stays one, though two are not asked for any more', () => {
  const proposed = { ...waiting, needsTwo: false, votes: [wording('ana', 'rejected')] };
  expect(decide(proposed, ana!, 'verified')).toEqual({ refused: 'same_person' });
  expect(decide(proposed, ben!, 'verified')).toEqual({ kind: 'disputed' });
});

it('whoever says whatever in whatever order: with four eyes nothing is final without two persons', () => {
  const people = [ana!, ben!, cid!, mia, { id: 'max', role: 'master' as const }];
  const words = fc.array(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...decisionVerdicts)), { maxLength: 8 });
  fc.assert(
    fc.property(words, (spoken) => {
      const votes: Vote[] = [];
      for (const [who, verdict] of spoken) {
        const outcome = decide({ ...waiting, needsTwo: true, votes }, who, verdict);
        if ('refused' in outcome) continue;
        votes.push(wording(who.id, verdict));
        expect(new Set(votes.map((o) => o.reviewerId)).size).toBe(votes.length);
        if (outcome.kind !== 'final') continue;
        expect(votes.filter((o) => o.verdict === outcome.verdict).length).toBeGreaterThanOrEqual(2);
        return;
      }
    }),
  );
});

it('outside the queue nobody decides, whatever else is so', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sessionStates),
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom(...decisionVerdicts),
      (state, needsTwo, isStale, verdict) => {
        const outcome = decide({ ...waiting, state, needsTwo, isStale }, mia, verdict);
        if (state !== 'awaiting_action') expect(outcome).toHaveProperty('refused');
      },
    ),
  );
});
