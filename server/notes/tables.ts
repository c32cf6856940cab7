import type { ColumnType, Generated } from 'kysely';

type Time = ColumnType<Date, Date | string, Date | string>;
type MaybeTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** See sql/0009_notes.sql. */
export interface NoteTables {
  note: {
    id: string;
    company_id: string;
    session_id: string;
    created_at: Time;
    last_seq: Generated<number>;
    edited_at: MaybeTime;
    logged_seq: Generated<number>;
    frozen_at: MaybeTime;
    history_bytes: Generated<number>;
    mentions_seq: Generated<number>;
    mentions_next_at: MaybeTime;
  };
  note_update: {
    note_id: string;
    seq: number;
    first_seq: number;
    author_id: string;
    at: Time;
    data: Uint8Array;
  };
  note_writer: { note_id: string; client_id: number; reviewer_id: string };
  note_state: { note_id: string; upto: number; data: Uint8Array };
}
