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

/** Milliseconds between signs of life. */
const beatEvery = 2_000;

export interface ImportRequest {
  /** null: a list of the installation's, which every company has. */
  companyId: string | null;
  reviewerId: string | null;
  files: readonly ListFile[];
  /** A newer version of this list; else the list is known by what it is, or made. */
  listId?: string;
  title?: string;
  /** Year-month-day of the list; what the list says of itself counts for more. */
  date?: string;
  /** Take it although it has lost more than half of its persons. */
  smaller?: boolean;
  /** What the columns of a table mean, and what its persons are listed for; else as at the list's last import. */
  table?: ReadOptions;
  /** It comes with the program. */
  embedded?: boolean;
  /** Ends the import: the server stops. Nothing is left of it, and nothing was wrong with the files. */
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
 * Imports a list, whole or not at all: it is written beside the one that serves, in small transactions, and takes its
 * place in one. A kill in between leaves what serves as it was; what was written is dropped by the next import.
 *
 * @throws ListError for what is wrong with the files; Problem list_busy while another import of the list, or of the
 *   company, is under way; QueueFull; the signal's reason
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
    // What is no list at all is told of no list yet: a page that says that something is not found, in place of the file.
    else if (request.listId !== undefined && error instanceof ListError) {
      await keepFailure(ctx, request, request.listId, error);
    }
    throw error;
  } finally {
    clearInterval(writing?.beating);
  }
}

/** An import whose files are of a known format, and whose list is its own. */
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
    // By the clock: a long file may be read for minutes before the first entry comes of it.
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
