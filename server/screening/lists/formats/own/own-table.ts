import type { ColumnMeaning, TableColumn } from '../../../../../shared/screening/own-table.ts';
import { ColumnsError, type Entry, type Found, ListError, type ReadOptions } from '../entry.ts';
import { ownPerson } from './own-person.ts';
import { dateOrder } from './table-dates.ts';
import { columnsOf, hasName } from './table-shape.ts';

/** Limits of the preview of a table whose columns must be assigned by the user. Further columns are stored as remarks. */
const preview = { rows: 5, columns: 100, heading: 100, cell: 80 };

export interface OwnTable {
  file: string;
  /** The rows with their line numbers, from the first at each call: the headings, if there are any, come first. */
  rows: () => AsyncGenerator<[line: number, row: string[]]>;
  /** Otherwise it contains names only. */
  hasHeadings: boolean;
  /** In a workbook with several sheets: the one that is read, and all of them. */
  sheet?: string;
  sheets?: readonly string[];
  /** Another sheet also has names, and none was chosen: the user must choose. */
  isToChoose?: boolean;
}

/** A company's own table: columns in any order with common headings or with meanings assigned by the user, or names only. */
export async function* readOwnTable(table: OwnTable, found: Found, options: ReadOptions = {}): AsyncGenerator<Entry> {
  const { file, rows, hasHeadings } = table;
  const columns = hasHeadings ? await columnsFor(table, options.columns) : null;
  found.columns = columns;
  if (table.sheet !== undefined) found.sheet = table.sheet;
  const order = columns ? dateOrder(await tellingCells(rows(), columns, 'birth_date')) : 'both';
  const times = new Map<string, number>();
  let width = columns?.length ?? 1;
  let isHeading = columns !== null;
  for await (const [line, row] of rows()) {
    if (isHeading) {
      isHeading = false;
      width = row.length;
      continue;
    }
    if (row.every((cell) => cell.trim() === '')) continue;
    if (columns && !row.slice(width).every((cell) => cell.trim() === '')) {
      throw new ListError(file, line, `${width} columns are expected, and there are ${row.length}`);
    }
    const cells = columns ?? [{ heading: '', meaning: 'name' as const }];
    const person = ownPerson(cells, columns ? row : [row.join(', ')], order, options, file, line);
    // The same person listed twice gives two entries.
    const nth = (times.get(person.sourceId) ?? 0) + 1;
    times.set(person.sourceId, nth);
    const isOwnId = cells.some(({ meaning }, n) => meaning === 'id' && row[n]?.trim());
    const id = nth === 1 || isOwnId ? person.sourceId : `${person.sourceId}-${nth}`;
    yield { id, kind: 'person', file, line, person: { ...person, sourceId: id } };
  }
}

/** @throws ColumnsError if no column is known to have names, or a sheet must be chosen */
async function columnsFor(table: OwnTable, chosen: readonly TableColumn[] | undefined): Promise<TableColumn[]> {
  const first: string[][] = [];
  for await (const [, row] of table.rows()) {
    if (first.push(row.map((cell) => cell.trim())) > preview.rows) break;
  }
  const headings = first[0] ?? [];
  const isSame =
    chosen?.length === Math.min(headings.length, preview.columns) &&
    chosen.every(({ heading }, n) => heading === headings[n]!.slice(0, preview.heading));
  const columns = isSame
    ? headings.map((heading, n) => ({ heading, meaning: chosen[n]?.meaning ?? null }))
    : columnsOf(headings);
  const { sheet, sheets } = table;
  if (hasName(columns) && !table.isToChoose) return columns;
  const detail = table.isToChoose
    ? 'Several sheets of the workbook have names: choose the one to import'
    : 'No column is known to have the names: say what the columns mean';
  throw new ColumnsError(table.file, detail, {
    columns: columns
      .slice(0, preview.columns)
      .map(({ heading, meaning }) => ({ heading: heading.slice(0, preview.heading), meaning })),
    rows: first.slice(1).map((cells) => cells.slice(0, preview.columns).map((cell) => cell.slice(0, preview.cell))),
    ...(sheet !== undefined && sheets && sheets.length > 1 && { sheet, sheets: [...sheets] }),
  });
}

/** Cells of the first row that shows whether day or month comes first; empty if no row does. */
async function tellingCells(
  rows: AsyncGenerator<[number, string[]]>,
  columns: readonly TableColumn[],
  meaning: ColumnMeaning,
): Promise<string[]> {
  const wanted = columns.flatMap((column, n) => (column.meaning === meaning ? n : []));
  if (wanted.length === 0) return [];
  for await (const [, row] of rows) {
    const cells = wanted.map((n) => row[n] ?? '');
    if (dateOrder(cells) !== 'both') return cells;
  }
  return [];
}
