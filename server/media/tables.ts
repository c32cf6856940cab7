import type { ColumnType } from 'kysely';
import type { PhotoKind } from '../../shared/document/media.ts';
import type { Authority } from '../../shared/session/source.ts';

type Absent<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** See sql/0004_ingest.sql. */
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
    file_sha256: Uint8Array;
    thumb_sha256: Uint8Array;
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
