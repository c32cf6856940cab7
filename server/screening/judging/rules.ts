import type { SessionState } from '../../../shared/session.ts';

/** Why a reviewer may not judge a hit now; undefined when they may. What is decided can be judged: alerts are about that. Pure. */
export function judgingRefused(
  state: SessionState,
  claim: { reviewerId: string; until: Date } | null,
  reviewerId: string,
  now: Date,
): 'session_in_progress' | 'session_expired' | 'session_claimed' | undefined {
  if (state === 'in_progress') return 'session_in_progress';
  if (state === 'expired') return 'session_expired';
  const isTaken = claim !== null && claim.reviewerId !== reviewerId && claim.until > now;
  return state === 'awaiting_action' && isTaken ? 'session_claimed' : undefined;
}
