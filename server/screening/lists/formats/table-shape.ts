import { parse } from 'csv-parse/sync';
import type { TableColumn } from '../../../../shared/own-table.ts';
import { meaningOf } from './table-headings.ts';

/** How a table is written, by its beginning. */
export interface TableShape {
  delimiter: string;
  /** Lines before the headings or, without headings, before the first row. */
  skip: number;
  /** null: there are no headings, and the one column is the name. */
  columns: TableColumn[] | null;
}

/** Two words of letters at least: a text of another kind has other signs, or lines of one word. */
const nameLine = /^"?\p{L}[\p{L}\p{M}'’.-]*(\s+[\p{L}\p{M}'’.-]+)+"?$/u;
const separators = [',', ';', '\t', '|'];

/** Undefined: this is no table. */
export function tableShape(start: string): TableShape | undefined {
  if (/^\s*[<{[%]/.test(start) || start.includes('\0')) return undefined;
  const lines = start.split(/\r?\n/);
  const said = lines[0]!.match(/^"?sep=(.)"?\s*$/i)?.[1];
  const skip = said ? 1 : 0;
  // The last line may be cut off.
  const rows = lines.slice(skip, lines.length > 2 ? -1 : undefined).filter((line) => line.trim() !== '');
  const [head] = rows;
  if (head === undefined) return undefined;
  const delimiter = said ?? separators.toSorted((a, b) => head.split(b).length - head.split(a).length)[0]!;
  const headings = cellsOf(head, delimiter);
  const columns = columnsOf(headings);
  if (hasName(columns)) return { delimiter, skip, columns };
  if (rows.every((line) => nameLine.test(line.trim()))) return { delimiter: ',', skip, columns: null };
  const isTable =
    headings.length > 1 && rows.slice(0, 5).every((line) => cellsOf(line, delimiter).length === headings.length);
  return isTable ? { delimiter, skip, columns } : undefined;
}

/** `Name` beside `Vorname` is the family name. */
export function columnsOf(headings: readonly string[]): TableColumn[] {
  const columns = headings.map((heading) => ({ heading, meaning: meaningOf(heading) }));
  const has = (meaning: string) => columns.some((column) => column.meaning === meaning);
  if (has('name') && has('first_name') && !has('last_name')) {
    for (const column of columns) if (column.meaning === 'name') column.meaning = 'last_name';
  }
  return columns;
}

export const hasName = (columns: readonly TableColumn[]): boolean =>
  columns.some(({ meaning }) => meaning === 'name' || meaning === 'last_name' || meaning === 'first_name');

function cellsOf(line: string, delimiter: string): string[] {
  try {
    const rows: string[][] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true, bom: true });
    return (rows[0] ?? []).map((cell) => cell.trim());
  } catch {
    return [];
  }
}
