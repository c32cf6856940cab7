import type { TableColumn, TablePreview, TableTopic } from '../../../../shared/screening/own-table.ts';
import type { EntryKind, ListedPerson } from '../../../../shared/screening/screening.ts';

/** One file of a list on local disk, plain or gzipped. */
export interface ListFile {
  /** File name given by the sender, for messages. */
  name: string;
  path: string;
  /** Its name in the ZIP archive at `path`. */
  inZip?: string;
}

/** An entry of a list. Organisations, ships and aircraft are counted, not matched: they have no `person`. */
export interface Entry {
  id: string;
  kind: EntryKind;
  person: ListedPerson | null;
  file: string;
  line: number;
}

/** Progress report without an entry. */
export interface Progress {
  id?: undefined;
  person: null;
  file: string;
  line: number;
}

/** The list's metadata. Complete only after the last entry. */
export interface Found {
  /** YYYY-MM-DD. */
  date: string | null;
  /** Number of entries stated by the list. */
  promised: number | null;
  /** Names of files that belong to the list but were not sent. */
  missing?: string[];
  /** How the columns of a company's own table were read; null: it has names only. */
  columns?: TableColumn[] | null;
  /** The workbook sheet that was read. */
  sheet?: string;
}

/** A company's options for its own table. */
export interface ReadOptions {
  columns?: readonly TableColumn[];
  topic?: TableTopic;
  /** Workbook sheet: chosen, or that of the list's last import. */
  sheet?: string;
}

/** Streams a list: the largest ones exceed the memory limit. @throws ListError */
export type ReadFormat = (
  files: readonly ListFile[],
  found: Found,
  options?: ReadOptions,
) => AsyncGenerator<Entry | Progress>;

/** The file of a single-file list. @throws ListError for a second one */
export function oneFile(files: readonly ListFile[]): ListFile {
  const [file, second] = files as [ListFile, ListFile?];
  if (second) throw new ListError(second.name, null, 'This list is one file');
  return file;
}

/** The list is invalid: where, and how to fix it. */
export class ListError extends Error {
  /** The files are valid, but the list has lost many of its persons or names, or has no aliases. */
  readonly shrunk: boolean = false;
  readonly file: string | null;
  readonly line: number | null;
  constructor(file: string | null, line: number | null, detail: string) {
    super(detail);
    this.file = file;
    this.line = line;
  }
}

export class ShrunkError extends ListError {
  override readonly shrunk = true;
}

/** The table can be read once the meaning of its columns is specified. */
export class ColumnsError extends ListError {
  readonly table: TablePreview;
  constructor(file: string, detail: string, table: TablePreview) {
    super(file, 1, detail);
    this.table = table;
  }
}
