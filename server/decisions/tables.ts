import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ConditionResult } from '../../shared/conditions.ts';
import type { DecisionKind, DecisionVerdict } from '../../shared/decision/decision.ts';
import type { RejectionGroup } from '../../shared/decision/rejection-tags.ts';
import type { Subject } from '../../shared/document/document.ts';
import type { StepName } from '../../shared/session/attempt.ts';

type Time = ColumnType<Date, Date | string, Date | string>;

/** Whose a waiting session was and until when it was put off; times in ISO 8601. */
export interface HandedOver {
  assignedTo: string | null;
  escalatedAt: string | null;
  snoozedUntil: string | null;
}

/** See sql/0006_decisions.sql. */
export interface DecisionTables {
  decision: {
    id: string;
    company_id: string;
    session_id: string;
    kind: DecisionKind;
    verdict: DecisionVerdict | null;
    reviewer_id: string | null;
    at: Time;
    note: Generated<string>;
    tags: Generated<string[]>;
    step: StepName | null;
    results: JSONColumnType<ConditionResult[], string, never>;
    version: number;
    queued_at: ColumnType<Date | null, Date | null | undefined, never>;
    blind: Generated<boolean>;
    after_reveal: Generated<boolean>;
    handed_over: ColumnType<HandedOver | null, string | null | undefined, never>;
  };
  subject_edit: {
    id: string;
    company_id: string;
    session_id: string;
    attempt_id: string;
    field: keyof Subject;
    before: string | null;
    after: string | null;
    reason: string;
    reviewer_id: string;
    at: Time;
  };
  rejection_tag: {
    company_id: string;
    key: string;
    tag_group: RejectionGroup;
    label: string | null;
    retired_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    created_at: Time;
  };
}
