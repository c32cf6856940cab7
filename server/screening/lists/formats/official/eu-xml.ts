import type { EntryKind, ListedPerson } from '../../../../../shared/screening/screening.ts';
import { countryCode, countryCodes } from '../country.ts';
import { dayOf, readBirth, readDay } from '../dates.ts';
import { type Entry, type Found, ListError, type ListFile, oneFile } from '../entry.ts';
import { all, attribute, type Element, readElements, textOf, texts } from '../files/xml.ts';
import { makePerson } from '../person.ts';

/** The EU writes P and E, and in the newer layouts person and enterprise: ships are enterprises to it. */
export const euKind = (subjectType: string): EntryKind =>
  /^p(erson)?$/i.test(subjectType) ? 'person' : /^e(nterprise)?$/i.test(subjectType) ? 'organisation' : 'other';

/** The EU's consolidated list of financial sanctions (FSF), XML 1.1: nearly all of it in attributes. */
export async function* readEuXml(files: readonly ListFile[], found: Found): AsyncGenerator<Entry> {
  const file = oneFile(files);
  const onRoot = (name: string, { generationDate }: Record<string, string>): void => {
    if (name !== 'export') throw new ListError(file.name, 1, `export is expected, not ${name}`);
    found.date = readDay(generationDate ?? '') ?? null;
  };
  for await (const element of readElements(file, ['sanctionEntity'], onRoot)) {
    const id = attribute(element, 'logicalId');
    if (id === '') throw new ListError(file.name, element.line, 'An entry without logicalId');
    const subject = all(element, 'subjectType')[0];
    const kind = euKind(attribute(subject, 'classificationCode') || attribute(subject, 'code'));
    const person = kind === 'person' ? personOf(element, id, file.name) : null;
    yield { id, kind, file: file.name, line: element.line, person };
  }
}

function personOf(element: Element, id: string, file: string): ListedPerson {
  const aliases = all(element, 'nameAlias');
  const [regulation] = all(element, 'regulation');
  const genders = aliases.map((alias) => attribute(alias, 'gender'));
  const births = all(element, 'birthdate');
  return makePerson(
    {
      ...{ sourceId: id, topics: ['sanction'] },
      names: aliases.map((alias, n) => ({
        text:
          attribute(alias, 'wholeName') ||
          ['firstName', 'middleName', 'lastName'].map((part) => attribute(alias, part)).join(' '),
        kind: attribute(alias, 'strong') === 'false' ? 'weak_alias' : n === 0 ? 'name' : 'alias',
      })),
      births: births.flatMap((birth) => birthOf(birth) ?? []),
      sexes: (['M', 'F'] as const).filter((sex) => genders.includes(sex)),
      // "00" is the EU's for a country that is not known: countryCodes drops it.
      countries: countryCodes(all(element, 'citizenship').map((one) => attribute(one, 'countryIso2Code'))),
      birthPlaces: births.map((birth) =>
        ['city', 'region', 'place', 'countryDescription'].flatMap((part) => attribute(birth, part) || []).join(', '),
      ),
      numbers: all(element, 'identification').map((paper) => ({
        kind: attribute(paper, 'identificationTypeDescription') || attribute(paper, 'identificationTypeCode'),
        number: attribute(paper, 'latinNumber') || attribute(paper, 'number'),
        country: countryCode(attribute(paper, 'countryIso2Code')) ?? null,
      })),
      programmes: [
        ...all(element, 'regulation').map((one) => attribute(one, 'programme')),
        attribute(element, 'euReferenceNumber'),
      ],
      listedSince:
        readDay(
          attribute(element, 'designationDate') ||
            all(element, 'regulation')
              .flatMap((one) => attribute(one, 'publicationDate') || [])
              .toSorted()[0] ||
            '',
        ) ?? null,
      positions: aliases.flatMap((alias) => [attribute(alias, 'function'), attribute(alias, 'title')]),
      remarks: [attribute(element, 'designationDetails'), ...texts(element, 'remark')].join('\n'),
      url: httpUrl(regulation && textOf(regulation, 'publicationUrl')),
    },
    file,
    element.line,
  );
}

function birthOf(birth: Element): string | undefined {
  const at = (name: string) => attribute(birth, name);
  const [from, to] = [at('yearRangeFrom'), at('yearRangeTo')];
  if (/^\d{4}$/.test(from) && /^\d{4}$/.test(to)) return `${from}/${to}`;
  const date = readBirth(at('birthdate')) ?? dayOf(at('year'), at('monthOfYear'), at('dayOfMonth'));
  return date && at('circa') === 'true' ? `~${date.slice(0, 4)}` : date;
}

/** An address that a page may link to. */
export const httpUrl = (url: string | undefined): string | null =>
  url && /^https?:\/\//.test(url) && URL.canParse(url) ? url : null;
