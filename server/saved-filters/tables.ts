import type { ColumnType, JSONColumnType } from 'kysely';
import type { SavedList } from '../../shared/saved-filters.ts';

/** See sql/0003_sessions.sql. */
export interface SavedFilterTables {
  saved_filter: {
    id: string;
    company_id: string;
    reviewer_id: string;
    shared: boolean;
    list: SavedList;
    name: string;
    /** Perhaps of an older release: see fit.ts. */
    filter: JSONColumnType<Record<string, unknown>, string, string>;
    sort: string;
    created_at: ColumnType<Date, Date, never>;
  };
}
