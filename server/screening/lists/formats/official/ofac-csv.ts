import type { EntryKind } from '../../../../../shared/screening/screening.ts';
import { type Entry, type Found, ListError, type ListFile } from '../entry.ts';
import { readRows } from '../files/csv.ts';
import { makePerson } from '../person.ts';
import { readRemarks } from './ofac-remarks.ts';

/** Column counts, which distinguish the four files: none has headings. Long remarks continue in the comments file. */
const columns = { sdn: 12, alt: 5, add: 6, comments: 2 } as const;
type Part = keyof typeof columns;

/** OFAC's page about an entry. */
export const ofacPage = (id: string): string => `https://sanctionssearch.ofac.treas.gov/Details.aspx?id=${id}`;

/** The kind of an entry by OFAC's type: any but a person, vessel or aircraft is a company or another organisation. */
export const ofacKind = (type: string): EntryKind => kinds.get(type.toLowerCase()) ?? 'organisation';
const kinds = new Map<string, EntryKind>([
  ['individual', 'person'],
  ['vessel', 'vessel'],
  ['aircraft', 'aircraft'],
]);

/**
 * OFAC's SDN and consolidated lists in its own CSV layout: the list itself and, if given, alternative names, addresses and the
 * rest of long remarks. The files have no header: columns are positional, and `-0-` means empty.
 */
export async function* readOfacCsv(files: readonly ListFile[], found: Found): AsyncGenerator<Entry> {
  const parts = new Map<Part, ListFile>();
  for (const file of files) {
    const part = await partOf(file);
    if (parts.has(part)) throw new ListError(file.name, null, `Two files of the same kind: ${part.toUpperCase()}.CSV`);
    parts.set(part, file);
  }
  const sdn = parts.get('sdn');
  if (!sdn) throw new ListError(files[0]?.name ?? null, null, 'SDN.CSV is missing: the list itself');
  if (!parts.has('alt')) found.missing = [/^cons/i.test(sdn.name) ? 'CONS_ALT.CSV' : 'ALT.CSV'];
  const aliases = parts.has('alt') ? await textsOf(parts.get('alt')!, 'alt', 3) : new Map<string, string[]>();
  const comments = parts.has('comments')
    ? await textsOf(parts.get('comments')!, 'comments', 1)
    : new Map<string, string[]>();
  for await (const [line, row] of rowsOf(sdn, 'sdn')) {
    const [id, name, type, programmes, title] = row as [string, string, string, string, string];
    const kind = ofacKind(type);
    const about = { id, kind, file: sdn.name, line };
    if (kind !== 'person') {
      yield { ...about, person: null };
      continue;
    }
    const remarks = [row[11]!, ...(comments.get(id) ?? [])].filter(Boolean).join(' ');
    const { weak, ...read } = readRemarks(remarks);
    const names = [
      { text: inOrder(name), kind: 'name' as const },
      ...(aliases.get(id) ?? []).map((text) => ({ text: inOrder(text), kind: 'alias' as const })),
      ...weak.map((text) => ({ text, kind: 'weak_alias' as const })),
    ];
    yield {
      ...about,
      person: makePerson(
        {
          ...{ sourceId: id, names, ...read, topics: ['sanction'], remarks, url: ofacPage(id) },
          programmes: programmes.split(/[\][ ,;]+/),
          positions: [title],
        },
        sdn.name,
        line,
      ),
    };
  }
}

/** Converts `LAST NAME, First Middle` to natural order. */
const inOrder = (name: string): string => {
  const [last, ...first] = name.split(/,\s*/);
  // "DELOS REYES, Feliciano Semborio, Jr."
  return first.length === 0 ? name : `${first[0]} ${last} ${first.slice(1).join(' ')}`;
};

/** Texts of one column by entry id. */
async function textsOf(file: ListFile, part: Part, column: number): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const [, row] of rowsOf(file, part)) {
    const [id] = row as [string];
    const known = found.get(id);
    if (known) known.push(row[column]!);
    else found.set(id, [row[column]!]);
  }
  return found;
}

/** Rows with trimmed fields, empty where OFAC has `-0-`. @throws ListError for a truncated row */
async function* rowsOf(file: ListFile, part: Part): AsyncGenerator<[line: number, row: string[]]> {
  for await (const [line, row] of readRows(file)) {
    if (row.length !== columns[part]) {
      throw new ListError(file.name, line, `${columns[part]} columns are expected, and there are ${row.length}`);
    }
    if (!/^\d+$/.test(row[0]!.trim()))
      throw new ListError(file.name, line, 'The first column is no number of an entry');
    yield [line, row.map((field) => (field.trim() === '-0-' ? '' : field.trim()))];
  }
}

async function partOf(file: ListFile): Promise<Part> {
  for await (const [line, row] of readRows(file, { to: 1 })) {
    for (const part of Object.keys(columns) as Part[]) if (row.length === columns[part]) return part;
    throw new ListError(file.name, line, `None of OFAC's files: a row of ${row.length} columns`);
  }
  throw new ListError(file.name, null, 'It is empty');
}
