import { createHash } from 'node:crypto';
import type { ColumnMeaning, TableColumn } from '../../../../../shared/screening/own-table.ts';
import type { ListedPerson } from '../../../../../shared/screening/screening.ts';
import { readDay, readDayFirst } from '../dates.ts';
import type { ReadOptions } from '../entry.ts';
import { makePerson } from '../person.ts';
import { countriesIn, sexOf } from './table-cells.ts';
import { birthsIn, type DateOrder } from './table-dates.ts';

/** A row of a company's own table as a listed person. What a cell says that is not understood stays with the remarks. */
export function ownPerson(
  columns: readonly TableColumn[],
  row: readonly string[],
  order: DateOrder,
  { topic = 'other' }: ReadOptions,
  file: string,
  line: number,
): ListedPerson {
  const of = (...meanings: ColumnMeaning[]): string[] =>
    meanings.flatMap((meaning) =>
      columns.flatMap((column, n) => (column.meaning === meaning ? row[n]?.trim() || [] : [])),
    );
  const parts = of('first_name', 'middle_name', 'last_name').join(' ');
  const whole = of('name');
  const names = whole.length === 0 && parts ? [parts] : whole;
  const births = of('birth_date').map((cell) => birthsIn(cell, order));
  const countries = of('country').map(countriesIn);
  const numbers = of('number').flatMap((cell) => cell.split(/[;,|\n]/));
  const since = of('listed_since')[0] ?? '';
  const readBirths = births.flatMap((one) => one.read);
  return makePerson(
    {
      ...{ sourceId: of('id')[0] ?? idOf([...names, ...readBirths, ...of('number')]), topics: [topic] },
      names: [
        ...names.map((text) => ({ text: inOrder(text), kind: 'name' as const })),
        ...of('alias')
          .flatMap(aliasesIn)
          .map((text) => ({ text: inOrder(text), kind: 'alias' as const })),
      ],
      ...{ births: readBirths, positions: of('position'), programmes: of('category') },
      sexes: of('sex').flatMap((cell) => sexOf(cell) ?? []),
      numbers: numbers.map((number) => ({ kind: '', number, country: null })),
      countries: countries.flatMap(({ codes }) => codes),
      listedSince: readDayFirst(since) ?? readDay(since) ?? null,
      remarks: [
        ...of('note'),
        ...columns.flatMap(({ heading, meaning }, n) =>
          meaning === null && row[n]?.trim() ? `${heading}: ${row[n]!.trim()}` : [],
        ),
        ...births.flatMap(({ unread }) => unread.map((text) => `Born: ${text}`)),
        ...countries.flatMap(({ unknown }) => unknown.map((text) => `Country: ${text}`)),
      ].join('\n'),
    },
    file,
    line,
  );
}

/** The same person has the same id in the next file, wherever the row is. */
const idOf = (of: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(of)).digest('base64url').slice(0, 16);

/** `Testov, Ivan` as people say it. */
const inOrder = (name: string): string => {
  const parts = name.trim().split(/,\s*/);
  return parts.length === 2 && parts.every(Boolean) ? `${parts[1]} ${parts[0]}` : name;
};

/** Other names in one cell. Commas part them too, but for one that goes between family name and first name. */
function aliasesIn(cell: string): string[] {
  return cell.split(/[;|\n]/).flatMap((text) => {
    const parts = text.split(',').map((part) => part.trim());
    const isSeveral = parts.length > 2 || (parts.length === 2 && parts.every((part) => /\s/.test(part)));
    return isSeveral ? parts : [text];
  });
}
