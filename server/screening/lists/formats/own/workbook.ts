import { readFile, stat } from 'node:fs/promises';
import type { CellValue } from 'read-excel-file/universal';
import { ListError, type ListFile } from '../entry.ts';
import { all, attribute, type Element, readElements } from '../files/xml.ts';
import { workbookParts } from './workbook-parts.ts';

/** Of a workbook, which is held in memory as a whole. Rows and columns are Excel's own bounds. */
const most = { bytes: 50 * 1024 ** 2, cells: 5_000_000, rows: 1_048_576, columns: 16_384 };

export interface Sheet {
  name: string;
  rows: string[][];
}

/** The sheets of an Excel workbook with their cells as texts. @throws ListError for one that is damaged or too large */
export async function readWorkbook(file: ListFile): Promise<Sheet[]> {
  if ((await stat(file.path)).size > most.bytes) {
    throw new ListError(file.name, null, 'A workbook of more than 50 MB: save it as “CSV UTF-8”');
  }
  const { sheets: parts, inOrder, zeroWidths, epochShift } = await workbookParts(file);
  const padded = new Map<string, Padded[]>();
  let cells = 0;
  for (const part of parts) {
    const found: Padded[] = [];
    padded.set(part, found);
    for await (const cell of readElements({ ...file, inZip: part }, ['c'], () => {})) {
      cells += 1;
      const place = placeOf(file, cell);
      refuseCell(file, cell, place, cells);
      const width = zeroWidths[Number(attribute(cell, 's'))] ?? 0;
      const text = all(cell, 'v')[0]?.text ?? '';
      if (/^\d+$/.test(text) && text.length < width) found.push({ ...place, text: text.padStart(width, '0') });
    }
  }
  return (await unpackSheets(file)).flatMap(({ sheet, data }, n) => {
    // A sheet that is a chart has no cells.
    if (!data) return [];
    const rows = data.map((row) => row.map((cell) => cellText(cell, epochShift)));
    for (const { row, column, text } of padded.get(inOrder[n] ?? '') ?? []) {
      if (rows[row - 1]?.[column - 1] !== undefined) rows[row - 1]![column - 1] = text;
    }
    return [{ name: sheet, rows }];
  });
}

interface Place {
  /** From 1. */
  row: number;
  column: number;
}
/** A number that its format shows with zeros before it: those of a document's number are part of it. */
interface Padded extends Place {
  text: string;
}

function placeOf({ name }: ListFile, cell: Element): Place {
  const reference = attribute(cell, 'r');
  if (reference === '') {
    throw new ListError(name, null, 'A cell does not say where it is: open the workbook in Excel and save it');
  }
  const [, letters = '', digits = '0'] = reference.match(/^([A-Z]{1,3})(\d{1,7})$/) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(digits);
  const isPlace = row >= 1 && row <= most.rows && column >= 1 && column <= most.columns;
  if (!isPlace) throw new ListError(name, null, 'The workbook is damaged: it has a cell out of place');
  return { row, column };
}

/**
 * The library makes each row and cell that is left out before one, and takes a formula without a value for an empty cell: a
 * person would be missed without a word.
 */
function refuseCell({ name }: ListFile, cell: Element, { row }: Place, count: number): void {
  if (count > most.cells) throw new ListError(name, row, 'More than 5,000,000 cells: save it as “CSV UTF-8”');
  const [value] = all(cell, 'v');
  const isText = attribute(cell, 't') === 'str';
  if (all(cell, 'f').length > 0 && (!value || (value.text === '' && !isText))) {
    throw new ListError(name, row, 'A cell has a formula without its value: open the workbook in Excel and save it');
  }
}

/** What the library gives; its types do not say that there may be no data. */
interface UnpackedSheet {
  sheet: string;
  data?: (CellValue<string> | null)[][];
}

async function unpackSheets({ name, path: place }: ListFile): Promise<UnpackedSheet[]> {
  // Loaded here: most lists are no workbooks.
  const { default: readXlsxFile } = await import('read-excel-file/universal');
  const bytes = await readFile(place);
  try {
    // Numbers as they are written: a document number may have more digits than a number of JavaScript.
    return await readXlsxFile<string>(new Uint8Array(bytes).buffer, { parseNumber: (text) => text });
  } catch (error) {
    const reference = error instanceof Error ? error.message : '';
    const row = reference.match(/ at row (\d+)/)?.[1];
    throw new ListError(name, row ? Number(row) : null, 'The workbook is damaged or cut off');
  }
}

function cellText(value: CellValue<string> | null, epochShift: number): string {
  if (value === null) return '';
  const reference: unknown = value;
  // Excel's days have no zone; the library gives them in UTC, from either of Excel's epochs.
  if (reference instanceof Date) {
    const day = new Date(reference.getTime() + epochShift * 86_400_000);
    return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10);
  }
  const text = String(reference);
  // Excel writes numbers of many digits like this: 1.2345678901E+10.
  if (/^-?\d(\.\d+)?E\+\d{1,2}$/i.test(text) && Number.isInteger(Number(text))) return BigInt(Number(text)).toString();
  return text;
}
