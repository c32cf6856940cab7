import type { DecisionVerdict } from '../../../shared/decision/decision.ts';
import type { SessionRow } from '../../../shared/session/session.ts';

/** Why this reviewer cannot decide it now. */
export type Why =
  | { is: 'in_progress' | 'expired' | 'master' | 'own_dispute' | 'escalated' | 'offline' }
  | { is: 'decided'; verdict: DecisionVerdict; reviewerId: string | null; at: string }
  | { is: 'claimed'; reviewerId: string }
  /** `isBlind`: the second reviewer does not see it. */
  | { is: 'own'; verdict: DecisionVerdict | null; isBlind: boolean };

/** The effect of a reviewer's vote. `decide` in a blind second review: nothing reveals which verdict would confirm the first. */
export type Word = 'decide' | 'propose' | 'confirm' | 'disagree';

export type DecisionOptions =
  | { can: false; why: Why }
  | { can: true; words: Record<DecisionVerdict, Word>; proposedBy: string | null };

interface Looking {
  reviewer: { id: string; role: 'master' | 'agent' };
  isOffline: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Whether and how a reviewer may decide: the server's rules (server/decisions/rules.ts) evaluated in the client. The server's
 * answer is final.
 */
export function decisionOptions(
  { state, waiting, decided }: Pick<SessionRow, 'state' | 'waiting' | 'decided'>,
  { reviewer, isOffline, now }: Looking,
): DecisionOptions {
  const no = (why: Why): DecisionOptions => ({ can: false, why });
  if (state === 'in_progress' || state === 'expired') return no({ is: state });
  if (decided) return no({ is: 'decided', verdict: decided.verdict, reviewerId: decided.reviewerId, at: decided.at });
  if (isOffline || !waiting) return no({ is: 'offline' });
  const holder = holderOf(waiting.claim, now);
  if (holder !== null && holder !== reviewer.id) return no({ is: 'claimed', reviewerId: holder });
  if (waiting.escalated && reviewer.role !== 'master') return no({ is: 'escalated' });
  const [first, second] = waiting.votes;
  const own = waiting.votes.some(({ reviewerId }) => reviewerId === reviewer.id);
  if (second) {
    if (own) return no({ is: 'own_dispute' });
    if (reviewer.role !== 'master') return no({ is: 'master' });
    return { can: true, words: { verified: 'decide', rejected: 'decide' }, proposedBy: null };
  }
  if (first) {
    if (own) return no({ is: 'own', verdict: first.verdict, isBlind: first.blind === true });
    if (first.verdict === null) {
      return { can: true, words: { verified: 'decide', rejected: 'decide' }, proposedBy: first.reviewerId };
    }
    const confirm = { verified: 'disagree', rejected: 'disagree', [first.verdict]: 'confirm' } as const;
    return { can: true, words: confirm as Record<DecisionVerdict, Word>, proposedBy: first.reviewerId };
  }
  const word = waiting.needsTwo ? 'propose' : 'decide';
  return { can: true, words: { verified: word, rejected: word }, proposedBy: null };
}

/** The reviewer who has claimed it; an expired claim counts as absent. */
export function holderOf(claim: { reviewerId: string; until: string } | null | undefined, now: number): string | null {
  return claim && Date.parse(claim.until) > now ? claim.reviewerId : null;
}
