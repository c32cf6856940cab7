import Type, { type Static } from 'typebox';
import type { ConditionName, Verdict } from '../conditions.ts';
import { type RejectionTag, rejectionGroups } from '../rejection-tags.ts';
import { Exact, OneOf } from '../schema.ts';
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
  /** Minutes within which a waiting session is to be decided. */
  targetMinutes: number;
  /** 0: never changed. */
  version: number;
  changedAt: string | null;
  changedBy: string | null;
  /** Year-month-day of the table that tells the country of an address. */
  ipTableDate: string;
  /** The newest conditions are being applied to what waits; null when that is done. */
  applying: { done: number; total: number } | null;
}

/** POST /api/conditions/dry-run */
export const DryRunRequest = Exact({ conditions: Conditions });

/** What the conditions would have made of the sessions that finished in the last 30 days, and do to what waits now. */
export interface DryRun {
  days: number;
  sessions: number;
  /** More finished than were looked at: the newest were. */
  cut: boolean;
  /** By the conditions as they are. */
  before: Record<Verdict, number>;
  /** By those that were asked about. */
  after: Record<Verdict, number>;
  /** How many go from one to another. */
  moves: { from: Verdict; to: Verdict; count: number }[];
  /** How many do not meet each condition. */
  unmet: { condition: ConditionName; before: number; after: number }[];
  /** Sessions that await action now and that nobody has touched: how many would leave the queue by themselves. */
  waiting: { total: number; verified: number; rejected: number };
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
