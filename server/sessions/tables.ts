import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Device, StepName } from '../../shared/attempt.ts';
import type { DocumentType } from '../../shared/document.ts';
import type { ExtraField, SessionState } from '../../shared/session.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type NullableTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

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
    first_name: string | null;
    last_name: string | null;
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
    late_reports: Generated<number>;
    deciding_attempt: string | null;
    words: Generated<string>;
    terms: Generated<string>;
    sort_name: Generated<string>;
    sort_level: Generated<number>;
  };
  session_count: {
    company_id: string;
    state: SessionState;
    n: number;
  };
}
