import type { ColumnType } from 'kysely';

/** See sql/0030_session_tags.sql. */
export interface SessionTagTables {
  session_tag: {
    id: string;
    company_id: string;
    name: string;
    created_by: string;
    created_at: ColumnType<Date, Date, never>;
  };
}
