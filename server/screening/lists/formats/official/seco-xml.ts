import type { EntryKind, ListedLink, ListedPerson, NameKind } from '../../../../../shared/screening/screening.ts';
import { countryCode, countryCodes } from '../country.ts';
import { dayOf, readDay } from '../dates.ts';
import { type Entry, type Found, ListError, type ListFile, oneFile } from '../entry.ts';
import { all, attribute, type Element, readElements, textOf, texts } from '../files/xml.ts';
import { makePerson } from '../person.ts';

const page = 'https://www.sesam.search.admin.ch/sesam-search-web/pages/search.xhtml?lang=en';
/** Order of the parts of a name; other kinds of parts (titles, suffixes) are left out. */
const parts = [
  'given-name',
  'further-given-name',
  'father-name',
  'grand-father-name',
  'whole-name',
  'other',
  'tribal-name',
  'family-name',
  'maiden-name',
];
const mostSpellings = 5;
/** Maximum relations of one target. */
const mostLinks = 500;

/** SECO's list of all Swiss sanctions: targets with their identities, which refer to programmes, places and each other. */
export async function* readSecoXml(files: readonly ListFile[], found: Found): AsyncGenerator<Entry> {
  const file = oneFile(files);
  const onRoot = (name: string, { date }: Record<string, string>): void => {
    if (name !== 'swiss-sanctions-list') {
      throw new ListError(file.name, 1, `swiss-sanctions-list is expected, not ${name}`);
    }
    found.date = readDay(date ?? '') ?? null;
  };
  const context = new SecoContext();
  for await (const element of readElements(file, ['sanctions-program', 'place', 'target'], onRoot))
    context.add(element);
  for await (const element of readElements(file, ['target'], onRoot)) {
    const id = attribute(element, 'ssid');
    if (id === '') throw new ListError(file.name, element.line, 'An entry without ssid');
    // Delisted targets stay in the file, with a final modification that says so.
    const last = all(element, 'modification').toSorted(byDate).at(-1);
    const isOff = attribute(last, 'modification-type') === 'de-listed';
    const kind = kindOf(element);
    const isListed = kind === 'person' && !isOff;
    const person = isListed ? personOf(element, id, file.name, context) : null;
    yield { id, kind, file: file.name, line: element.line, person };
  }
}

const dayOfChange = (one: Element | undefined): string =>
  attribute(one, 'effective-date') || attribute(one, 'publication-date');
const byDate = (a: Element, b: Element): number => dayOfChange(a).localeCompare(dayOfChange(b));

function kindOf(target: Element): EntryKind {
  if (all(target, 'individual').length > 0) return 'person';
  if (all(target, 'entity').length > 0) return 'organisation';
  const type = attribute(all(target, 'object')[0], 'object-type');
  return type === 'vessel' || type === 'aircraft' ? type : 'other';
}

function personOf(target: Element, id: string, file: string, context: SecoContext): ListedPerson {
  const individuals = all(target, 'individual');
  const identities = individuals.flatMap((one) => all(one, 'identity'));
  const sexes = individuals.map((one) => attribute(one, 'sex'));
  const sets = texts(target, 'sanctions-set-id');
  const listed = all(target, 'modification').find((one) => attribute(one, 'modification-type') === 'listed');
  return makePerson(
    {
      ...{ sourceId: id, topics: ['sanction'], url: page },
      names: identities.flatMap((identity) =>
        all(identity, 'name').flatMap((name) => {
          const isMain = attribute(identity, 'main') === 'true' && attribute(name, 'name-type') === 'primary-name';
          const isWeak = attribute(name, 'quality') === 'low';
          const kind: NameKind = isWeak ? 'weak_alias' : isMain ? 'name' : 'alias';
          return spellings(name).map((text) => ({ text, kind }));
        }),
      ),
      births: identities.flatMap((identity) => all(identity, 'day-month-year').flatMap((day) => birthOf(day) ?? [])),
      sexes: [...(sexes.includes('male') ? ['M' as const] : []), ...(sexes.includes('female') ? ['F' as const] : [])],
      countries: countryCodes(
        identities.flatMap((identity) =>
          all(identity, 'nationality', 'country').map((one) => attribute(one, 'iso-code')),
        ),
      ),
      numbers: identities.flatMap((identity) =>
        all(identity, 'identification-document').map((paper) => ({
          kind: attribute(paper, 'document-type'),
          number: textOf(paper, 'number'),
          country: countryCode(attribute(all(paper, 'issuer')[0], 'code')) ?? null,
        })),
      ),
      programmes: sets.map((set) => context.programme(set)),
      links: context.linksOf(id),
      birthPlaces: identities.flatMap((identity) => all(identity, 'place-of-birth').map((one) => context.place(one))),
      listedSince: readDay(dayOfChange(listed)) ?? null,
      positions: [],
      remarks: individuals
        .flatMap((one) => [...texts(one, 'justification'), ...texts(one, 'other-information')])
        .join('\n'),
    },
    file,
    target.line,
  );
}

