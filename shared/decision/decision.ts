import type { ConditionResult, Unmet } from '../conditions.ts';
import type { Subject } from '../document/document.ts';
import type { StepName } from '../session/attempt.ts';
import type { SessionState } from '../session/session.ts';

export const decisionVerdicts = ['verified', 'rejected'] as const;
export type DecisionVerdict = (typeof decisionVerdicts)[number];

/** Milliseconds in which a decision can be undone by its reviewer. */
export const undoWindow = 30_000;

/** Characters of the reason for undoing a second decision that has revealed a blind first one: a line. */
export const shortestUndoReason = 10;

/** Milliseconds for which a claim is valid; renewed while its holder is active. */
export const claimLength = 5 * 60_000;

/** Characters. Longer explanations belong in the notes. */
export const longestNote = 5_000;
export const longestReason = 500;
/** Characters of the note that justifies a verification despite an unmet condition: a line. */
export const shortestVerifyReason = 10;
/** Longest snooze, in days. */
export const longestSnoozeDays = 30;

/** One reviewer's vote on a session, in the order of the votes. Reopening a session clears them. */
export interface Vote {
  reviewerId: string;
  /** `null`: hidden, as long as a second reviewer is to decide blind. */
  verdict: DecisionVerdict | null;
  at: string;
  /** Cast in a blind review: its verdict is hidden from others until the second vote. */
  blind?: true;
  /** Cast in a blind review, and revealed by a second vote that was undone. */
  revealed?: true;
}

/**
 * The claim of a session. An expired claim counts as absent at once; the server records its end, as a fact, within two seconds.
 */
export interface Claim {
  reviewerId: string;
  until: string;
}

/** Why a session waits, and the progress of its decision. */
export interface Waiting {
  since: string;
  /** The conditions that are not met, in display order. */
  unmet: Unmet[];
  claim: Claim | null;
  /** One chosen condition is not met: two reviewers must agree. */
  needsTwo: boolean;
  /** One: a proposal that another reviewer confirms. Two: they disagree, and a master decides. */
  votes: Vote[];
  /** Assignee, until they release it or a master reassigns it. `null`: unassigned. */
  assignedTo: string | null;
  /** Escalated: only a master may decide it. */
  escalated: boolean;
  /** Until then Review next skips it. */
  snoozedUntil: string | null;
}

/** Final decision of a session. */
export interface Decided {
  at: string;
  verdict: DecisionVerdict;
  /** `null`: the company's conditions. */
  reviewerId: string | null;
  /** Of a rejection, from all votes for it: names of `rejectionTags`, or ids of the company's own tags. */
  tags: string[];
}

/** Actions of reviewers (and the conditions) on a session, for its timeline. */
export const decisionKinds = [
  'by_conditions',
  'proposed',
  'disputed',
  'decided',
  'undone',
  'reopened',
  'resubmission_requested',
  'escalated',
  'snoozed',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export interface DecisionView {
  id: string;
  kind: DecisionKind;
  verdict: DecisionVerdict | null;
  reviewerId: string | null;
  at: string;
  /**
   * The reviewer's text: the note of a decision, the reason of a reopening, a resubmission, an escalation, a snooze or an undo.
   */
  note: string;
  tags: string[];
  /** The step that the subject must repeat. */
  step: StepName | null;
  /** Condition results at that moment, and the version of the company's conditions. */
  conditions: ConditionResult[];
  conditionsVersion: number;
  /** The first vote of a blind review: verdict, note and tags are withheld from this reader. */
  sealed?: true;
  /** A second decision that is not independent: the first one had been revealed by a second decision that was undone. */
  afterReveal?: true;
}

/** A correction of a value read from the document. */
export interface SubjectEdit {
  id: string;
  field: keyof Subject;
  from: string | null;
  to: string | null;
  reason: string;
  reviewerId: string;
  at: string;
  /** A newer attempt has read the document again: this correction was of the earlier reading. */
  superseded: boolean;
}

/** The step that the capture client must repeat. */
export interface Resubmission {
  step: StepName;
  reason: string;
  at: string;
}

/** Why a decision is not possible, as the bar shows and the API answers. */
export type DecisionRefusal =
  | 'session_in_progress'
  | 'session_decided'
  | 'session_expired'
  /** It changed after the version that the reviewer saw. */
  | 'decision_stale'
  /** Claimed by another reviewer: take it over first. */
  | 'session_claimed'
  /** The second vote must be another reviewer's. */
  | 'same_person'
  /** Two disagree: a master who was not involved decides. */
  | 'master_decides'
  /** Escalated to the masters. */
  | 'session_escalated'
  /** A screening hit is open: review it first. It blocks Verify only. */
  | 'hit_open';

/** The outcome of a decision made now. */
export type DecisionOutcome = { kind: 'final'; verdict: DecisionVerdict } | { kind: 'proposed' } | { kind: 'disputed' };

export const refusalOfState: Partial<Record<SessionState, DecisionRefusal>> = {
  in_progress: 'session_in_progress',
  verified: 'session_decided',
  rejected: 'session_decided',
  expired: 'session_expired',
};
