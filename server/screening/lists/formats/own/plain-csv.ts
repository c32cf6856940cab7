import { type Entry, type Found, ListError, type ListFile, oneFile, type ReadOptions } from '../entry.ts';
import { readRows } from '../files/csv.ts';
import { readStart } from '../files/read-start.ts';
import { readOwnTable } from './own-table.ts';
import { tableShape } from './table-shape.ts';

export const isPlainCsv = (start: string): boolean => tableShape(start) !== undefined;

/** A company's own table as CSV, whatever separates its cells. */
export async function* readPlainCsv(
  files: readonly ListFile[],
  found: Found,
  options?: ReadOptions,
): AsyncGenerator<Entry> {
  const file = oneFile(files);
  const shape = tableShape(await readStart(file));
  if (!shape) throw new ListError(file.name, 1, 'This is no table');
  const { delimiter, skip, columns } = shape;
  yield* readOwnTable(
    {
      file: file.name,
      hasHeadings: columns !== null,
      async *rows() {
        for await (const [line, row] of readRows(file, { delimiter, from_line: skip + 1 })) {
          // The first row is counted from where the reading begins.
          yield [Math.max(line, skip + 1), row];
        }
      },
    },
    found,
    options,
  );
}
