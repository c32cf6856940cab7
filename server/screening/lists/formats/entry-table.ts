import { ListError, type ListFile } from './entry.ts';
import { readRows } from './files/csv.ts';

/** What rows of one entry may hold in all: far above what any list has. */
const most = { rows: 20_000, characters: 5_000_000 };

/** Rows of one entry: some lists write each name, date and paper of a person in a row of its own. */
export interface EntryRows {
  id: string;
  /** Where the first one begins. */
  line: number;
  /** Different values of a column, in the order of the rows. */
  values: (column: string) => string[];
  /** The rows, where columns go together. */
  rows: ((column: string) => string)[];
}

interface Layout {
  delimiter: string;
  /** Column whose value names an entry. */
  id: string;
  /** Columns without which this is no such list. */
  needed: readonly string[];
  /** Called for each row before the one with the headings. */
  onPreamble?: (row: string[]) => void;
}

/** Entries of a CSV file, each from all of its rows, wherever they are. @throws ListError */
export async function* readEntries(
  file: ListFile,
  { delimiter, id, needed, onPreamble }: Layout,
): AsyncGenerator<EntryRows> {
  /** A heading may be there twice: the first column that has something counts. */
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
