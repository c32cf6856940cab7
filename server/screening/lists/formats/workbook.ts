import { readFile, stat } from 'node:fs/promises';
import type { CellValue } from 'read-excel-file/universal';
import yauzl from 'yauzl';
import { ListError, type ListFile } from './entry.ts';
import { all, attribute, type Element, readElements } from './xml.ts';

/** Of a workbook, which is held in memory as a whole. Rows and columns are Excel's own bounds. */
const most = {
  ...{ bytes: 50 * 1024 ** 2, unpackedBytes: 100 * 1024 ** 2, parts: 2_000 },
  ...{ cells: 5_000_000, rows: 1_048_576, columns: 16_384 },
};

export interface Sheet {
  name: string;
  rows: string[][];
}

/** The sheets of an Excel workbook with their cells as texts. @throws ListError for one that is damaged or too large */
export async function readWorkbook(file: ListFile): Promise<Sheet[]> {
  if ((await stat(file.path)).size > most.bytes) {
    throw new ListError(file.name, null, 'A workbook of more than 50 MB: save it as “CSV UTF-8”');
  }
  let cells = 0;
  for (const part of await sheetParts(file)) {
    for await (const cell of readElements({ ...file, inZip: part }, ['c'], () => {})) {
      cells += 1;
      refuseCell(file, cell, cells);
    }
  }
  const sheets = await unpackSheets(file);
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }));
}

/** Names of the sheets' files. The library unpacks no more of each than the archive says. */
async function sheetParts({ name, path: place }: ListFile): Promise<string[]> {
  const zip = await yauzl.openPromise(place, { autoClose: false });
  try {
    const entries = await Array.fromAsync(zip.eachEntry());
    const bytes = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (entries.length > most.parts || bytes > most.unpackedBytes) {
      throw new ListError(name, null, 'A workbook that unpacks to more than 100 MB: save it as “CSV UTF-8”');
    }
    return entries.map(({ fileName }) => fileName).filter((part) => /^xl\/worksheets\/[^/]+\.xml$/i.test(part));
  } finally {
    zip.close();
  }
}

/**
 * The library makes each row and cell that is left out before one, and takes a formula without a value for an empty cell: a
 * person would be missed without a word.
 */
function refuseCell({ name }: ListFile, cell: Element, count: number): void {
  const [, letters = '', digits = '0'] = attribute(cell, 'r').match(/^([A-Z]{1,3})(\d{1,7})$/) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(digits);
  const isPlace = row >= 1 && row <= most.rows && column >= 1 && column <= most.columns;
  if (!isPlace) throw new ListError(name, null, 'The workbook is damaged: it has a cell out of place');
  if (count > most.cells) throw new ListError(name, row, 'More than 5,000,000 cells: save it as “CSV UTF-8”');
  const [value] = all(cell, 'v');
  const isText = attribute(cell, 't') === 'str';
  if (all(cell, 'f').length > 0 && (!value || (value.text === '' && !isText))) {
    throw new ListError(name, row, 'A cell has a formula without its value: open the workbook in Excel and save it');
  }
}

async function unpackSheets({ name, path: place }: ListFile) {
  // Loaded here: most lists are no workbooks.
  const { default: readXlsxFile } = await import('read-excel-file/universal');
  const bytes = await readFile(place);
  try {
    // Numbers as they are written: a document number may have more digits than a number of JavaScript.
    return await readXlsxFile<string>(new Uint8Array(bytes).buffer, { parseNumber: (text) => text });
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const row = said.match(/ at row (\d+)/)?.[1];
    throw new ListError(name, row ? Number(row) : null, 'The workbook is damaged or cut off');
  }
}

function cellText(value: CellValue<string> | null): string {
  if (value === null) return '';
  const said: unknown = value;
  // Excel's days have no zone; the library gives them in UTC, from either of Excel's epochs.
  if (said instanceof Date) return Number.isNaN(said.getTime()) ? '' : said.toISOString().slice(0, 10);
  const text = String(said);
  // Excel writes numbers of many digits like this: 1.2345678901E+10.
  if (/^-?\d(\.\d+)?E\+\d{1,2}$/i.test(text) && Number.isInteger(Number(text))) return BigInt(Number(text)).toString();
  return text;
}
