import type { TableColumn, TablePreview, TableTopic } from '../../../../shared/screening/own-table.ts';
import type { EntryKind, ListedPerson } from '../../../../shared/screening/screening.ts';

/** One file of a list, on the disk of this machine: as it is, or packed by gzip. */
export interface ListFile {
  /** As its sender calls it: for messages. */
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

/** The reading goes on, with no entry yet: how far it is. */
export interface Progress {
  id?: undefined;
  person: null;
  file: string;
  line: number;
}

/** What a list says of itself. Whole when the last entry has been read. */
export interface Found {
  /** Year-month-day. */
  date: string | null;
  /** Entries that the list says it has. */
  promised: number | null;
  /** Names of files that belong to the list and were not sent. */
  missing?: string[];
  /** How a company's own table was read; null: it is names alone. */
  columns?: TableColumn[] | null;
  /** The sheet of a workbook that was read. */
  sheet?: string;
}

/** What somebody has said of a company's own table. */
export interface ReadOptions {
  columns?: readonly TableColumn[];
  topic?: TableTopic;
  /** Sheet of a workbook, as chosen or as at the list's last import. */
  sheet?: string;
}

/** Reads a list in a stream: the largest are greater than what memory is for. @throws ListError */
export type ReadFormat = (
  files: readonly ListFile[],
  found: Found,
  options?: ReadOptions,
) => AsyncGenerator<Entry | Progress>;

/** The file of a list that is one file. @throws ListError for a second one */
export function oneFile(files: readonly ListFile[]): ListFile {
  const [file, second] = files as [ListFile, ListFile?];
  if (second) throw new ListError(second.name, null, 'This list is one file');
  return file;
}

/** The list is not what it ought to be: where, and what to do about it. */
export class ListError extends Error {
  /** Nothing is wrong with the files but that the list has lost many of its persons or names, or has no aliases. */
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

/** A table that can be read once somebody has said what its columns mean. */
export class ColumnsError extends ListError {
  readonly table: TablePreview;
  constructor(file: string, detail: string, table: TablePreview) {
    super(file, 1, detail);
    this.table = table;
  }
}
