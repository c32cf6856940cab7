import type { ListedPerson } from '../../../../shared/screening.ts';

/** One file of a list, on the disk of this machine. Ending in .gz: it is packed. */
export interface ListFile {
  /** As its sender calls it: for messages. */
  name: string;
  path: string;
}

/** An entry of a list. Organisations, ships and aircraft are counted, not matched: they have no `person`. */
export interface Entry {
  id: string;
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
}

/** Reads a list in a stream: the largest are greater than what memory is for. @throws ListError */
export type ReadFormat = (files: readonly ListFile[], found: Found) => AsyncGenerator<Entry | Progress>;

/** The list is not what it ought to be: where, and what to do about it. */
export class ListError extends Error {
  /** Nothing is wrong with the files but that the list has lost more than half of its persons. */
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
