import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Conditions } from '../../shared/api/conditions.ts';
import type { ConditionResult } from '../../shared/conditions.ts';
import type { Evidence } from './evidence.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type NullableTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** See sql/0005_conditions.sql. */
export interface ConditionTables {
  condition_set: {
    company_id: string;
    version: number;
    conditions: JSONColumnType<Conditions, string, never>;
    target_minutes: number;
    reviewer_id: string | null;
    at: Time;
  };
  assessment: {
    session_id: string;
    company_id: string;
    version: number;
    finished_at: Time;
    evidence: JSONColumnType<Evidence, string, string>;
    results: JSONColumnType<ConditionResult[], string, string>;
    at: Time;
  };
  condition_rollout: {
    company_id: string;
    version: number;
    total: number;
    done: Generated<number>;
    changed: Generated<number>;
    started_at: Time;
    after_at: NullableTime;
    after_id: string | null;
  };
  reassess_queue: {
    session_id: string;
    company_id: string;
    at: Time;
  };
}
