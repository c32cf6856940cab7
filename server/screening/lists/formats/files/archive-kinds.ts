import { createReadStream } from 'node:fs';
import { ListError, type ListFile } from '../entry.ts';

/** Files that are archives and no list, by a file in them. */
const otherArchives: readonly [RegExp, string][] = [
  [
    /^xl\/workbook\.bin$/,
    'It is a binary Excel workbook (.xlsb): save it as an Excel workbook (.xlsx) or as “CSV UTF-8”',
  ],
  [/^word\//, 'It is a Word document: send a table, as an Excel workbook (.xlsx) or CSV'],
  [/^Index\/(Document|Tables\/.*)\.iwa$/, 'It is a Numbers spreadsheet: export it as an Excel workbook (.xlsx) or CSV'],
];
const openDocument = 'It is an OpenDocument file (.ods): save it as an Excel workbook (.xlsx) or as CSV';

/** What an archive is, by the names in it: a workbook of Excel, or one with the files of a list. @throws ListError for what is neither */
export function isWorkbook(names: readonly string[], file: string): boolean {
  if (names.includes('xl/workbook.xml')) return true;
  const other = otherArchives.find(([form]) => names.some((name) => form.test(name)));
  if (other) throw new ListError(file, null, other[1]);
  if (names.includes('mimetype') && names.includes('content.xml')) throw new ListError(file, null, openDocument);
  return false;
}

/** Bytes of a file that are searched for the mark of a password. */
const mostSearched = 50 * 1024 ** 2;

/** What a compound file of Microsoft's is: workbooks with a password and those of the old kind begin with the same bytes. */
export async function compoundFileFault({ name, path: place }: ListFile): Promise<ListError> {
  const encrypted = Buffer.from('EncryptedPackage', 'utf16le');
  let before = Buffer.alloc(0);
  for await (const chunk of createReadStream(place, { end: mostSearched })) {
    const part = Buffer.concat([before, chunk as Buffer]);
    if (part.includes(encrypted)) return new ListError(name, null, 'The workbook has a password: save it without one');
    before = part.subarray(-encrypted.length);
  }
  const detail = 'It is an Excel workbook of the old kind (.xls): save it as .xlsx or as “CSV UTF-8”';
  return new ListError(name, null, detail);
}
