import { parse } from 'csv-parse/sync';
import type { Topic } from '../../../../../shared/screening/screening.ts';
import { countryCodes } from '../country.ts';
import { readBirth } from '../dates.ts';
import { type Entry, type Found, ListError, type ListFile, oneFile } from '../entry.ts';
import { readRows } from '../files/csv.ts';
import { makePerson } from '../person.ts';
import { ftmKind } from './ftm-topics.ts';

const needed = ['id', 'schema', 'name', 'aliases', 'birth_date', 'countries', 'identifiers', 'sanctions', 'dataset'];

/** OpenSanctions' page about an entry. */
export const openSanctionsPage = (id: string): string =>
  `https://www.opensanctions.org/entities/${encodeURIComponent(id)}/`;

/** OpenSanctions' targets.simple.csv. A multi-valued cell is itself a CSV row separated by semicolons. */
export async function* readOpenSanctionsCsv(files: readonly ListFile[], found: Found): AsyncGenerator<Entry> {
  const file = oneFile(files);
  let heading: string[] | undefined;
  for await (const [line, row] of readRows(file)) {
    if (!heading) {
      heading = row.map((name) => name.trim());
      const missing = needed.filter((name) => !heading!.includes(name));
      if (missing.length > 0) throw new ListError(file.name, line, `Columns are missing: ${missing.join(', ')}`);
      continue;
    }
    if (row.length !== heading.length) {
      throw new ListError(file.name, line, `${heading.length} columns are expected, and there are ${row.length}`);
    }
    // Headings may be duplicated: the first column with a value counts.
    const cells = new Map<string, string>();
    for (const [n, name] of heading.entries()) if (!cells.get(name)) cells.set(name, row[n]!.trim());
    const cell = (name: string): string => cells.get(name) ?? '';
    const values = (name: string): string[] => cellValues(cell(name), file.name, line);
    const id = cell('id');
    if (id === '') throw new ListError(file.name, line, 'An entry without id');
    const seen = cell('last_seen').slice(0, 10);
    if (/^\d{4}-\d{2}-\d{2}$/.test(seen) && seen > (found.date ?? '')) found.date = seen;
    const kind = ftmKind(cell('schema'));
    const about = { id, kind, file: file.name, line };
    if (kind !== 'person') {
      yield { ...about, person: null };
      continue;
    }
    const person = makePerson(
      {
        sourceId: id,
        names: [
          { text: cell('name'), kind: 'name' },
          ...values('aliases').map((text) => ({ text, kind: 'alias' as const })),
        ],
        births: values('birth_date').flatMap((text) => readBirth(text) ?? []),
        countries: countryCodes(values('countries')),
        numbers: values('identifiers').map((number) => ({ kind: '', number, country: null })),
        topics: topicsOf(cell('sanctions'), cell('dataset')),
        programmes: values('program_ids').length > 0 ? values('program_ids') : values('dataset'),
        listedSince: /^\d{4}-\d{2}-\d{2}/.exec(cell('first_seen'))?.[0] ?? null,
        remarks: cell('sanctions'),
        url: openSanctionsPage(id),
      },
      file.name,
      line,
    );
    yield { ...about, person };
  }
}

/** Values with a semicolon or a quotation mark are quoted. @throws ListError */
function cellValues(cell: string, file: string, line: number): string[] {
  if (cell === '') return [];
  try {
    const rows: string[][] = parse(cell, { delimiter: ';', relax_column_count: true, relax_quotes: true });
    return rows
      .flat()
      .map((value) => value.trim())
      .filter(Boolean);
  } catch {
    throw new ListError(file, line, 'A cell of several values cannot be read: a quotation mark is out of place');
  }
}

/** The simple layout has no topics: they are derived from the sanctions and the names of the datasets. */
function topicsOf(sanctions: string, dataset: string): Topic[] {
  const topics: Topic[] = [];
  if (sanctions !== '') topics.push('sanction');
  for (const [topic, words] of datasetWords) if (words.test(dataset)) topics.push(topic);
  return topics.length > 0 ? topics : ['other'];
}

const datasetWords: readonly [Topic, RegExp][] = [
  [
    'pep',
    /\bpeps?\b|politically exposed|parliament|congress|senate|senators|legislat|national assembly|members of .*assembly|politician|cia world leaders|public officials|declarations of property/i,
  ],
  ['wanted', /\bwanted\b|interpol|red notice/i],
  ['debarment', /\bdebar|ineligible|excluded parties|exclusions/i],
];
