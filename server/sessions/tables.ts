import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Unmet } from '../../shared/conditions.ts';
import type { Resubmission, Vote } from '../../shared/decision/decision.ts';
import type { DocumentType, Subject } from '../../shared/document/document.ts';
import type { ScreeningMark } from '../../shared/screening/screening.ts';
import type { Device, StepName } from '../../shared/session/attempt.ts';
import type { ExtraField, SessionState } from '../../shared/session/session.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type NullableTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

type Absent<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Reviewers' corrections of the values read in an attempt. `null`: the document has no such value. */
export interface Corrections {
  attemptId: string;
  fields: { [F in keyof Subject]?: string | null };
}

/** Result of a session's last screening. */
export interface ScreeningSummary {
  mark: ScreeningMark;
  /** Hits that are not cleared. */
  notCleared: number;
  /** Hash of the query: a result for another query is outdated. */
  query: string;
  /** A hit was reviewed: a four-eyes requirement remains in force from then on. */
  reviewed: boolean;
  /** Hits in which no known value differs; absent: none. */
  full?: number;
  /** Hits cleared by reviews in other sessions of the person; absent: none. */
  carried?: number;
}

/** See sql/0003_sessions.sql. */
export interface SessionTables {
  session: {
    id: string;
    company_id: string;
    reference: string | null;
    state: SessionState;
    allowed_documents: DocumentType[];
    max_attempts: number;
    extra: JSONColumnType<ExtraField[], string | undefined, string>;
    created_at: Time;
    expires_at: Time;
    /** Key for the content hashes of its log events. */
    salt: Generated<Uint8Array>;
    first_name: string | null;
    last_name: string | null;
    /** In the document's own script. */
    native_name: Absent<string>;
    terms_version: Generated<number>;
    personal_number: string | null;
    document_number: string | null;
    nationality: string | null;
    document_type: DocumentType | null;
    issuing_state: string | null;
    liveness_passed: boolean | null;
    document_valid: boolean | null;
    face_level: number | null;
    match_confidence: number | null;
    id_real: boolean | null;
    full_id: boolean | null;
    attempts: Generated<number>;
    device_name: string | null;
    device_kind: Device['kind'] | null;
    step: StepName | null;
    started_at: NullableTime;
    finished_at: NullableTime;
    last_event_at: NullableTime;
    ending_since: NullableTime;
    ended_at: NullableTime;
    closed_attempts: Generated<string[]>;
    late_events: Generated<number>;
    deciding_attempt: string | null;
    words: Generated<string>;
    terms: Generated<string>;
    sort_name: Generated<string>;
    sort_level: Generated<number>;
    queued_at: NullableTime;
    decided_at: NullableTime;
    unmet: JSONColumnType<Unmet[], string | undefined, string>;
    needs_two: Generated<boolean>;
    claim_by: Absent<string>;
    claim_until: NullableTime;
    votes: JSONColumnType<Vote[], string | undefined, string>;
    decided_by: Absent<string>;
    tags: Generated<string[]>;
    corrections: ColumnType<Corrections | null, string | null | undefined, string | null>;
    resubmission: ColumnType<(Resubmission & { reviewerId: string }) | null, string | null | undefined, string | null>;
    set_aside: Generated<string[]>;
    reviewer_touched: Generated<boolean>;
    queue_rank: Generated<number>;
    session_tags: Generated<string[]>;
    assigned_to: Absent<string>;
    escalated_at: NullableTime;
    snoozed_until: NullableTime;
    screening: ColumnType<ScreeningSummary | null, string | null | undefined, string | null>;
  };
  session_count: {
    company_id: string;
    state: SessionState;
    n: number;
  };
}