/** Elements that targets refer to by id, from anywhere in the file. */
class SecoContext {
  readonly #programmes = new Map<string, string>();
  readonly #places = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #relations = new Map<string, { other: string; relation: string }[]>();

  add(element: Element): void {
    if (element.name === 'sanctions-program') {
      const keys = all(element, 'program-key');
      const title = (keys.find((key) => attribute(key, 'lang') === 'eng') ?? keys[0])?.text.trim() ?? '';
      for (const set of all(element, 'sanctions-set')) this.#programmes.set(attribute(set, 'ssid'), title);
    } else if (element.name === 'place') this.#places.set(attribute(element, 'ssid'), placeText(element));
    else this.#addTarget(element);
  }

  programme(set: string): string {
    return this.#programmes.get(set) ?? `SSID ${set}`;
  }

  place(element: Element): string {
    return this.#places.get(attribute(element, 'place-id')) ?? placeText(element);
  }

  linksOf(id: string): ListedLink[] {
    return (this.#relations.get(id) ?? []).flatMap(({ other, relation }) => {
      const name = this.#names.get(other);
      return name ? [{ name, relation }] : [];
    });
  }

  #addTarget(target: Element): void {
    const id = attribute(target, 'ssid');
    const bodies = ['individual', 'entity', 'object'].flatMap((kind) => all(target, kind));
    const [name] = bodies.flatMap((body) => all(body, 'identity', 'name'));
    if (name) this.#names.set(id, spellings(name)[0]!.slice(0, 200));
    for (const relation of bodies.flatMap((body) => all(body, 'relation'))) {
      const other = attribute(relation, 'target-id');
      const word = attribute(relation, 'relation-type').replaceAll('-', ' ') || 'related to';
      // The list states a relation at only one of the two targets: derive the other direction from it.
      this.#link(id, other, word);
      this.#link(other, id, `${word} this person`);
    }
  }

  #link(from: string, other: string, relation: string): void {
    const found = this.#relations.get(from) ?? [];
    this.#relations.set(from, found);
    if (found.length < mostLinks) found.push({ other, relation });
  }
}

const placeText = (element: Element): string =>
  ['location', 'area', 'country'].flatMap((name) => textOf(element, name) || []).join(', ');

/** A name in its main spelling and its variants: the n-th variant of each part is combined with the n-th of the others. */
function spellings(name: Element): string[] {
  const found = all(name, 'name-part')
    .filter((part) => parts.includes(attribute(part, 'name-part-type')))
    .toSorted((a, b) => place(a) - place(b));
  const written = found.map((part) => textOf(part, 'value'));
  const variants = found.map((part) => texts(part, 'spelling-variant'));
  const most = Math.min(mostSpellings, Math.max(0, ...variants.map(({ length }) => length)));
  return [written, ...Array.from({ length: most }, (_, n) => variants.map((of, k) => of[n] ?? written[k]!))].map(
    (words) => words.join(' '),
  );
}
const place = (part: Element): number => parts.indexOf(attribute(part, 'name-part-type'));

function birthOf(day: Element): string | undefined {
  const date = dayOf(attribute(day, 'year'), attribute(day, 'month'), attribute(day, 'day'));
  return date && /approx|circa/i.test(attribute(day, 'quality')) ? `~${date.slice(0, 4)}` : date;
}
