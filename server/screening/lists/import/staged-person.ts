import { createHash } from 'node:crypto';
import type { ListedPerson } from '../../../../shared/screening/screening.ts';
import { indexWords } from '../../names/words/index-words.ts';
import { parsedName } from '../../names/words/parsed.ts';
import { plainNumber } from '../../score/number.ts';

/** A listed person with all that is worked out of it, ready to be written. */
export interface StagedPerson {
  person: ListedPerson;
  hash: string;
  names: { text: string; kind: ListedPerson['names'][number]['kind']; words: string[] }[];
  births: string[];
  numbers: string[];
}

export const stagedPerson = (person: ListedPerson): StagedPerson => ({
  person,
  hash: hashOf(person),
  names: namesOf(person),
  births: person.births.filter((birth) => /^\d{4}-\d{2}-\d{2}$/.test(birth)),
  numbers: [...new Set(person.numbers.flatMap(({ number }) => plainNumber(number) ?? []))],
});

/** Of what a list says, whatever the order in which this program happens to write it down. */
export const hashOf = (person: ListedPerson): string =>
  createHash('sha256').update(JSON.stringify(person, fields)).digest('base64url').slice(0, 22);
const fields = [
  ...['sourceId', 'names', 'text', 'kind', 'births', 'sexes', 'countries', 'birthPlaces', 'numbers', 'number'],
  ...['country', 'topics', 'programmes', 'listedSince', 'positions', 'remarks', 'url'],
  ...['links', 'name', 'relation'],
];

/** Each spelling once: many aliases differ in marks alone. */
function namesOf(person: ListedPerson): StagedPerson['names'] {
  const found = new Map<string, StagedPerson['names'][number]>();
  for (const { text, kind } of person.names) {
    const words = indexWords(parsedName(text));
    const key = parsedName(text)
      .map((word) => word.text)
      .join(' ');
    if (words.length > 0 && !found.has(key)) found.set(key, { text, kind, words });
  }
  return [...found.values()];
}
