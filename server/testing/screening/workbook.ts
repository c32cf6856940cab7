import { zipOf } from './zip-of.ts';

/** A cell as a workbook has it: a text, a number as it is written, shown by style 2 with eleven digits, a day by its serial number, a formula with its value. */
export type Cell =
  | string
  | null
  | { number: string; style?: 2 }
  | { serial: number }
  | { formula: string; value?: string };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

function cellXml(cell: Cell, place: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if ('number' in cell) return `<c r="${place}" s="${cell.style ?? 0}"><v>${cell.number}</v></c>`;
  if ('serial' in cell) return `<c r="${place}" s="1"><v>${cell.serial}</v></c>`;
  const value = cell.value === undefined ? '' : `<v>${escaped(cell.value)}</v>`;
  return `<c r="${place}" t="str"><f>${escaped(cell.formula)}</f>${value}</c>`;
}

export const sheetXml = (rows: readonly (readonly Cell[])[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
    .map((row, n) => `<row r="${n + 1}">${row.map((cell, k) => cellXml(cell, `${letters(k)}${n + 1}`)).join('')}</row>`)
    .join('')}</sheetData></worksheet>`;

/** A workbook of Excel by hand: sheets by their names, in rows. Style 1 is a day. @param options.hasChart before the sheets there is one that is a chart */
export function workbook(
  sheets: Record<string, readonly (readonly Cell[])[] | string>,
  { date1904, hasChart = false }: { date1904?: '1' | 'true'; hasChart?: boolean } = {},
): Buffer {
  const names = Object.keys(sheets);
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml':
      `<workbook ${main} xmlns:r="${relations}"><workbookPr${date1904 ? ` date1904="${date1904}"` : ''}/><sheets>${names
        .map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
        .join('')}</sheets></workbook>`.replace(
        '<sheets>',
        hasChart ? '<sheets><sheet name="Chart" sheetId="99" r:id="rId99"/>' : '<sheets>',
      ),
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map(
        (_, n) =>
          `<Relationship Id="rId${n + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
      )
      .join(
        '',
      )}${hasChart ? `<Relationship Id="rId99" Type="${relations}/chartsheet" Target="chartsheets/sheet1.xml"/>` : ''}</Relationships>`,
    ...(hasChart && { 'xl/chartsheets/sheet1.xml': `<chartsheet ${main}/>` }),
    'xl/styles.xml': `<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="00000000000"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, n) => [
        `xl/worksheets/sheet${n + 1}.xml`,
        typeof rows === 'string' ? rows : sheetXml(rows),
      ]),
    ),
  });
}
