import type { ListedPerson, NameKind } from '../../../../../shared/screening/screening.ts';
import { countryCode, countryCodes } from '../country.ts';
import { readBirth, readDay } from '../dates.ts';
import { type Entry, type Found, ListError, type ListFile, oneFile } from '../entry.ts';
import { all, type Element, readElements, textOf, texts } from '../files/xml.ts';
import { makePerson } from '../person.ts';

/** The UN has no page for one entry. */
const page = 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list';

/** The consolidated list of the United Nations Security Council. */
export async function* readUnXml(files: readonly ListFile[], found: Found): AsyncGenerator<Entry> {
  const file = oneFile(files);
  const onRoot = (name: string, { dateGenerated }: Record<string, string>): void => {
    if (name !== 'CONSOLIDATED_LIST') throw new ListError(file.name, 1, `CONSOLIDATED_LIST is expected, not ${name}`);
    found.date = readDay(dateGenerated ?? '') ?? null;
  };
  for await (const element of readElements(file, ['INDIVIDUAL', 'ENTITY'], onRoot)) {
    const id = textOf(element, 'DATAID');
    if (id === '') throw new ListError(file.name, element.line, 'An entry without DATAID');
    const isPerson = element.name === 'INDIVIDUAL';
    const person = isPerson ? personOf(element, id, file.name) : null;
    yield { id, kind: isPerson ? 'person' : 'organisation', file: file.name, line: element.line, person };
  }
}

function personOf(element: Element, id: string, file: string): ListedPerson {
  const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map((name) => textOf(element, name));
  const names: ListedPerson['names'] = [
    { text: parts.join(' '), kind: 'name' },
    { text: textOf(element, 'NAME_ORIGINAL_SCRIPT'), kind: 'name' },
    ...all(element, 'INDIVIDUAL_ALIAS').flatMap((alias) => {
      const kind: NameKind = textOf(alias, 'QUALITY') === 'Low' ? 'weak_alias' : 'alias';
      // Some cells hold several: "(a) Abu X (b) Abu Y", "Abu X; Abu Y".
      return textOf(alias, 'ALIAS_NAME')
        .split(/;|\([a-z]\)/)
        .map((text) => ({ text: text.trim(), kind }));
    }),
  ];
  // Newer entries tell it in words.
  const gender =
    textOf(element, 'GENDER') || (textOf(element, 'COMMENTS1').match(/\bGender: (Male|Female)\b/)?.[1] ?? '');
  return makePerson(
    {
      ...{ sourceId: id, names, topics: ['sanction'], url: page },
      births: all(element, 'INDIVIDUAL_DATE_OF_BIRTH').flatMap((one) => birthOf(one) ?? []),
      sexes: gender === 'Male' ? ['M'] : gender === 'Female' ? ['F'] : [],
      countries: countryCodes(texts(element, 'NATIONALITY', 'VALUE')),
      birthPlaces: all(element, 'INDIVIDUAL_PLACE_OF_BIRTH').map((place) =>
        ['CITY', 'STATE_PROVINCE', 'COUNTRY'].flatMap((name) => textOf(place, name) || []).join(', '),
      ),
      numbers: all(element, 'INDIVIDUAL_DOCUMENT').map((paper) => ({
        kind: textOf(paper, 'TYPE_OF_DOCUMENT') || textOf(paper, 'TYPE_OF_DOCUMENT2'),
        number: textOf(paper, 'NUMBER'),
        country: countryCode(textOf(paper, 'ISSUING_COUNTRY') || textOf(paper, 'COUNTRY_OF_ISSUE')) ?? null,
      })),
      programmes: [textOf(element, 'UN_LIST_TYPE'), textOf(element, 'REFERENCE_NUMBER')],
      listedSince: readDay(textOf(element, 'LISTED_ON')) ?? null,
      positions: [...texts(element, 'DESIGNATION', 'VALUE'), ...texts(element, 'TITLE', 'VALUE')],
      remarks: textOf(element, 'COMMENTS1'),
    },
    file,
    element.line,
  );
}

function birthOf(one: Element): string | undefined {
  const kind = textOf(one, 'TYPE_OF_DATE');
  if (kind === 'BETWEEN') return readBirth(`${textOf(one, 'FROM_YEAR')} to ${textOf(one, 'TO_YEAR')}`);
  const dateText = textOf(one, 'DATE') || textOf(one, 'YEAR') || textOf(one, 'NOTE');
  return readBirth(kind === 'APPROXIMATELY' ? `circa ${dateText}` : dateText);
}
