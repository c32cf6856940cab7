import { flip } from './flip.ts';
import { type Found, ListError, type ListFile, ShrunkError } from './formats/entry.ts';
import type { ReadStep } from './read-job.ts';
import { readList } from './read-list.ts';
import { openStage, type Stage } from './stage.ts';
import { beatImport, giveUpImport, holdImport, type ImportParts, type TakenList, takeList } from './take.ts';

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
    const whole = await readList(
      request.companyId,
      request.files,
      async (step) => {
        if (step.is === 'begun') writing = await begin(ctx, request, step);
        else await take(writing!, step);
      },
      request.signal,
    );
    return await finish(ctx, request, writing!, whole);
  } catch (error) {
    if (writing) await giveUpImport(ctx, request, writing.list, error);
    throw error;
  } finally {
    clearInterval(writing?.beating);
  }
}

/** An import whose files are of a known format, and whose list is its own. */
interface Writing {
  begun: Extract<ReadStep, { is: 'begun' }>;
  list: TakenList;
  stage: Stage;
  entries: number;
  persons: number;
  beating: NodeJS.Timeout;
}

async function begin(ctx: ImportParts, request: ImportRequest, begun: Writing['begun']): Promise<Writing> {
  const list = await takeList(ctx, request, begun.format);
  try {
    const stage = await openStage(ctx.db, list, (trx) => holdImport(trx, list));
    // By the clock: a long file may be read for minutes before the first entry comes of it.
    const beating = setInterval(() => {
      beatImport(ctx, list, writing.entries).catch(() => {});
    }, beatEvery);
    const writing: Writing = { begun, list, stage, entries: 0, persons: 0, beating };
    return writing;
  } catch (error) {
    await giveUpImport(ctx, request, list, error);
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
  await writing.stage.take(persons);
}

async function finish(
  ctx: ImportParts,
  request: ImportRequest,
  { begun, list, stage, persons }: Writing,
  { entries, found }: { entries: number; found: Found },
): Promise<Imported> {
  const counts = { entries, persons };
  const { ids: ended, removed } = await stage.ended();
  refuseUnlikely(counts, found, removed, list.persons, request);
  const { added, changed, names } = stage.counts;
  const imported = { listId: list.id, version: list.number, ...counts, names, added, changed, removed };
  const { format, files } = begun;
  await flip(ctx, request, list, { ...imported, format, date: found.date ?? request.date ?? null, files, ended });
  return imported;
}

/** An empty list would clear everyone, and one cut off would clear many. @throws ListError */
function refuseUnlikely(
  { entries, persons }: { entries: number; persons: number },
  { promised }: Found,
  removed: number,
  before: number,
  { files, smaller }: ImportRequest,
): void {
  const file = files[0]!.name;
  if (persons === 0) {
    throw new ListError(
      file,
      null,
      `There is no person in it (${entries} entries): an empty list would clear everyone`,
    );
  }
  if (promised !== null && entries < promised) {
    throw new ListError(file, null, `It says that it has ${promised} entries, and ${entries} are there: it is cut off`);
  }
  if (before > 0 && removed > before / 2 && !smaller) {
    throw new ShrunkError(
      file,
      null,
      `${removed} of ${before} persons are no longer in it. If that is right, import it as a smaller list`,
    );
  }
}
