import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** See sql/0002_log.sql. */
export interface LogTables {
  event: {
    company_id: string;
    seq: number;
    at: ColumnType<Date, Date | string, never>;
    type: string;
    actor: string;
    session_id: string | null;
    data: JSONColumnType<Record<string, unknown>, string, never>;
    hash: Uint8Array;
  };
  follower: {
    name: string;
    company_id: string;
    seq: Generated<number>;
  };
}
