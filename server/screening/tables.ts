import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { TableColumn, TableTopic } from '../../shared/screening/own-table.ts';
import type {
  EntryKind,
  HitVerdict,
  ListedPerson,
  ListFormat,
  NameKind,
  ScreenedList,
} from '../../shared/screening/screening.ts';
import type { ScreeningQuery } from '../checks/screening-query.ts';
import type { Candidate } from './port.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type NullableTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Absent<T> = ColumnType<T | null, T | null | undefined, T | null>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** What an import has made of a list. */
export interface ListImport {
  listId: string;
  version: number;
  added: number;
  changed: number;
  removed: number;
}

/** See sql/0007_lists.sql and sql/0008_screening.sql. */
export interface ScreeningTables {
  screening_list: {
    id: string;
    company_id: string | null;
    key: string;
    title: string;
    authority: string;
    format: ListFormat;
    embedded: Generated<boolean>;
    current: Absent<number>;
    created_at: Time;
    importing: NullableJson<{ by: string; since: string; number: number; entries: number; renewedAt: string }>;
    failure: NullableJson<{ at: string; file: string | null; line: number | null; detail: string }>;
    urls: Generated<string[]>;
    every_hours: Absent<number>;
    next_at: NullableTime;
    removed_at: NullableTime;
    table_columns: NullableJson<TableColumn[]>;
    topic: Absent<TableTopic>;
    table_sheet: Absent<string>;
  };
  screening_list_version: {
    list_id: string;
    number: number;
    date: string | null;
    imported_at: Time;
    imported_by: string | null;
    files: JSONColumnType<{ name: string; bytes: number; sha256: string }[], string, string>;
    entries: number;
    persons: number;
    names: number;
    added: number;
    changed: number;
    removed: number;
    kinds: NullableJson<Partial<Record<EntryKind, number>>>;
  };
  listed_person: {
    id: Generated<number>;
    list_id: string;
    source_id: string;
    since: number;
    until: Absent<number>;
    hash: string;
    person: JSONColumnType<ListedPerson, string, string>;
    births: string[];
    numbers: string[];
  };
  listed_word: { id: Generated<number>; word: string };
  listed_name: {
    id: Generated<number>;
    person_id: number;
    list_id: string;
    name: string;
    kind: NameKind;
    words: number[];
  };
  screening_setting: {
    company_id: string;
    version: number;
    threshold: number;
    disconnected: string[];
    carry_over: Generated<boolean>;
    reviewer_id: string | null;
    at: Time;
  };
  screening: {
    id: string;
    company_id: string;
    session_id: string;
    at: Time;
    provider: 'lists' | 'yente';
    lists: JSONColumnType<ScreenedList[], string, string>;
    algorithm: string;
    threshold: number;
    query: JSONColumnType<ScreeningQuery, string, string>;
    query_hash: string;
    candidates: JSONColumnType<Candidate[], string, string>;
  };
  screening_repeat: {
    screening_id: string;
    company_id: string;
    at: Time;
    lists: JSONColumnType<ScreenedList[], string, string>;
  };
  hit: {
    id: string;
    company_id: string;
    session_id: string;
    list_id: string;
    source_id: string;
    entry_hash: string;
    score: number;
    gone: Generated<boolean>;
    hit_review_id: Absent<string>;
    was_cleared: Generated<boolean>;
  };
  hit_review: {
    id: string;
    company_id: string;
    session_id: string;
    hit_id: string;
    person_key: string | null;
    list_id: string;
    source_id: string;
    entry_hash: string;
    score: number;
    verdict: HitVerdict | null;
    reason: string;
    reviewer_id: string;
    at: Time;
  };
  alert: {
    id: string;
    company_id: string;
    session_id: string;
    screening_id: string;
    at: Time;
    closed_at: NullableTime;
  };
  screening_queue: {
    session_id: string;
    company_id: string;
    since: Time;
    at: Time;
    failures: Generated<number>;
    revision: Generated<number>;
  };
  rescreening_run: {
    company_id: string;
    pass: Generated<number>;
    started_at: Time;
    total: number;
    done: Generated<number>;
    changed: Generated<number>;
    alerts: Generated<number>;
    after_id: Absent<string>;
    leased_until: NullableTime;
    imports: ColumnType<ListImport[], string | undefined, string>;
  };
}
