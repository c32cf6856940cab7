import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { AttemptView } from '../../shared/session/attempt.ts';
import type { Authority } from '../../shared/session/source.ts';
import type { Origin } from './capture/sender.ts';

type Time = ColumnType<Date, Date | string, Date | string>;

/** See sql/0004_ingest.sql. */
export interface IngestTables {
  capture_event: {
    session_id: string;
    id: string;
    company_id: string;
    attempt_id: string;
    n: number;
    at: Time;
    received_at: Time;
    type: string;
    authority: Authority;
    source: JSONColumnType<Origin, string, string>;
    data: JSONColumnType<Record<string, unknown>, string, string>;
  };
  attempt: {
    id: string;
    session_id: string;
    company_id: string;
    number: number;
    view: JSONColumnType<Omit<AttemptView, 'photoIds'>, string, string>;
  };
  ingest_uptime: {
    id: Generated<boolean>;
    up_since: Time;
    seen_at: Time;
  };
  idempotency: {
    company_id: string;
    key: string;
    request_hash: Uint8Array;
    body: JSONColumnType<Record<string, unknown>, string, string>;
    created_at: Time;
  };
}
