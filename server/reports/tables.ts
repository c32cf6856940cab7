import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { exportStates, Paper, ReportIssue, ReportStatus } from '../../shared/report/report.ts';
import type { Language } from '../../shared/text/language.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type MaybeTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** See sql/0010_reports.sql. */
export interface ReportTables {
  report: {
    id: string;
    company_id: string;
    session_id: string;
    issue: JSONColumnType<ReportIssue>;
    number: string;
    paper: Paper;
    language: Language;
    state: Uint8Array;
    branding: number;
    record: Uint8Array;
    certificate_id: string;
    code: string;
    status: Extract<ReportStatus, 'queued' | 'made' | 'failed'>;
    file: string | null;
    bytes: number | null;
    sha256: Uint8Array | null;
    /** Of pg-boss; null: an export makes it. */
    job_id: string | null;
    made_at: Time;
    queued_at: Time;
  };
  report_number: { company_id: string; year: number; last: number };
  report_export: {
    id: string;
    company_id: string;
    reviewer_id: string;
    paper: Paper;
    language: Language;
    state: (typeof exportStates)[number];
    created_at: Time;
  };
  report_export_item: {
    export_id: string;
    n: number;
    session_id: string;
    report_id: string | null;
    failed: Generated<boolean>;
  };
  signing_certificate: {
    id: string;
    company_id: string | null;
    certificate: Uint8Array;
    chain: ColumnType<Uint8Array[], Uint8Array[] | undefined, never>;
    key_sealed: Uint8Array | null;
    fingerprint: Uint8Array;
    created_at: Time;
    retired_at: MaybeTime;
  };
}
