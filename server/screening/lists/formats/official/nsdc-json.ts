import type { EntryKind, ListedPerson } from '../../../../../shared/screening/screening.ts';
import { countryCodes } from '../country.ts';
import { readBirth, readDay, readDayFirst } from '../dates.ts';
import { type Entry, type Found, ListError, type ListFile, oneFile } from '../entry.ts';
import { readJsonArray } from '../opensanctions/json-array.ts';
import { makePerson } from '../person.ts';

type Json = Record<string, unknown>;
const page = 'https://drs.nsdc.gov.ua/';

/** Ukraine's State Register of Sanctions (NSDC): an array of a sanction and its subject each. A subject may have several. */
export async function* readNsdcJson(files: readonly ListFile[], found: Found): AsyncGenerator<Entry> {
  const file = oneFile(files);
  for await (const [line, entry] of readJsonArray(file)) {
    const subject = isObject(entry) ? entry.subject : undefined;
    const sanction = isObject(entry) && isObject(entry.sanction) ? entry.sanction : {};
    if (!isObject(subject)) throw new ListError(file.name, line, 'An entry without subject');
    const id = text(sanction.sid) || text(sanction.id) || text(subject.sid) || text(subject.id);
    if (id === '') throw new ListError(file.name, line, 'An entry without sid');
    const kind = kindOf(text(subject.type) || text(subject.subjectType));
    const since = dayIn(sanction, 'startDate', 'date', 'decreeDate', 'start_date', 'decree_date');
    if (since && since > (found.date ?? '')) found.date = since;
    const person = kind === 'person' ? personOf(subject, sanction, id, since, file.name, line) : null;
    yield { id, kind, file: file.name, line, person };
  }
}

const kindOf = (type: string): EntryKind =>
  /^(individual|person)$/i.test(type)
    ? 'person'
    : /^(legal|legal_entity|entity|organi[sz]ation)$/i.test(type)
      ? 'organisation'
      : /^(ship|vessel)$/i.test(type)
        ? 'vessel'
        : /^aircraft|airplane$/i.test(type)
          ? 'aircraft'
          : 'other';

function personOf(
  subject: Json,
  sanction: Json,
  id: string,
  since: string | null,
  file: string,
  line: number,
): ListedPerson {
  const names = [
    'name',
    'nameUkr',
    'name_uk',
    'translit_name',
    'translitName',
    'nameTranslit',
    'name_en',
    'nameOriginal',
  ];
  const sex = text(subject.gender) || text(subject.sex);
  return makePerson(
    {
      ...{ sourceId: id, topics: ['sanction'], url: page, listedSince: since },
      names: [
        ...names.flatMap((key) => texts(subject[key])).map((name) => ({ text: name, kind: 'name' as const })),
        ...['aliases', 'alias', 'otherNames']
          .flatMap((key) => texts(subject[key]))
          .map((name) => ({
            ...{ text: name, kind: 'alias' as const },
          })),
      ],
      births: ['birthDate', 'birth_date', 'birthdate', 'dob', 'bornOn'].flatMap((key) =>
        texts(subject[key]).flatMap((entry) => readDayFirst(entry) ?? readBirth(entry) ?? []),
      ),
      sexes: /^(m|male|чоловіча)$/i.test(sex) ? ['M'] : /^(f|female|жіноча)$/i.test(sex) ? ['F'] : [],
      countries: countryCodes(['citizenship', 'nationality', 'country'].flatMap((key) => texts(subject[key]))),
      birthPlaces: ['birthPlace', 'birth_place', 'placeOfBirth'].flatMap((key) => texts(subject[key])),
      numbers: ['identifiers', 'documents', 'taxNumber', 'inn', 'passport'].flatMap((key) =>
        numbersOf(key, subject[key]),
      ),
      positions: ['position', 'positions', 'occupation'].flatMap((key) => texts(subject[key])),
      programmes: ['decree', 'decreeNumber', 'program', 'theme'].flatMap((key) => texts(sanction[key])),
      remarks: ['reason', 'additional', 'description', 'info']
        .flatMap((key) => [...texts(sanction[key]), ...texts(subject[key])])
        .join('\n'),
    },
    file,
    line,
  );
}

const isObject = (entry: unknown): entry is Json =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry);
const text = (entry: unknown): string =>
  typeof entry === 'string' ? entry.trim() : typeof entry === 'number' ? String(entry) : '';
/** Of a text, an array of them, or of objects that have one. */
const texts = (entry: unknown): string[] => {
  if (Array.isArray(entry)) return entry.flatMap(texts);
  if (isObject(entry))
    return ['name', 'value', 'title', 'iso2', 'code'].flatMap((key) => text(entry[key]) || []).slice(0, 1);
  return text(entry) ? [text(entry)] : [];
};
const numbersOf = (kind: string, entry: unknown): ListedPerson['numbers'] => {
  if (Array.isArray(entry)) return entry.flatMap((one) => numbersOf(kind, one));
  if (!isObject(entry)) return text(entry) ? [{ kind, number: text(entry), country: null }] : [];
  const number = text(entry.number) || text(entry.value) || text(entry.id);
  return number ? [{ kind: text(entry.type) || text(entry.name) || kind, number, country: null }] : [];
};
const dayIn = (entry: Json, ...keys: string[]): string | null =>
  keys
    .flatMap((key) => readDay(text(entry[key])) ?? readDayFirst(text(entry[key])) ?? [])
    .find((day) => day.length === 10) ?? null;
