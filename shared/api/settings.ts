import Type, { type Static } from 'typebox';
import type { ConditionName, Unmet, Verdict } from '../conditions.ts';
import { type RejectionTag, rejectionGroups } from '../decision/rejection-tags.ts';
import { Exact, Id, OneOf, Time } from '../schema.ts';
import { Conditions } from './conditions.ts';

const Minutes = Type.Integer({ minimum: 1, maximum: 7 * 24 * 60, description: 'How long a session may wait' });

/** PUT /api/conditions */
export const ConditionsRequest = Exact({
  conditions: Conditions,
  targetMinutes: Minutes,
  version: Type.Integer({ minimum: 0, description: 'The version that you edited: another one by now refuses yours' }),
});
export type ConditionsRequest = Static<typeof ConditionsRequest>;

/** GET /api/conditions */
export interface ConditionsAnswer {
  conditions: Conditions;
  /** Target minutes for deciding a waiting session. */
  targetMinutes: number;
  /** 0: never changed. */
  version: number;
  changedAt: string | null;
  changedBy: string | null;
  /** Date (year-month-day) of the table that maps addresses to countries. */
  ipTableDate: string;
  /** Rollout of the latest conditions to waiting sessions; null when done. */
  rollout: { done: number; total: number } | null;
}

/** POST /api/conditions/dry-run */
export const DryRunRequest = Exact({ conditions: Conditions });

/** Outcomes under the conditions for sessions that finished in the last 30 days, and their effect on waiting ones. */
export interface DryRun {
  days: number;
  sessions: number;
  /** More sessions finished than were assessed: the newest were. */
  cut: boolean;
  /** Under the current conditions. */
  before: Record<Verdict, number>;
  /** Under the conditions in the request. */
  after: Record<Verdict, number>;
  /** Number of sessions by old and new outcome. */
  moves: { from: Verdict; to: Verdict; count: number }[];
  /** Number of sessions that fail each condition. */
  unmet: { condition: ConditionName; before: number; after: number }[];
  /** The current queue: how many sessions would leave it automatically, and why others stay whatever the conditions. */
  waiting: {
    /** Sessions in the queue. */
    total: number;
    verified: number;
    rejected: number;
    /** Claimed by a reviewer. */
    claimed: number;
    /** Decided on by one of two, corrected, escalated or reopened. */
    touched: number;
  };
}

const verdict = OneOf(['verified', 'awaiting_action', 'rejected'] as const satisfies readonly Verdict[]);
/** Selects sessions of a dry run: those that change from one outcome to another, or those that leave the queue. */
export const DryRunGroup = Type.Union([
  Exact({ from: verdict, to: verdict }),
  Exact({ waiting: OneOf(['verified', 'rejected']) }),
]);
export type DryRunGroup = Static<typeof DryRunGroup>;

/** POST /api/conditions/dry-run/sessions */
export const DryRunSessionsRequest = Exact({
  conditions: Conditions,
  group: DryRunGroup,
  after: Type.Optional(
    Exact(
      { at: Time, id: Id, looked: Type.Integer({ minimum: 0, maximum: 1_000_000 }) },
      { description: '`next` of the page before, as it was' },
    ),
  ),
});
export type DryRunSessionsRequest = Static<typeof DryRunSessionsRequest>;

export interface DryRunSession {
  id: string;
  firstName: string | null;
  lastName: string | null;
  reference: string | null;
  /** When it finished; for a waiting one, since when it waits. */
  at: string;
  /** Under the conditions in the request. */
  unmet: Unmet[];
}
export interface DryRunSessionsAnswer {
  sessions: DryRunSession[];
  /** `null` on the last page. */
  next: NonNullable<DryRunSessionsRequest['after']> | null;
}

/** GET /api/rejection-tags */
export interface TagsAnswer {
  tags: RejectionTag[];
}

/** POST /api/rejection-tags */
export const TagRequest = Exact({
  group: OneOf(rejectionGroups),
  label: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
});
export type TagRequest = Static<typeof TagRequest>;
