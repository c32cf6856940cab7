import Type, { type Static } from 'typebox';
import {
  type DecisionOutcome,
  decisionVerdicts,
  longestNote,
  longestReason,
  shortestUndoReason,
} from '../decision/decision.ts';
import { subjectFields } from '../document/document.ts';
import type { LogEvent } from '../event.ts';
import { Exact, Id, IdOf, Nullable, OneOf, Time } from '../schema.ts';
import { stepNames } from '../session/attempt.ts';

const Seq = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'The place of the log that you saw the session at',
});
const Reason = Type.String({ minLength: 1, maxLength: longestReason, pattern: '\\S' });

/** POST /api/sessions/:id/decision */
export const DecisionRequest = Exact({
  id: Type.Optional(
    IdOf(
      'Made by the client, once for each decision: sent again after a lost answer, it is answered as the first time',
    ),
  ),
  verdict: OneOf(decisionVerdicts),
  note: Type.Optional(Type.String({ maxLength: longestNote })),
  tags: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
      maxItems: 20,
      uniqueItems: true,
      description: 'One or more with a rejection, none else: built-in words, or ids of tags of your own',
    }),
  ),
  seq: Seq,
});
export type DecisionRequest = Static<typeof DecisionRequest>;

export interface DecisionAnswer {
  seq: number;
  decisionId: string;
  outcome: DecisionOutcome;
  /** Until then its reviewer may undo it. */
  undoUntil: string;
  /** It has revealed the first decision of a blind review: undoing it takes a reason. */
  undoNeedsReason: boolean;
}

/** POST /api/sessions/:id/decision/undo */
export const UndoRequest = Exact({
  decisionId: Id,
  reason: Type.Optional(
    Type.String({
      maxLength: longestReason,
      description: `Needed, with at least ${shortestUndoReason} characters, where the answer to the decision had \`undoNeedsReason\``,
    }),
  ),
});
export type UndoRequest = Static<typeof UndoRequest>;

/** POST /api/sessions/:id/claim */
export const ClaimRequest = Exact({
  take: Type.Optional(
    Type.Boolean({ description: "Also from a colleague, who is told; else another's claim refuses" }),
  ),
});
export interface ClaimAnswer {
  seq: number;
  until: string;
}

/** POST /api/queue/next */
export const NextRequest = Exact({
  after: Type.Optional(
    IdOf('The session that you leave: the next one stands behind it in the queue, and from its end back at the head'),
  ),
});

/** Claims the first unassigned session that the reviewer may decide; releases the one that they held. `null`: there is none. */
export interface NextAnswer {
  seq: number;
  id: string | null;
}

/** POST /api/sessions/:id/assign */
export const AssignRequest = Exact({
  reviewerId: Nullable(Id),
});
export type AssignRequest = Static<typeof AssignRequest>;

/** POST /api/sessions/:id/escalate */
export const EscalateRequest = Exact({ reason: Reason });
export type EscalateRequest = Static<typeof EscalateRequest>;

/** POST /api/sessions/:id/snooze */
export const SnoozeRequest = Exact({ reason: Reason, until: Nullable(Time) });
export type SnoozeRequest = Static<typeof SnoozeRequest>;

/** POST /api/sessions/:id/subject */
export const EditRequest = Exact({
  field: OneOf(subjectFields),
  value: Nullable(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
  reason: Reason,
  seq: Seq,
});
export type EditRequest = Static<typeof EditRequest>;

/** POST /api/sessions/:id/resubmission */
export const ResubmissionRequest = Exact({ step: OneOf(stepNames), reason: Reason, seq: Seq });
export type ResubmissionRequest = Static<typeof ResubmissionRequest>;

/** POST /api/sessions/:id/reopen */
export const ReopenRequest = Exact({ reason: Reason, seq: Seq });
export type ReopenRequest = Static<typeof ReopenRequest>;

/** GET /api/sessions/:id/events: the log of one session, oldest first. */
export const EventsQuery = Exact({
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
});
export interface EventsAnswer {
  seq: number;
  events: LogEvent[];
  /** `after` of the next page; `null` on the last. */
  next: number | null;
}
