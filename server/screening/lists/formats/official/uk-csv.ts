import type { EntryKind, ListedPerson, NameKind } from '../../../../../shared/screening/screening.ts';
import { countryCodes } from '../country.ts';
import { readBirth, readDay, readDayFirst } from '../dates.ts';
import { type Entry, type Found, type ListFile, oneFile } from '../entry.ts';
import { type EntryRows, readEntries } from '../entry-table.ts';
import { makePerson } from '../person.ts';

/** Page of the whole list: entries have no pages. */
export const ukPage = 'https://www.gov.uk/government/publications/the-uk-sanctions-list';

export const ukKind = (kindText: string): EntryKind =>
  /^individual/i.test(kindText)
    ? 'person'
    : /^ship/i.test(kindText)
      ? 'vessel'
      : /^entity/i.test(kindText)
        ? 'organisation'
        : 'other';

/** `dd/mm/1945` and `28/09/1955`; some entries have free text. */
export const ukBirth = (text: string): string[] => {
  const birth = readDayFirst(text) ?? readBirth(text);
  return birth ? [birth] : [];
};

/** Several values in one cell: `(1) Russia (2) Ukraine`, `Russia/Ukraine`, `Russia; Ukraine`. */
export const ukParts = (text: string): string[] =>
  text
    .split(/\(\d+\)|[;/|]/)
    .map((part) => part.trim())
    .filter(Boolean);

export const ukNameKind = (type: string, strength: string): NameKind =>
  /low|weak/i.test(strength) ? 'weak_alias' : /^alias|^a\.?k\.?a|^f\.?k\.?a/i.test(type) ? 'alias' : 'name';

/** Name 6 is the family name, or the only name. */
export const ukNameOrder = ['1', '2', '3', '4', '5', '6'] as const;

/** The UK Sanctions List as CSV: its date in the first line, then one row per name. */
export async function* readUkCsv(files: readonly ListFile[], found: Found): AsyncGenerator<Entry> {
  const file = oneFile(files);
  const layout = {
    ...{ delimiter: ',', id: 'Unique ID', needed: ['Name 6', 'Name 1', 'D.O.B'] },
    onPreamble: (row: string[]) => {
      const kindText = row
        .join(' ')
        .replace(/^Report Date:?/i, '')
        .trim();
      found.date ??= readDayFirst(kindText) ?? readDay(kindText.replaceAll('-', ' ')) ?? null;
    },
  } as const;
  for await (const entry of readEntries(file, layout)) {
    const kindText = entry.values('Designation Type')[0] ?? entry.values('Individual, Entity, Ship')[0] ?? '';
    const kind = ukKind(kindText);
    const person = kind === 'person' ? personOf(entry, file.name) : null;
    yield { id: entry.id, kind, file: file.name, line: entry.line, person };
  }
}

function personOf({ id, line, rows, values }: EntryRows, file: string): ListedPerson {
  const genders = values('Gender');
  const place = (cell: (column: string) => string) =>
    ['Town of birth', 'Country of birth'].flatMap((name) => cell(name) || []).join(', ');
  const numbers = (kind: string, column: string) =>
    values(column).flatMap((cell) => cell.split(/\(\d+\)|;/).map((number) => ({ kind, number, country: null })));
  return makePerson(
    {
      ...{ sourceId: id, topics: ['sanction'], url: ukPage },
      names: rows.flatMap((cell) => {
        const kind = ukNameKind(cell('Name type'), cell('Alias strength'));
        const latin = ukNameOrder.map((n) => cell(`Name ${n}`)).join(' ');
        return [latin, cell('Name non-latin script')].map((text) => ({ text, kind }));
      }),
      births: values('D.O.B').flatMap((cell) => cell.split(/\(\d+\)|;/).flatMap(ukBirth)),
      sexes: [
        ...(genders.includes('Male') ? ['M' as const] : []),
        ...(genders.includes('Female') ? ['F' as const] : []),
      ],
      countries: countryCodes(values('Nationality(/ies)').flatMap((cell) => [cell, ...ukParts(cell)])),
      birthPlaces: rows.map(place),
      numbers: [...numbers('Passport', 'Passport number'), ...numbers('National ID', 'National Identifier number')],
      programmes: [...values('Regime Name'), ...values('Sanctions Imposed')],
      listedSince: values('Date Designated').flatMap((text) => readDayFirst(text) ?? readDay(text) ?? [])[0] ?? null,
      positions: [...values('Position'), ...values('Title')],
      remarks: [...values('UK Statement of Reasons'), ...values('Other Information')].join('\n'),
    },
    file,
    line,
  );
}
