import type { ColumnType } from 'kysely';
import type { LinkVerdict } from '../../shared/links.ts';

/** See sql/0011_links.sql. */
export interface LinkTables {
  session_trait: {
    company_id: string;
    key: Uint8Array;
    session_id: string;
    scope: string | null;
    is_current: boolean;
  };
  link_review: {
    id: string;
    company_id: string;
    session_a: string;
    session_b: string;
    verdict: LinkVerdict | null;
    reason: string;
    reviewer_id: string;
    at: ColumnType<Date, Date, never>;
  };
}
