import { expect, it } from 'vitest';
import { addFiles } from './picked.ts';

const file = (name: string, content = 'x') => new File([content], name);
const names = (files: File[]) => files.map(({ name }) => name);

it('files come to those that were chosen before', () => {
  const { files, wrong } = addFiles([file('sdn.csv')], [file('ALT.CSV'), file('list.ZIP'), file('Staff.XLSX')]);
  expect(names(files)).toEqual(['sdn.csv', 'ALT.CSV', 'list.ZIP', 'Staff.XLSX']);
  expect(wrong).toBeUndefined();
});

it('one of the same name takes the place of the other', () => {
  const { files } = addFiles([file('sdn.csv', 'old')], [file('sdn.csv', 'mended')]);
  expect(files.map(({ size }) => size)).toEqual([6]);
});

it.each([
  ['a fifth', [file('d.csv'), file('e.csv')], 'A list can have up to 4 files.'],
  [
    'what is no list',
    [file('list.csv.exe')],
    'list.csv.exe isn’t a CSV, Excel (.xlsx), XML, JSON, JSON Lines or ZIP file.',
  ],
  ['an old workbook', [file('list.xls')], 'list.xls is an old Excel workbook. Save it as .xlsx.'],
  ['an OpenDocument', [file('list.ods')], 'list.ods is an OpenDocument spreadsheet. Save it as .xlsx.'],
])('%s is refused, and those before stay', (_, more, wrong) => {
  const before = [file('a.csv'), file('b.xml'), file('c.json')];
  expect(addFiles(before, more)).toEqual({ files: before, wrong });
});
