import type { ListedPerson } from '../../../../../shared/screening/screening.ts';
import { countryCodes } from '../country.ts';
import { readDay, readDayFirst } from '../dates.ts';
import { type Entry, type Found, ListError, type ListFile, oneFile } from '../entry.ts';
import { all, type Element, readElements, textOf, texts } from '../files/xml.ts';
import { makePerson } from '../person.ts';
import { ukBirth, ukKind, ukNameKind, ukNameOrder, ukPage, ukParts } from './uk-csv.ts';

/** The UK Sanctions List as XML. */
export async function* readUkXml(files: readonly ListFile[], found: Found): AsyncGenerator<Entry> {
  const file = oneFile(files);
  const onRoot = (name: string): void => {
    if (name !== 'Designations') throw new ListError(file.name, 1, `Designations is expected, not ${name}`);
  };
  for await (const element of readElements(file, ['DateGenerated', 'Designation'], onRoot)) {
    if (element.name === 'DateGenerated') {
      found.date = readDayFirst(element.text) ?? readDay(element.text) ?? null;
      continue;
    }
    const id = textOf(element, 'UniqueID');
    if (id === '') throw new ListError(file.name, element.line, 'An entry without UniqueID');
    const kind = ukKind(textOf(element, 'IndividualEntityShip'));
    const person = kind === 'person' ? personOf(element, id, file.name) : null;
    yield { id, kind, file: file.name, line: element.line, person };
  }
}

function personOf(element: Element, id: string, file: string): ListedPerson {
  const about = all(element, 'IndividualDetails', 'Individual');
  const of = (...path: string[]): string[] => about.flatMap((one) => texts(one, ...path));
  const genders = of('GenderDetails', 'Gender');
  const numbers = (kind: string, ...path: string[]) => of(...path).map((number) => ({ kind, number, country: null }));
  const listed = textOf(element, 'DateDesignated');
  return makePerson(
    {
      ...{ sourceId: id, topics: ['sanction'], url: ukPage },
      names: [
        ...all(element, 'Names', 'Name').map((name) => ({
          text: ukNameOrder.map((n) => textOf(name, `Name${n}`)).join(' '),
          kind: ukNameKind(textOf(name, 'NameType'), textOf(name, 'AliasStrength')),
        })),
        ...texts(element, 'NonLatinNames', 'NonLatinName', 'NameNonLatinScript').map((text) => ({
          ...{ text, kind: 'name' as const },
        })),
      ],
      births: of('DOBs', 'DOB').flatMap(ukBirth),
      sexes: [
        ...(genders.includes('Male') ? ['M' as const] : []),
        ...(genders.includes('Female') ? ['F' as const] : []),
      ],
      countries: countryCodes(of('Nationalities', 'Nationality').flatMap((text) => [text, ...ukParts(text)])),
      birthPlaces: about
        .flatMap((one) => all(one, 'BirthDetails', 'Location'))
        .map((place) => ['TownOfBirth', 'CountryOfBirth'].flatMap((name) => textOf(place, name) || []).join(', ')),
      numbers: [
        ...numbers('Passport', 'PassportDetails', 'Passport', 'PassportNumber'),
        ...numbers('National ID', 'NationalIdentifierDetails', 'NationalIdentifier', 'NationalIdentifierNumber'),
      ],
      programmes: [textOf(element, 'RegimeName'), textOf(element, 'SanctionsImposed')],
      listedSince: readDayFirst(listed) ?? readDay(listed) ?? null,
      positions: [...of('Positions', 'Position'), ...texts(element, 'Titles', 'Title')],
      remarks: [textOf(element, 'UKStatementofReasons'), textOf(element, 'OtherInformation')].join('\n'),
    },
    file,
    element.line,
  );
}
