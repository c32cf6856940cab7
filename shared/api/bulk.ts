import Type, { type Static } from 'typebox';
import { longestReason } from '../decision/decision.ts';
import type { ProblemCode } from '../problem.ts';
import { Exact, Id, Nullable, OneOf, Tagged } from '../schema.ts';
import { stepNames } from '../session/attempt.ts';
import { mostSelected } from '../session/session-list.ts';
import { SessionFilter, SessionQuery } from './review.ts';

const Ids = Type.Array(Id, { minItems: 1, maxItems: mostSelected, uniqueItems: true });
const assign = Exact({ type: Type.Literal('assign'), reviewerId: Nullable(Id) });
const tag = Exact({ type: Type.Literal('tag'), tagId: Id, on: Type.Boolean() });
/** Their reports as PDF. */
const reports = Exact({ type: Type.Literal('reports') });

/** POST /api/sessions/bulk/check: what an action would do, and to which sessions it would not. */
export const BulkCheckRequest = Exact({
  action: Tagged([assign, tag, reports, Exact({ type: Type.Literal('resubmission') })]),
  ids: Ids,
});
export type BulkCheckRequest = Static<typeof BulkCheckRequest>;

/** POST /api/sessions/bulk, with an Idempotency-Key */
export const BulkRequest = Exact({
  action: Tagged([
    assign,
    tag,
    Exact({
      type: Type.Literal('resubmission'),
      step: OneOf(stepNames),
      reason: Type.String({ minLength: 1, maxLength: longestReason, pattern: '\\S' }),
    }),
  ]),
  ids: Ids,
  seq: Type.Integer({
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'The place of the log that you saw the sessions at',
  }),
});
export type BulkRequest = Static<typeof BulkRequest>;

/** `done`: it is as was asked for. Else the code of the problem that the same command would have answered for this session alone. */
export interface BulkResult {
  id: string;
  outcome: 'done' | ProblemCode;
}

export interface BulkCheck {
  /** Where the log was: to be sent along with the action. */
  seq: number;
  results: BulkResult[];
}

export interface BulkAnswer {
  seq: number;
  /** In the order of the request. */
  results: BulkResult[];
  /** Of so many sessions it can be undone. */
  undoable: number;
}

/** POST /api/sessions/bulk/undo */
export const BulkUndoRequest = Exact({ key: Type.String({ minLength: 1, maxLength: 200 }) });

/** POST /api/sessions/ids: those that a filter lets through, in order. */
export const IdsRequest = Exact({ ...SessionFilter.properties, sort: SessionQuery.properties.sort });
export type IdsRequest = Static<typeof IdsRequest>;
export interface IdsAnswer {
  /** `mostSelected` at most. */
  ids: string[];
  /** There are more. */
  isMore: boolean;
}
