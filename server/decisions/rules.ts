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
  /** Votes on this session since it last entered the queue. */
  votes: readonly Vote[];
  /** Changed after the seq that the reviewer has seen. */
  isStale: boolean;
  /** Only a master decides it. */
  isEscalated: boolean;
  /** Screening hits that no reviewer has reviewed. */
  openHits: number;
  now: Date;
}

/** The result of a reviewer's vote, or why it is refused. Pure: the command holds the lock on the session's row. */
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
  // Also for the second vote, and for a master's: no session is verified while a hit is unreviewed.
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
 * The first of two votes was blind and the second revealed it: a reviewer who undoes the second knows the first. The same for
 * later votes.
 */
export const hasShownFirst = ([first, ...more]: readonly Vote[]): boolean =>
  more.length === 1 && (first?.blind === true || first?.revealed === true);

/** A second vote cast now is not independent of the first. */
export const isAfterReveal = ([first, ...more]: readonly Vote[]): boolean =>
  more.length === 0 && first?.revealed === true;

/** An expired claim counts as absent. */
export function isClaimedByOther(claim: Claim | null, reviewerId: string, now: Date): boolean {
  return claim !== null && claim.reviewerId !== reviewerId && claim.until > now;
}
