import type { ListedPerson } from '../../../../../shared/screening/screening.ts';
import { countryCode, countryCodes } from '../country.ts';
import { dayOf, readBirth, readDay, readDayFirst } from '../dates.ts';
import { type Entry, type Found, type ListFile, oneFile } from '../entry.ts';
import { type EntryRows, readEntries } from '../entry-table.ts';
import { readStart } from '../files/read-start.ts';
import { makePerson } from '../person.ts';
import { euKind } from './eu-xml.ts';

/** What the two versions of the layout call the columns that are read. */
const columns = {
  '1.1': {
    ...{ id: 'Entity_LogicalId', date: 'fileGenerationDate', kind: 'Entity_SubjectType_ClassificationCode' },
    ...{ kindWord: 'Entity_SubjectType', reference: 'Entity_EU_ReferenceNumber', remark: 'Entity_Remark' },
    ...{ since: 'Entity_Regulation_PublicationDate', programme: 'Entity_Regulation_Programme' },
    ...{ url: 'Entity_Regulation_PublicationUrl', whole: 'NameAlias_WholeName', first: 'NameAlias_FirstName' },
    ...{ middle: 'NameAlias_MiddleName', last: 'NameAlias_LastName', gender: 'NameAlias_Gender' },
    ...{
      function: 'NameAlias_Function',
      birth: 'BirthDate_BirthDate',
      year: 'BirthDate_Year',
      circa: 'BirthDate_Circa',
    },
    ...{ month: 'BirthDate_Month', day: 'BirthDate_Day', from: 'BirthDate_YearRangeFrom', to: 'BirthDate_YearRangeTo' },
    ...{ city: 'BirthDate_City', place: 'BirthDate_Place', birthCountry: 'BirthDate_CountryDescription' },
    ...{ citizenship: 'Citizenship_CountryIso2Code', number: 'Identification_Number' },
    ...{ numberKind: 'Identification_TypeDescription', numberCountry: 'Identification_CountryIso2Code' },
  },
  '1.0': {
    ...{ id: 'Entity_logical_id', date: 'Date_file', kind: 'Subject_type', kindWord: 'Subject_type' },
    ...{ reference: 'EU_ref_num', remark: 'Entity_remark', since: 'Leba_publication_date', programme: 'Programme' },
    ...{ url: 'Leba_url', whole: 'Naal_wholename', first: 'Naal_firstname', middle: 'Naal_middlename' },
    ...{ last: 'Naal_lastname', gender: 'Naal_gender', function: 'Naal_function', birth: 'Birt_date', year: '' },
    ...{ circa: '', month: '', day: '', from: '', to: '', city: '', place: 'Birt_place', birthCountry: 'Birt_country' },
    ...{ citizenship: 'Citi_country', number: 'Iden_number', numberKind: '', numberCountry: 'Iden_country' },
  },
};
type Columns = (typeof columns)['1.1'];

/** The EU's consolidated list of financial sanctions as CSV, versions 1.0 and 1.1: a row for each name, date or paper. */
export async function* readEuCsv(files: readonly ListFile[], found: Found): AsyncGenerator<Entry> {
  const file = oneFile(files);
  const c = (await readStart(file)).includes('NameAlias_') ? columns['1.1'] : columns['1.0'];
  const layout = { delimiter: ';', id: c.id, needed: [c.kindWord, c.whole, c.birth] } as const;
  for await (const entry of readEntries(file, layout)) {
    const date = entry.values(c.date)[0] ?? '';
    found.date ??= readDayFirst(date) ?? readDay(date) ?? null;
    const about = { id: entry.id, file: file.name, line: entry.line };
    const kind = euKind(entry.values(c.kind)[0] ?? entry.values(c.kindWord)[0] ?? '');
    yield { ...about, kind, person: kind === 'person' ? personOf(entry, c, file.name) : null };
  }
}

function personOf({ id, line, rows, values }: EntryRows, c: Columns, file: string): ListedPerson {
  const genders = values(c.gender);
  return makePerson(
    {
      ...{ sourceId: id, topics: ['sanction'] },
      names: rows
        .map((cell) => cell(c.whole) || [c.first, c.middle, c.last].map(cell).join(' ').trim())
        .filter(Boolean)
        .map((text, n) => ({ text, kind: n === 0 ? ('name' as const) : ('alias' as const) })),
      births: rows.flatMap((cell) => birthOf(cell, c) ?? []),
      sexes: [...(genders.includes('M') ? ['M' as const] : []), ...(genders.includes('F') ? ['F' as const] : [])],
      countries: countryCodes(values(c.citizenship)),
      birthPlaces: rows.map((cell) => [c.city, c.place, c.birthCountry].flatMap((name) => cell(name) || []).join(', ')),
      numbers: rows
        .filter((cell) => cell(c.number))
        .map((cell) => ({
          ...{ kind: cell(c.numberKind), number: cell(c.number) },
          country: countryCode(cell(c.numberCountry)) ?? null,
        })),
      programmes: [...values(c.programme), ...values(c.reference)],
      listedSince:
        values(c.since)
          .flatMap((text) => readDayFirst(text) ?? readDay(text) ?? [])
          .toSorted()[0] ?? null,
      positions: values(c.function),
      remarks: values(c.remark).join('\n'),
      url: values(c.url).find((url) => /^https?:\/\//.test(url) && URL.canParse(url)) ?? null,
    },
    file,
    line,
  );
}

function birthOf(cell: (column: string) => string, c: Columns): string | undefined {
  const isRough = cell(c.circa).toLowerCase() === 'true';
  const [from, to] = [cell(c.from), cell(c.to)];
  if (/^\d{4}$/.test(from) && /^\d{4}$/.test(to)) return `${from}/${to}`;
  const birthText = cell(c.birth) || cell(c.year);
  const day = readDayFirst(birthText) ?? readBirth(birthText) ?? dayOf(cell(c.year), cell(c.month), cell(c.day));
  const date = !cell(c.birth) && c.month ? (dayOf(cell(c.year), cell(c.month), cell(c.day)) ?? day) : day;
  return date && isRough ? `~${date.replace('~', '').slice(0, 4)}` : date;
}
