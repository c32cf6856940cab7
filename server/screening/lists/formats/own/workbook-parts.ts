import yauzl from 'yauzl';
import { ListError, type ListFile } from '../entry.ts';
import { all, attribute, readElements } from '../files/xml.ts';

/** Of a workbook: its files, and what they unpack to. */
const most = { parts: 2_000, unpackedBytes: 100 * 1024 ** 2 };

/** Files of a workbook that are read beside the library. */
export interface WorkbookParts {
  /** Of the sheets, whatever they are called. */
  sheets: string[];
  /** Of the sheets in the order of the workbook; undefined where the workbook does not say. */
  inOrder: (string | undefined)[];
  /** By style: digits that a number's format fills up with zeros, such as 11 of `00000000000`; 0: none. */
  zeroWidths: number[];
  /** Days by which the library takes a day for an earlier one: it knows the epoch of 1904 as `1`, and LibreOffice writes `true`. */
  epochShift: number;
}

/** Days from Excel's usual epoch to that of 1904, which old workbooks of a Mac have. */
const daysTo1904 = 1_462;

/** @throws ListError for one that is out of bounds */
export async function workbookParts(file: ListFile): Promise<WorkbookParts> {
  const names = await partNames(file);
  const elements = async (part: string, wanted: string[]) =>
    names.includes(part) ? Array.fromAsync(readElements({ ...file, inZip: part }, wanted, () => {})) : [];
  const targets = new Map(
    (await elements('xl/_rels/workbook.xml.rels', ['Relationship'])).map((one) => [
      attribute(one, 'Id'),
      attribute(one, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  const workbook = await elements('xl/workbook.xml', ['workbookPr', 'sheet']);
  const inOrder = workbook.filter(({ name }) => name === 'sheet').map((one) => targets.get(attribute(one, 'id')));
  const epoch = attribute(
    workbook.find(({ name }) => name === 'workbookPr'),
    'date1904',
  );
  const formats = new Map<string, string>();
  let zeroWidths: number[] = [];
  for (const element of await elements('xl/styles.xml', ['numFmts', 'cellXfs'])) {
    for (const one of all(element, 'numFmt')) formats.set(attribute(one, 'numFmtId'), attribute(one, 'formatCode'));
    if (element.name === 'cellXfs') {
      zeroWidths = all(element, 'xf').map((xf) => zerosOf(formats.get(attribute(xf, 'numFmtId')) ?? ''));
    }
  }
  const sheets = names.filter((part) => /^xl\/worksheets\/[^/]+\.xml$/i.test(part) || inOrder.includes(part));
  return { sheets, inOrder, zeroWidths, epochShift: epoch === 'true' ? daysTo1904 : 0 };
}

/** `00000`, also with signs between: `000\-00\-0000`. */
const zerosOf = (format: string): number => (/^[0\\\- "]+$/.test(format) ? format.replace(/[^0]/g, '').length : 0);

/** The library unpacks no more of each than the archive says. */
async function partNames({ name, path: place }: ListFile): Promise<string[]> {
  const zip = await yauzl.openPromise(place, { autoClose: false });
  try {
    const entries = await Array.fromAsync(zip.eachEntry());
    const bytes = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (entries.length > most.parts || bytes > most.unpackedBytes) {
      throw new ListError(name, null, 'A workbook that unpacks to more than 100 MB: save it as “CSV UTF-8”');
    }
    return entries.map(({ fileName }) => fileName);
  } finally {
    zip.close();
  }
}
