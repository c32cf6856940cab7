import type { Topic } from '../../../../shared/screening.ts';
import { countryCodes } from './country.ts';
import { readRows } from './csv.ts';
import { readBirth } from './dates.ts';
import { type Entry, type Found, ListError, type ListFile } from './entry.ts';
import { makePerson } from './person.ts';

const needed = ['id', 'schema', 'name', 'aliases', 'birth_date', 'countries', 'identifiers', 'sanctions', 'dataset'];

/** Page of an entry at OpenSanctions. */
export const openSanctionsPage = (id: string): string =>
  `https://www.opensanctions.org/entities/${encodeURIComponent(id)}/`;

/** OpenSanctions' targets.simple.csv. Values of one cell are parted by semicolons. */
export async function* readOpenSanctionsCsv(files: readonly ListFile[], found: Found): AsyncGenerator<Entry> {
  const [file, second] = files as [ListFile, ListFile?];
  if (second) throw new ListError(second.name, null, 'This list is one file');
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
    const cells = new Map(heading.map((name, n) => [name, row[n]!.trim()]));
    const cell = (name: string): string => cells.get(name) ?? '';
    const values = (name: string): string[] =>
      cell(name)
        .split(';')
        .map((value) => value.trim())
        .filter(Boolean);
    const id = cell('id');
    if (id === '') throw new ListError(file.name, line, 'An entry without id');
    const seen = cell('last_seen').slice(0, 10);
    if (/^\d{4}-\d{2}-\d{2}$/.test(seen) && seen > (found.date ?? '')) found.date = seen;
    const about = { id, file: file.name, line };
    if (cell('schema') !== 'Person') {
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

/** The simple layout has no topics: what the person is listed for is told by what it is listed in. */
function topicsOf(sanctions: string, dataset: string): Topic[] {
  const topics: Topic[] = [];
  if (sanctions !== '') topics.push('sanction');
  if (/\bpeps?\b|politically exposed|parliament|every politician|cia world leaders/i.test(dataset)) topics.push('pep');
  if (/\bwanted\b|interpol|most wanted|red notice/i.test(dataset)) topics.push('wanted');
  return topics.length > 0 ? topics : ['other'];
}
