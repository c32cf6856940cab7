import type { ListedLink, ListedPerson, NameKind } from '../../../../shared/screening/screening.ts';
import { ListError } from './entry.ts';

/** Limits of one entry: far above any published list, far below what would strain the server. */
const most = { names: 1_000, name: 500, values: 500, text: 10_000, person: 250_000 };

/**
 * A listed person in the stored form: whitespace normalised, no empty or duplicate values.
 * @throws ListError if the entry has no name or exceeds a limit
 */
export function makePerson(
  fields: Pick<ListedPerson, 'sourceId' | 'names'> & Partial<ListedPerson>,
  file: string,
  line: number,
): ListedPerson {
  const names = new Map<string, NameKind>();
  for (const { text, kind } of fields.names) {
    const name = tidy(text);
    if (name.length > most.name) throw new ListError(file, line, 'A name of more than 500 characters');
    if (name !== '' && !names.has(name)) names.set(name, kind);
  }
  if (names.size === 0) throw new ListError(file, line, 'An entry without a name');
  if (names.size > most.names) throw new ListError(file, line, 'An entry of more than 1,000 names');
  const person: ListedPerson = {
    sourceId: fields.sourceId,
    names: [...names].map(([text, kind]) => ({ text, kind })),
    births: each(fields.births),
    sexes: [...new Set(fields.sexes)],
    countries: each(fields.countries),
    birthPlaces: each(fields.birthPlaces),
    numbers: (fields.numbers ?? [])
      .map(({ kind, number, country }) => ({ kind: tidy(kind), number: tidy(number), country }))
      .filter(({ number }) => number !== '')
      .slice(0, most.values),
    topics: [...new Set(fields.topics)],
    programmes: each(fields.programmes),
    listedSince: fields.listedSince ?? null,
    positions: each(fields.positions),
    remarks: tidyLong(fields.remarks),
    url: fields.url ?? null,
  };
  const links = linksOf(fields.links);
  if (links.length > 0) person.links = links;
  if (JSON.stringify(person).length > most.person) {
    throw new ListError(file, line, 'An entry of more than 250,000 characters');
  }
  return person;
}

// PostgreSQL cannot store NUL in text.
const tidy = (text: string): string => text.replace(/[\s\0]+/g, ' ').trim();
const each = (texts: readonly string[] = []): string[] =>
  [...new Set(texts.map((text) => tidy(text).slice(0, most.text)))].filter(Boolean).slice(0, most.values);
function linksOf(links: readonly ListedLink[] = []): ListedLink[] {
  const found = new Map<string, ListedLink>();
  for (const { name, relation } of links) {
    const link = { name: tidy(name).slice(0, most.name), relation: tidy(relation).slice(0, 100) };
    if (link.name !== '') found.set(`${link.relation}|${link.name}`, link);
  }
  return [...found.values()].slice(0, most.values);
}
const tidyLong = (text: string | null | undefined): string | null =>
  (text ?? '').replaceAll('\0', ' ').trim().slice(0, most.text) || null;
