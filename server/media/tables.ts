import type { ColumnType } from 'kysely';
import type { PhotoKind } from '../../shared/media.ts';

/** See sql/0003_sessions.sql. */
export interface MediaTables {
  photo: {
    id: string;
    session_id: string;
    company_id: string;
    attempt_id: string;
    kind: PhotoKind;
    taken_at: ColumnType<Date, Date | string, Date | string>;
    width: number;
    height: number;
    size: number;
    file: string;
    thumb: string;
    sha256: Uint8Array;
  };
}
