import { ListError, type ListFile } from './entry.ts';
import { readRows } from './files/csv.ts';

/** Limits of all rows of one entry together: far above any published list. */
const most = { rows: 20_000, characters: 5_000_000 };

/** All rows of one entry: some lists use a separate row for each name, date and document of a person. */
export interface EntryRows {
  id: string;
  /** Line of the first row. */
  line: number;
  /** Distinct values of a column, in row order. */
  values: (column: string) => string[];
  /** The rows, for columns that belong together. */
  rows: ((column: string) => string)[];
}

interface Layout {
  delimiter: string;
  /** Column that identifies an entry. */
  id: string;
  /** Columns without which the file is not of this format. */
  needed: readonly string[];
  /** Called for each row above the headings. */
  onPreamble?: (row: string[]) => void;
}

/** Entries of a CSV file, each from all of its rows, even if they are not consecutive. @throws ListError */
export async function* readEntries(
  file: ListFile,
  { delimiter, id, needed, onPreamble }: Layout,
): AsyncGenerator<EntryRows> {
  /** Headings may be duplicated: the first column with a value counts. */
  let heading: Map<string, number[]> | undefined;
  let width = 0;
  const found = new Map<string, { line: number; rows: string[][]; characters: number }>();
  let last = 1;
  for await (const [line, row] of readRows(file, { delimiter })) {
    last = line;
    if (!heading) {
      const names = row.map((name) => name.trim());
      if (!names.includes(id)) {
        if (line > 5 || !onPreamble) throw new ListError(file.name, line, `Columns are missing: ${id}`);
        onPreamble(names);
        continue;
      }
      const missing = needed.filter((name) => !names.includes(name));
      if (missing.length > 0) throw new ListError(file.name, line, `Columns are missing: ${missing.join(', ')}`);
      heading = new Map(names.map((name) => [name, names.flatMap((other, n) => (other === name ? n : []))]));
      width = names.length;
      continue;
    }
    // Some writers end each row with a separator.
    if (row.length === width + 1 && row.at(-1)!.trim() === '') row.pop();
    if (row.length !== width) {
      throw new ListError(file.name, line, `${width} columns are expected, and there are ${row.length}`);
    }
    const key = cellOf(row, heading.get(id));
    if (key === '') throw new ListError(file.name, line, `An entry without ${id}`);
    const entry = found.get(key) ?? { line, rows: [], characters: 0 };
    entry.rows.push(row);
    entry.characters += row.reduce((sum, { length }) => sum + length, 0);
    if (entry.rows.length > most.rows || entry.characters > most.characters) {
      throw new ListError(file.name, line, 'An entry of more rows than any list has');
    }
    found.set(key, entry);
  }
  if (!heading) throw new ListError(file.name, last, `Columns are missing: ${id}`);
  const columns = heading;
  for (const [key, { line, rows }] of found) {
    const cells = rows.map((row) => (column: string) => cellOf(row, columns.get(column)));
    yield {
      ...{ id: key, line, rows: cells },
      values: (column) => [...new Set(cells.map((cell) => cell(column)))].filter(Boolean),
    };
    found.delete(key);
  }
}

const cellOf = (row: readonly string[], places: readonly number[] = []): string =>
  places.map((n) => row[n]!.trim()).find(Boolean) ?? '';
