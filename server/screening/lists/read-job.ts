import { stat } from 'node:fs/promises';
import type { TablePreview } from '../../../shared/screening/own-table.ts';
import type { EntryKind } from '../../../shared/screening/screening.ts';
import { ColumnsError, type Found, ListError, type ListFile, type ReadOptions } from './formats/entry.ts';
import { formats } from './formats/formats.ts';
import { type Identity, identifyAll } from './identity.ts';
import { fileHash } from './import/file-hash.ts';
import { type StagedPerson, stagedPerson } from './import/staged-person.ts';
import { unpacked } from './import/unpacked.ts';
import { mostEntries } from './limits.ts';

/** What is written at once: small, so that on the embedded database others get their turn in between. */
const batch = { persons: 250, characters: 500_000 };
/** Milliseconds after which a step is made all the same: it says how far the reading is. */
const sayEveryMs = 1_000;
const longestId = 500;

export type ReadStep =
  | { is: 'begun'; identity: Identity; files: { name: string; bytes: number; sha256: string }[] }
  /** Read up to here. */
  | { is: 'read'; file: string; line: number; entries: number; persons: StagedPerson[] };

export type ReadEnd =
  | { is: 'whole'; entries: number; kinds: EntryCounts; found: Found }
  | { is: 'refused'; fault: ListFaultOf };
type ListFaultOf = Pick<ListError, 'file' | 'line' | 'message'> & { table?: TablePreview };
export type EntryCounts = Partial<Record<EntryKind, number>>;

export interface ReadOrder {
  files: readonly ListFile[];
  options?: ReadOptions;
}

/** Reads a list, as work of a bounded process: all that its files could make slow or large happens here. */
export default async function* read(order: ReadOrder): AsyncGenerator<ReadStep, ReadEnd> {
  try {
    return yield* steps(order);
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    const { file, line, message } = error;
    const table = error instanceof ColumnsError ? { table: error.table } : {};
    return { is: 'refused', fault: { file, line, message, ...table } };
  }
}

async function* steps({ files: sent, options }: ReadOrder): AsyncGenerator<ReadStep, ReadEnd> {
  const files = await unpacked(sent);
  const identity = await identifyAll(files);
  yield { is: 'begun', identity, files: await Promise.all(sent.map(describeFile)) };
  const kinds: EntryCounts = {};
  const found: Found = { date: null, promised: null };
  const lines = new Map<string, number>();
  let persons: StagedPerson[] = [];
  let characters = 0;
  let reportedAt = performance.now();
  let last = { file: files[0]!.name, line: 1 };
  const step = (): ReadStep => {
    const made: ReadStep = { is: 'read', ...last, entries: lines.size, persons };
    persons = [];
    characters = 0;
    reportedAt = performance.now();
    return made;
  };
  for await (const entry of formats[identity.format].read(files, found, options)) {
    const { id, person, file, line } = entry;
    last = { file, line };
    if (entry.id !== undefined) kinds[entry.kind] = (kinds[entry.kind] ?? 0) + 1;
    if (id !== undefined) refuseId(lines, id, file, line);
    if (person) {
      persons.push(stagedPerson(person));
      characters += JSON.stringify(persons.at(-1)).length;
    }
    const isFull = persons.length >= batch.persons || characters >= batch.characters;
    if (isFull || performance.now() - reportedAt > sayEveryMs) yield step();
  }
  yield step();
  return { is: 'whole', entries: lines.size, kinds, found };
}

function refuseId(lines: Map<string, number>, id: string, file: string, line: number): void {
  if (id.length > longestId) throw new ListError(file, line, `An id of more than ${longestId} characters`);
  const first = lines.get(id);
  if (first !== undefined) {
    throw new ListError(file, line, `This entry has the same id as the one at line ${first}`);
  }
  if (lines.size >= mostEntries) {
    throw new ListError(file, line, `More than ${mostEntries.toLocaleString('en')} entries`);
  }
  lines.set(id, line);
}

const describeFile = async ({ name, path }: ListFile) => ({
  name,
  bytes: (await stat(path)).size,
  sha256: await fileHash(path),
});
