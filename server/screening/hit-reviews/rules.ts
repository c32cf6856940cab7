import type { SessionState } from '../../../shared/session/session.ts';
import { type Claim, isClaimedByOther } from '../../decisions/rules.ts';

/** Why a reviewer may not review a hit now; undefined when they may. What is decided can be reviewed: alerts are about that. Pure. */
export function reviewingRefused(
  state: SessionState,
  claim: Claim | null,
  reviewerId: string,
  now: Date,
): 'session_in_progress' | 'session_expired' | 'session_claimed' | undefined {
  if (state === 'in_progress') return 'session_in_progress';
  if (state === 'expired') return 'session_expired';
  return state === 'awaiting_action' && isClaimedByOther(claim, reviewerId, now) ? 'session_claimed' : undefined;
}
