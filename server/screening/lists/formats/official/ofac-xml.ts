import type { ListedPerson, NameKind } from '../../../../../shared/screening/screening.ts';
import { countryCode, countryCodes } from '../country.ts';
import { readBirth } from '../dates.ts';
import { type Entry, type Found, ListError, type ListFile, oneFile } from '../entry.ts';
import { all, type Element, readElements, textOf, texts } from '../files/xml.ts';
import { makePerson } from '../person.ts';
import { ofacKind, ofacPage } from './ofac-csv.ts';
import { linksIn } from './ofac-remarks.ts';

/** Types in OFAC's list of ids that are not document numbers. */
const notNumbers =
  /^(Gender|Website|Email Address|Phone Number|Digital Currency|Secondary sanctions|Additional Sanctions|Executive Order|Transactions Prohibited|BIK|SWIFT|Organization)/i;

/** OFAC's SDN list as sdn.xml: the same fields as the CSV, and a mark for weak aliases. */
export async function* readOfacXml(files: readonly ListFile[], found: Found): AsyncGenerator<Entry> {
  const file = oneFile(files);
  const onRoot = (name: string): void => {
    if (name !== 'sdnList') throw new ListError(file.name, 1, `sdnList is expected, not ${name}`);
  };
  for await (const element of readElements(file, ['sdnEntry', 'publshInformation'], onRoot)) {
    if (element.name === 'publshInformation') {
      const [, month, day, year] = textOf(element, 'Publish_Date').match(/^(\d{2})\/(\d{2})\/(\d{4})$/) ?? [];
      if (year) found.date = `${year}-${month}-${day}`;
      found.promised = Number(textOf(element, 'Record_Count')) || null;
      continue;
    }
    const id = textOf(element, 'uid');
    if (!/^\d+$/.test(id)) throw new ListError(file.name, element.line, 'An entry without uid');
    const kind = ofacKind(textOf(element, 'sdnType'));
    const person = kind === 'person' ? personOf(element, id, file.name) : null;
    yield { id, kind, file: file.name, line: element.line, person };
  }
}

const nameOf = (element: Element): string => `${textOf(element, 'firstName')} ${textOf(element, 'lastName')}`;

function personOf(element: Element, id: string, file: string): ListedPerson {
  const papers = all(element, 'idList', 'id');
  const gender = papers.find((paper) => textOf(paper, 'idType') === 'Gender');
  const sex = gender && textOf(gender, 'idNumber');
  return makePerson(
    {
      ...{ sourceId: id, topics: ['sanction'], url: ofacPage(id) },
      names: [
        { text: nameOf(element), kind: 'name' },
        ...all(element, 'akaList', 'aka').map((aka) => {
          const kind: NameKind = textOf(aka, 'category') === 'weak' ? 'weak_alias' : 'alias';
          return { text: nameOf(aka), kind };
        }),
      ],
      births: texts(element, 'dateOfBirthList', 'dateOfBirthItem', 'dateOfBirth').flatMap(
        (text) => readBirth(text) ?? [],
      ),
      sexes: sex === 'Male' ? ['M'] : sex === 'Female' ? ['F'] : [],
      countries: countryCodes([
        ...texts(element, 'nationalityList', 'nationality', 'country'),
        ...texts(element, 'citizenshipList', 'citizenship', 'country'),
      ]),
      birthPlaces: texts(element, 'placeOfBirthList', 'placeOfBirthItem', 'placeOfBirth'),
      numbers: papers
        .filter((paper) => !notNumbers.test(textOf(paper, 'idType')))
        .map((paper) => ({
          kind: textOf(paper, 'idType').replace(/ (No\.|#|Number)$/, ''),
          number: textOf(paper, 'idNumber'),
          country: countryCode(textOf(paper, 'idCountry')) ?? null,
        })),
      programmes: texts(element, 'programList', 'program'),
      positions: [textOf(element, 'title')],
      remarks: textOf(element, 'remarks'),
      links: linksIn(textOf(element, 'remarks')),
    },
    file,
    element.line,
  );
}
