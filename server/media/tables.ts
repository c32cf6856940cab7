import type { ColumnType } from 'kysely';
import type { PhotoKind } from '../../shared/document/media.ts';
import type { Authority } from '../../shared/session/source.ts';

type Absent<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** See sql/0003_sessions.sql, sql/0022_photo_budgets.sql and sql/0042_photo_quality.sql. */
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
    authority: Authority;
    sent: number;
    file_sha256: Uint8Array | null;
    thumb_sha256: Uint8Array | null;
    sharpness: Absent<number>;
    glare: Absent<number>;
    print: Absent<Uint8Array>;
    print_bands: Absent<number[]>;
  };
  upload_day: {
    company_id: string;
    day: string;
    sessions: number;
    photos: number;
    bytes: number;
  };
}
