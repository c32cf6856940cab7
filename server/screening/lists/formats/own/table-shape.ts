import { parse } from 'csv-parse/sync';
import type { TableColumn } from '../../../../../shared/screening/own-table.ts';
import { meaningOf } from './table-headings.ts';

/** How a table is written, by its beginning. */
export interface TableShape {
  delimiter: string;
  /** Lines before the headings or, without headings, before the first row. */
  skip: number;
  /** null: there are no headings, and the one column is the name. */
  columns: TableColumn[] | null;
}

/** Letters only, with a comma at most: `Ivan Testov`, `Testov, Ivan`, `Prince`. */
const nameLine = /^"?\p{L}[\p{L}\p{M}'’.-]*(,?\s+[\p{L}\p{M}'’.-]+)*"?$/u;
const separators = [',', ';', '\t', '|'];
/** Rows among which the headings are looked for: some tables have a title above them. */
const headingWithin = 10;

/** Undefined: this is no table. */
export function tableShape(start: string): TableShape | undefined {
  if (/^\s*[<{[%]/.test(start) || start.includes('\0')) return undefined;
  const declared = start.match(/^"?sep=(.)"?[^\S\n]*\n/i)?.[1];
  const preface = declared ? 1 : 0;
  const text = declared ? start.slice(start.indexOf('\n') + 1) : start;
  if (text.trim() === '') return undefined;
  const readings = (declared ? [declared] : separators).map((delimiter) => ({
    delimiter,
    rows: firstRows(text, delimiter),
  }));
  const named = readings
    .flatMap(({ delimiter, rows }) => {
      const at = headingRow(rows.map(({ cells }) => cells));
      const columns = columnsOf(rows[at]?.cells ?? []);
      return hasName(columns) ? [{ delimiter, columns, line: rows[at]!.line }] : [];
    })
    .toSorted((a, b) => knownOf(b.columns) - knownOf(a.columns) || b.columns.length - a.columns.length)[0];
  if (named) return { delimiter: named.delimiter, skip: preface + named.line - 1, columns: named.columns };
  const lines = text.split(/\r\n?|\n/);
  // The last line may be cut off.
  const whole = lines.slice(0, lines.length > 2 ? -1 : undefined).filter((line) => line.trim() !== '');
  if (isNames(whole)) return { delimiter: ',', skip: preface, columns: null };
  const wide = readings
    .filter(({ rows }) => rows.length > 0 && rows.slice(0, 6).every(({ cells }) => cells.length === width(rows)))
    .toSorted((a, b) => width(b.rows) - width(a.rows))[0];
  if (!wide || width(wide.rows) < 2) return undefined;
  return { delimiter: wide.delimiter, skip: preface, columns: columnsOf(wide.rows[0]!.cells) };
}

/**
 * Which of the first rows has the headings: the first one with several cells, where it has a column of names and what is above
 * is a title in one cell. Else the first.
 */
export function headingRow(rows: readonly (readonly string[])[]): number {
  const at = rows.slice(0, headingWithin).findIndex((cells) => cells.filter((cell) => cell !== '').length > 1);
  return at > 0 && hasName(columnsOf(rows[at]!)) ? at : 0;
}

/** Are these names alone? Half of them have two words at least, so that a list of other words is none. */
export function isNames(lines: readonly string[]): boolean {
  const names = lines.map((line) => line.trim());
  return (
    names.length > 0 &&
    names.every((line) => nameLine.test(line)) &&
    names.filter((line) => /\s/.test(line)).length * 2 >= names.length
  );
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

const knownOf = (columns: readonly TableColumn[]): number => columns.filter(({ meaning }) => meaning !== null).length;
const width = (rows: readonly { cells: string[] }[]): number => rows[0]?.cells.length ?? 0;

/** The first rows with the lines that they begin at: as many as are whole. */
function firstRows(text: string, delimiter: string): { line: number; cells: string[] }[] {
  for (const to of [headingWithin, 3, 1]) {
    try {
      const read = parse(text, {
        ...{ delimiter, to, relax_quotes: true, relax_column_count: true, bom: true, skip_empty_lines: true },
        info: true,
      }) as unknown as { info: { lines: number }; record: string[] }[];
      return read.map(({ record }, n) => ({
        line: n === 0 ? 1 : read[n - 1]!.info.lines + 1,
        cells: record.map((cell) => cell.trim()),
      }));
    } catch {
      // A quotation mark is open at the end of the text: fewer rows may be whole.
    }
  }
  return [];
}
