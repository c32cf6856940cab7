import { type Entry, type Found, ListError, type ListFile, oneFile, type ReadOptions } from '../entry.ts';
import { readOwnTable } from './own-table.ts';
import { columnsOf, hasName, headingRow, isNames } from './table-shape.ts';
import { readWorkbook, type Sheet } from './workbook.ts';

/** A company's own table as a workbook of Excel: one of its sheets. */
export async function* readPlainXlsx(
  files: readonly ListFile[],
  found: Found,
  options: ReadOptions = {},
): AsyncGenerator<Entry> {
  const file = oneFile(files);
  const sheets = (await readWorkbook(file)).filter(({ rows }) => rows.some(hasCell));
  const [first] = sheets;
  if (!first) throw new ListError(file.name, null, 'The workbook is empty');
  const chosen = sheets.find(({ name }) => name === options.sheet);
  const sheet = chosen ?? first;
  const { from, hasHeadings } = shapeOf(sheet);
  const isToChoose = !chosen && sheets.some((other) => other !== sheet && hasNames(other));
  yield* readOwnTable(
    {
      ...{ file: file.name, hasHeadings: hasHeadings || isToChoose, sheet: sheet.name },
      ...{ sheets: sheets.map(({ name }) => name), isToChoose },
      async *rows() {
        for (const [n, row] of sheet.rows.entries()) if (n >= from && hasCell(row)) yield [n + 1, row];
      },
    },
    found,
    options,
  );
}

const hasCell = (row: readonly string[]): boolean => row.some((cell) => cell.trim() !== '');

/** Where the table begins, which may have a title above it, and whether it has headings. */
function shapeOf({ rows }: Sheet): { from: number; hasHeadings: boolean } {
  const filled = rows.flatMap((row, n) => (hasCell(row) ? [{ n, cells: row.map((cell) => cell.trim()) }] : []));
  const { n: from, cells } = filled[headingRow(filled.map((row) => row.cells))]!;
  if (hasName(columnsOf(cells))) return { from, hasHeadings: true };
  const isAlone = filled.every((row) => row.cells.filter(Boolean).length === 1);
  return { from, hasHeadings: !(isAlone && isNames(filled.map((row) => row.cells.find(Boolean)!))) };
}

const hasNames = (sheet: Sheet): boolean => {
  const { from, hasHeadings } = shapeOf(sheet);
  return !hasHeadings || hasName(columnsOf(sheet.rows[from]!.map((cell) => cell.trim())));
};
