import { stat } from 'node:fs/promises';
import type { ListedPerson, ListFormat } from '../../../shared/screening.ts';
import { fileHash } from './file-hash.ts';
import { flip } from './flip.ts';
import { type Found, ListError, type ListFile, ShrunkError } from './formats/entry.ts';
import { detectFormat, formats } from './formats/formats.ts';
import { batchSize, openStage } from './stage.ts';
import { beatImport, giveUpImport, holdImport, type ImportParts, takeList } from './take.ts';

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
 * @throws ListError for what is wrong with the files, Problem list_busy while another import of the list is under way,
 *   the signal's reason
 */
export async function importList(ctx: ImportParts, request: ImportRequest): Promise<Imported> {
  const format = await formatOf(request.files);
  const list = await takeList(ctx, request, format);
  let entries = 0;
  // By the clock: a long file may be read for minutes before the first entry comes of it.
  const beating = setInterval(() => {
    beatImport(ctx, list, entries).catch(() => {});
  }, beatEvery);
  try {
    const files = await Promise.all(request.files.map(describeFile));
    const found: Found = { date: null, promised: null };
    const stage = await openStage(ctx.db, list, (trx) => holdImport(trx, list));
    const counts = await readAll(request, format, found, stage.take, (n) => {
      entries = n;
    });
    const { ids: ended, removed } = stage.ended();
    refuseUnlikely(counts, found, removed, list.persons, request);
    const { added, changed, names } = stage.counts;
    const imported = { listId: list.id, version: list.number, ...counts, names, added, changed, removed };
    await flip(ctx, request, list, { ...imported, format, date: found.date ?? request.date ?? null, files, ended });
    return imported;
  } catch (error) {
    await giveUpImport(ctx, request, list, error);
    throw error;
  } finally {
    clearInterval(beating);
  }
}

async function formatOf(files: readonly ListFile[]): Promise<ListFormat> {
  const [first, ...others] = files;
  if (!first) throw new ListError(null, null, 'There is no file');
  const format = await detectFormat(first);
  for (const file of others) {
    if ((await detectFormat(file)) !== format) throw new ListError(file.name, null, 'The files are of different lists');
  }
  return format;
}

const describeFile = async ({ name, path }: ListFile) => ({
  name,
  bytes: (await stat(path)).size,
  sha256: await fileHash(path),
});

/** @returns how much there was; all of it staged */
async function readAll(
  { files, signal }: ImportRequest,
  format: ListFormat,
  found: Found,
  take: (persons: ListedPerson[]) => Promise<void>,
  onEntries: (n: number) => void,
): Promise<{ entries: number; persons: number }> {
  const lines = new Map<string, number>();
  const counts = { entries: 0, persons: 0 };
  let batch: ListedPerson[] = [];
  for await (const { id, person, file, line } of formats[format].read(files, found)) {
    const first = lines.get(id);
    if (first !== undefined) {
      throw new ListError(file, line, `This entry has the same id as the one at line ${first}: ${id.slice(0, 100)}`);
    }
    lines.set(id, line);
    counts.entries += 1;
    onEntries(counts.entries);
    if (person) {
      counts.persons += 1;
      batch.push(person);
    }
    if (batch.length === batchSize) {
      signal?.throwIfAborted();
      await take(batch);
      batch = [];
    }
  }
  if (batch.length > 0) await take(batch);
  return counts;
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
