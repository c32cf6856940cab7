import type { ColumnType } from 'kysely';

/** See sql/0003_sessions.sql. */
export interface SessionTagTables {
  session_tag: {
    id: string;
    company_id: string;
    name: string;
    created_by: string;
    created_at: ColumnType<Date, Date, never>;
  };
}
