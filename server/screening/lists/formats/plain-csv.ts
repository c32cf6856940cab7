import { createHash } from 'node:crypto';
import type { ColumnMeaning, TableColumn } from '../../../../shared/own-table.ts';
import type { ListedPerson } from '../../../../shared/screening.ts';
import { countryCode } from './country.ts';
import { readRows } from './csv.ts';
import { readDay, readDayFirst } from './dates.ts';
import { ColumnsError, type Entry, type Found, ListError, type ListFile, oneFile, type ReadOptions } from './entry.ts';
import { makePerson } from './person.ts';
import { readStart } from './read-start.ts';
import { type DateOrder, dateOrder, tableBirths } from './table-dates.ts';
import { columnsOf, hasName, tableShape } from './table-shape.ts';

/** What is shown of a table whose columns somebody has to explain. */
const preview = { rows: 5, columns: 40, cell: 80 };

export const isPlainCsv = (start: string): boolean => tableShape(start) !== undefined;

/** A company's own table: columns in any order with headings in common words, as chosen by somebody, or names alone. */
export async function* readPlainCsv(
  files: readonly ListFile[],
  found: Found,
  options: ReadOptions = {},
): AsyncGenerator<Entry> {
  const file = oneFile(files);
  const shape = tableShape(await readStart(file));
  if (!shape) throw new ListError(file.name, 1, 'This is no table');
  const rows = () => readRows(file, { delimiter: shape.delimiter, from_line: shape.skip + 1 });
  const columns = shape.columns && (await columnsFor(file, rows(), options.columns));
  found.columns = columns;
  const order = columns ? dateOrder(await cellsOf(rows(), columns, 'birth_date')) : 'both';
  const times = new Map<string, number>();
  let width = columns?.length ?? 1;
  let isHeading = columns !== null;
  for await (const [said, row] of rows()) {
    // The first row is counted from where the reading begins.
    const line = Math.max(said, shape.skip + 1);
    if (isHeading) {
      isHeading = false;
      width = row.length;
      continue;
    }
    if (row.every((cell) => cell.trim() === '')) continue;
    if (columns && row.length !== width && !row.slice(width).every((cell) => cell.trim() === '')) {
      throw new ListError(file.name, line, `${width} columns are expected, and there are ${row.length}`);
    }
    const cells = columns ?? [{ heading: '', meaning: 'name' as const }];
    const person = personOf(cells, columns ? row : [row.join(', ')], order, options, file.name, line);
    // The same person twice is two entries: both are as their writer has them.
    const nth = (times.get(person.sourceId) ?? 0) + 1;
    times.set(person.sourceId, nth);
    const isOwnId = cells.some(({ meaning }) => meaning === 'id');
    const id = nth === 1 || isOwnId ? person.sourceId : `${person.sourceId}-${nth}`;
    yield { id, kind: 'person', file: file.name, line, person: { ...person, sourceId: id } };
  }
}

/** @throws ColumnsError when no column is known to have names */
async function columnsFor(
  file: ListFile,
  rows: AsyncGenerator<[number, string[]]>,
  chosen: readonly TableColumn[] | undefined,
): Promise<TableColumn[]> {
  const first: string[][] = [];
  for await (const [, row] of rows) if (first.push(row.map((cell) => cell.trim())) > preview.rows) break;
  const headings = first[0] ?? [];
  const isSame = chosen?.length === headings.length && chosen.every(({ heading }, n) => heading === headings[n]);
  const columns = isSame ? [...chosen] : columnsOf(headings);
  if (hasName(columns)) return columns;
  const cut = (cells: string[]) => cells.slice(0, preview.columns).map((cell) => cell.slice(0, preview.cell));
  throw new ColumnsError(file.name, 'No column is known to have the names: say what the columns mean', {
    columns: columns.slice(0, preview.columns),
    rows: first.slice(1).map(cut),
  });
}

async function cellsOf(
  rows: AsyncGenerator<[number, string[]]>,
  columns: readonly TableColumn[],
  meaning: ColumnMeaning,
) {
  const wanted = columns.flatMap((column, n) => (column.meaning === meaning ? n : []));
  const told: string[] = [];
  if (wanted.length === 0) return told;
  for await (const [, row] of rows) {
    const cells = wanted.map((n) => row[n] ?? '');
    // One that tells is enough.
    if (dateOrder(cells) !== 'both') return cells;
  }
  return told;
}

function personOf(
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
  const names = [...of('name'), ...(of('name').length === 0 && parts ? [parts] : [])];
  const others = columns.flatMap(({ heading, meaning }, n) =>
    meaning === null && row[n]?.trim() ? `${heading}: ${row[n]!.trim()}` : [],
  );
  const births = of('birth_date').flatMap((cell) => tableBirths(cell, order));
  const countries = of('country').flatMap((cell) => cell.split(/[,;/]/));
  const unknown = countries.filter((text) => text.trim() !== '' && countryCode(text) === undefined);
  const numbers = of('number').map((number) => ({ kind: '', number, country: null }));
  const sexes = of('sex').flatMap((cell) =>
    /^(m|male|man|mann|м)/i.test(cell)
      ? ['M' as const]
      : /^(f|w|female|woman|frau|ж)/i.test(cell)
        ? ['F' as const]
        : [],
  );
  const since = of('listed_since')[0] ?? '';
  return makePerson(
    {
      ...{ sourceId: of('id')[0] ?? idOf([...names, ...births, ...of('number')]), topics: [topic] },
      names: [
        ...names.map((text) => ({ text: inOrder(text), kind: 'name' as const })),
        ...of('alias').flatMap((cell) =>
          cell.split(/[;|]/).map((text) => ({ text: inOrder(text.trim()), kind: 'alias' as const })),
        ),
      ],
      ...{ births, sexes, numbers, positions: of('position'), programmes: of('category') },
      countries: countries.flatMap((text) => countryCode(text) ?? []),
      listedSince: readDayFirst(since) ?? readDay(since) ?? null,
      remarks: [...of('note'), ...others, ...unknown.map((text) => `Country: ${text.trim()}`)].join('\n'),
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
  const parts = name.split(/,\s*/);
  return parts.length === 2 && parts.every(Boolean) ? `${parts[1]} ${parts[0]}` : name;
};
