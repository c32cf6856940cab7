import {
  type DecisionOutcome,
  type DecisionRefusal,
  type DecisionVerdict,
  refusalOfState,
  type Vote,
} from '../../shared/decision/decision.ts';
import type { SessionState } from '../../shared/session/session.ts';

export interface Claim {
  reviewerId: string;
  until: Date;
}

export interface Deciding {
  state: SessionState;
  claim: Claim | null;
  /** Two reviewers must agree. */
  needsTwo: boolean;
  /** Of this session since it last came into the queue. */
  votes: readonly Vote[];
  /** It changed after the seq that the reviewer saw. */
  isStale: boolean;
  /** Only a master decides it. */
  isEscalated: boolean;
  /** Screening hits of which nobody has said whether they are this person. */
  openHits: number;
  now: Date;
}

/** What a reviewer's word comes to, or why it counts for nothing. Pure: the command holds the session's row meanwhile. */
export function decide(
  { state, claim, needsTwo, votes, isStale, isEscalated, openHits, now }: Deciding,
  reviewer: { id: string; role: 'master' | 'agent' },
  verdict: DecisionVerdict,
): DecisionOutcome | { refused: DecisionRefusal } {
  const refused = refusalOfState[state];
  if (refused) return { refused };
  if (isStale) return { refused: 'decision_stale' };
  if (isClaimedByOther(claim, reviewer.id, now)) return { refused: 'session_claimed' };
  if (isEscalated && reviewer.role !== 'master') return { refused: 'session_escalated' };
  // Also for the second word, and for a master's: nobody is verified past a hit that nobody has looked at.
  if (verdict === 'verified' && openHits > 0) return { refused: 'hit_open' };
  const [first, ...more] = votes;
  if (!needsTwo && !first) return { kind: 'final', verdict };
  if (!first) return { kind: 'proposed' };
  if (votes.some(({ reviewerId }) => reviewerId === reviewer.id)) return { refused: 'same_person' };
  if (more.length > 0) {
    return reviewer.role === 'master' ? { kind: 'final', verdict } : { refused: 'master_decides' };
  }
  return first.verdict === verdict ? { kind: 'final', verdict } : { kind: 'disputed' };
}

/**
 * The first of two words was said blind and the second one has shown it: whoever takes the second back knows the first. The same
 * for the words after it.
 */
export const hasShownFirst = ([first, ...more]: readonly Vote[]): boolean =>
  more.length === 1 && (first?.blind === true || first?.revealed === true);

/** A second word that is said now is not independent of the first. */
export const isAfterReveal = ([first, ...more]: readonly Vote[]): boolean =>
  more.length === 0 && first?.revealed === true;

/** A claim that ran out is none. */
export function isClaimedByOther(claim: Claim | null, reviewerId: string, now: Date): boolean {
  return claim !== null && claim.reviewerId !== reviewerId && claim.until > now;
}
