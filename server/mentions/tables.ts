import type { ColumnType } from 'kysely';
import type { Subject } from '../../shared/note/document.ts';

type MaybeTime = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** See sql/0009_notes.sql. */
export interface MentionTables {
  mention: {
    id: string;
    company_id: string;
    session_id: string;
    note_id: string;
    reviewer_id: string;
    author_id: string;
    place: string;
    about: Subject | null;
    excerpt: string;
    at: ColumnType<Date, Date, never>;
    read_at: MaybeTime;
    removed_at: MaybeTime;
  };
}
