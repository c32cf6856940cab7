import type { SessionState } from './session.ts';

export const decisionVerdicts = ['verified', 'rejected'] as const;
export type DecisionVerdict = (typeof decisionVerdicts)[number];

/** One reviewer's word on a session, in the order of the words. A session that was reopened begins anew. */
export interface Opinion {
  reviewerId: string;
  verdict: DecisionVerdict;
  /** Reviewers who agree end it; who disagrees leaves it to a master. */
  at: string;
}

/** Why a decision is not possible, as the bar says and the API answers. */
export type DecisionRefusal =
  | 'session_in_progress'
  | 'session_decided'
  | 'session_expired'
  /** It changed after what the reviewer saw. */
  | 'decision_stale'
  /** Somebody else works on it: take it over first. */
  | 'session_claimed'
  /** The second word is never the first person's. */
  | 'same_person'
  /** Two disagree: a master decides, who is none of the two. */
  | 'master_decides';

/** What a decision made now would come to. */
export type DecisionOutcome = { kind: 'final'; verdict: DecisionVerdict } | { kind: 'proposed' } | { kind: 'disputed' };

export const refusalOfState: Partial<Record<SessionState, DecisionRefusal>> = {
  in_progress: 'session_in_progress',
  verified: 'session_decided',
  rejected: 'session_decided',
  expired: 'session_expired',
};
