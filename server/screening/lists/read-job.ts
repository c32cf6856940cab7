import { stat } from 'node:fs/promises';
import type { ListFormat } from '../../../shared/screening.ts';
import { fileHash } from './file-hash.ts';
import { type Found, ListError, type ListFile } from './formats/entry.ts';
import { detectFormat, formats } from './formats/formats.ts';
import { mostEntries } from './limits.ts';
import { type StagedPerson, stagedPerson } from './staged-person.ts';

/** What is written at once: small, so that on the embedded database others get their turn in between. */
const batch = { persons: 250, characters: 500_000 };
/** Milliseconds after which a step is made all the same: it says how far the reading is. */
const sayEveryMs = 1_000;
const longestId = 500;

export type ReadStep =
  | { is: 'begun'; format: ListFormat; files: { name: string; bytes: number; sha256: string }[] }
  /** Read up to here. */
  | { is: 'read'; file: string; line: number; entries: number; persons: StagedPerson[] };

export type ReadEnd = { is: 'whole'; entries: number; found: Found } | { is: 'refused'; fault: ListFaultOf };
type ListFaultOf = Pick<ListError, 'file' | 'line' | 'message'>;

/** Reads a list, as work of a bounded process: all that its files could make slow or large happens here. */
export default async function* read(files: readonly ListFile[]): AsyncGenerator<ReadStep, ReadEnd> {
  try {
    return yield* steps(files);
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    const { file, line, message } = error;
    return { is: 'refused', fault: { file, line, message } };
  }
}

async function* steps(files: readonly ListFile[]): AsyncGenerator<ReadStep, ReadEnd> {
  const format = await formatOf(files);
  yield { is: 'begun', format, files: await Promise.all(files.map(describeFile)) };
  const found: Found = { date: null, promised: null };
  const lines = new Map<string, number>();
  let persons: StagedPerson[] = [];
  let characters = 0;
  let said = performance.now();
  let last = { file: files[0]!.name, line: 1 };
  const step = (): ReadStep => {
    const made: ReadStep = { is: 'read', ...last, entries: lines.size, persons };
    persons = [];
    characters = 0;
    said = performance.now();
    return made;
  };
  for await (const { id, person, file, line } of formats[format].read(files, found)) {
    last = { file, line };
    if (id !== undefined) refuseId(lines, id, file, line);
    if (person) {
      persons.push(stagedPerson(person));
      characters += JSON.stringify(persons.at(-1)).length;
    }
    const isFull = persons.length >= batch.persons || characters >= batch.characters;
    if (isFull || performance.now() - said > sayEveryMs) yield step();
  }
  yield step();
  return { is: 'whole', entries: lines.size, found };
}

function refuseId(lines: Map<string, number>, id: string, file: string, line: number): void {
  if (id.length > longestId) throw new ListError(file, line, `An id of more than ${longestId} characters`);
  const first = lines.get(id);
  if (first !== undefined) {
    throw new ListError(file, line, `This entry has the same id as the one at line ${first}: ${id.slice(0, 100)}`);
  }
  if (lines.size >= mostEntries) {
    throw new ListError(file, line, `More than ${mostEntries.toLocaleString('en')} entries`);
  }
  lines.set(id, line);
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
