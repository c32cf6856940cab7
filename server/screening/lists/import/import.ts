import { isWholeDay } from '../../../../shared/document/partial-day.ts';
import { isOwnTable } from '../../../../shared/screening/screening.ts';
import { type Found, ListError, type ListFile, type ReadOptions } from '../formats/entry.ts';
import type { EntryCounts, ReadStep } from '../read-job.ts';
import { readList } from '../read-list.ts';
import { tableOptions } from '../table-options.ts';
import {
  type AcquiredImport,
  acquireImport,
  assertImport,
  type ImportParts,
  keepFailure,
  releaseImport,
  renewImport,
} from './acquire-import.ts';
import { activateVersion } from './activate-version.ts';
import { refuseUnlikely } from './refuse-unlikely.ts';
import { openStaging, type Staging } from './staging.ts';

/** Milliseconds between renewals of the lease. */
const beatEvery = 2_000;

export interface ImportRequest {
  /** null: a list of the installation, shared by all companies. */
  companyId: string | null;
  reviewerId: string | null;
  files: readonly ListFile[];
  /** Imports a newer version of this list; without it, the list is identified by the files or created. */
  listId?: string;
  title?: string;
  /** The list's date, YYYY-MM-DD; a date stated in the files takes precedence. */
  date?: string;
  /** Accept a version that has lost more than half of its persons. */
  smaller?: boolean;
  /** Meaning of a table's columns and the topic of its persons; defaults to those of the list's last import. */
  table?: ReadOptions;
  /** Shipped with the program. */
  embedded?: boolean;
  /** Aborts the import at shutdown: discards it without recording an error of the files. */
  signal?: AbortSignal | undefined;
}

export interface Imported {
  listId: string;
  version: number;
  persons: number;
  entries: number;
  names: number;
  added: number;
  changed: number;
  removed: number;
}

/**
 * Imports a list atomically: the new version is written beside the current one in small transactions, and activated in a single
 * one. After a crash the current version is unchanged; the next import drops the staged rows.
 *
 * @throws ListError for errors in the files; Problem list_busy while another import of the list, or of the company, is in
 *   progress; QueueFull; the signal's reason
 */
export async function importList(ctx: ImportParts, request: ImportRequest): Promise<Imported> {
  let writing: Writing | undefined;
  try {
    const options = await tableOptions(ctx.db, request);
    const whole = await readList(
      request.companyId,
      { files: request.files, options },
      async (step) => {
        if (step.is === 'begun') writing = await begin(ctx, request, step);
        else await take(writing!, step);
      },
      request.signal,
    );
    return await finish(ctx, request, writing!, whole, options);
  } catch (error) {
    if (writing) await releaseImport(ctx, request, writing.list, error);
    // The format was not recognised, so no import has begun: for example, an error page in place of the file. If the request
    // names a list, the error is stored with it.
    else if (request.listId !== undefined && error instanceof ListError) {
      await keepFailure(ctx, request, request.listId, error);
    }
    throw error;
  } finally {
    clearInterval(writing?.beating);
  }
}

/** An import of a recognised format that has acquired its list. */
interface Writing {
  begun: Extract<ReadStep, { is: 'begun' }>;
  list: AcquiredImport;
  staging: Staging;
  entries: number;
  persons: number;
  beating: NodeJS.Timeout;
}

async function begin(ctx: ImportParts, request: ImportRequest, begun: Writing['begun']): Promise<Writing> {
  const list = await acquireImport(ctx, request, begun.identity);
  try {
    const staging = await openStaging(ctx.db, list, (trx) => assertImport(trx, list));
    // On a timer: reading a long file may take minutes before it yields its first entry.
    const beating = setInterval(() => {
      renewImport(ctx, list, writing.entries).catch(() => {});
    }, beatEvery);
    const writing: Writing = { begun, list, staging, entries: 0, persons: 0, beating };
    return writing;
  } catch (error) {
    await releaseImport(ctx, request, list, error);
    throw error;
  }
}

async function take(writing: Writing, { file, line, entries, persons }: Extract<ReadStep, { is: 'read' }>) {
  writing.entries = entries;
  writing.persons += persons.length;
  if (writing.persons > writing.list.mostPersons) {
    const most = writing.list.mostPersons.toLocaleString('en');
    throw new ListError(file, line, `It has more persons than the ${most} that the company’s lists have room for`);
  }
  await writing.staging.take(persons);
}

async function finish(
  ctx: ImportParts,
  request: ImportRequest,
  { begun, list, staging, persons }: Writing,
  { entries, kinds, found }: { entries: number; kinds: EntryCounts; found: Found },
  { topic }: ReadOptions,
): Promise<Imported> {
  const { added, changed, names } = staging.counts;
  const counts = { entries, persons };
  const { ids: ended, removed } = await staging.ended();
  refuseUnlikely({ ...counts, names, removed }, found, list.serving, request);
  const imported = { listId: list.id, version: list.number, ...counts, names, added, changed, removed };
  const { files } = begun;
  const { format } = begun.identity;
  const date = [found.date, request.date].find((day) => day && isWholeDay(day)) ?? null;
  const table = isOwnTable(format)
    ? { columns: found.columns ?? null, topic: topic ?? 'other', sheet: found.sheet ?? null }
    : null;
  await activateVersion(ctx, request, list, { ...imported, format, date, files, ended, kinds, table });
  return imported;
}
