import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { listFiles, unXml } from '../../../../testing/screening/lists.ts';
import { euXml } from '../../../../testing/screening/official-lists.ts';
import { zipOf } from '../../../../testing/screening/zip-of.ts';
import { readList } from '../../read-list.ts';

/** The signature before the last file itself, not the one in the directory. */
function damaged(zip: Buffer): Buffer {
  const copy = Buffer.from(zip);
  copy.write('XX', copy.lastIndexOf(Buffer.from('PK\x03\x04', 'latin1')));
  return copy;
}

const read = (files: Record<string, string | Buffer>) =>
  readList('a company', { files: listFiles(files) }, async () => {});
const wrong = (detail: RegExp) => expect.objectContaining({ message: expect.stringMatching(detail) });

describe('S7 a list in a ZIP archive', () => {
  test('is read in place, whatever the archive is called, with a note beside it', async () => {
    const zip = zipOf({ 'README.txt': 'x', 'lists/eu.xml': euXml, '__MACOSX/lists/._eu.xml': 'x' });
    expect(await read({ 'list.bin': zip })).toMatchObject({ entries: 2, kinds: { person: 1, organisation: 1 } });
    expect(await read({ 'list.xml': gzipSync(unXml) })).toMatchObject({ entries: 2 });
    // What macOS puts beside each file, and folders, are no files of it.
    const beside = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`__MACOSX/._${n}.xml`, 'x']));
    expect(await read({ 'list.zip': zipOf({ ...beside, 'lists/': '', 'lists/eu.xml': euXml }) })).toMatchObject({
      entries: 2,
    });
  });

  test.each([
    ['called so, and none', Buffer.from(euXml), /no ZIP archive/],
    ['cut off', zipOf({ 'eu.xml': euXml }).subarray(0, -30), /cut off or damaged/],
    ['with a path out of it', zipOf({ '../../eu.xml': euXml }), /cut off or damaged/],
    ['within another', zipOf({ 'a.zip': zipOf({ 'eu.xml': euXml }) }), /within an archive/],
    ['with a password', zipOf({ 'eu.xml': euXml }, { flags: 1 }), /password/],
    [
      'of many files',
      zipOf(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`${n}.txt`, 'x']))),
      /more than 20/,
    ],
    [
      'of five lists',
      zipOf(Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`${n}.xml`, euXml]))),
      /one list at a time/,
    ],
    ['of two lists', zipOf({ 'a.xml': euXml, 'b.xml': unXml }), /different lists/],
    ['of no list', zipOf({ 'a.txt': 'x' }), /no CSV, XML or JSON/],
    ['that says less than it has', zipOf({ 'eu.xml': euXml }, { size: 10 }), /cannot be unpacked/],
    [
      'that unpacks to too much',
      zipOf({ 'eu.xml': Buffer.concat([Buffer.from(euXml.slice(0, -10)), Buffer.alloc(64 * 1024 ** 2, '<a/>')]) }),
      /more than 100 times its size/,
    ],
    ['packed by a method that is not read', zipOf({ 'eu.xml': euXml }, { method: 14 }), /usual method/],
    ['whose file has a damaged heading', damaged(zipOf({ 'README.txt': 'x', 'eu.xml': euXml })), /cannot be unpacked/],
    ['with a packed list', zipOf({ 'eu.xml.gz': gzipSync(euXml) }), /eu\.xml\.gz is packed in an archive/],
    ['with a workbook', zipOf({ 'staff.xlsx': zipOf({ 'xl/workbook.xml': '<a/>' }) }), /staff\.xlsx is packed/],
    ['of OpenDocument', zipOf({ mimetype: 'x', 'content.xml': '<a/>', 'meta.xml': '<a/>' }), /OpenDocument/],
    ['of Word', zipOf({ 'word/document.xml': '<a/>' }), /Word document/],
    ['of a binary workbook', zipOf({ 'xl/workbook.bin': 'x' }), /\.xlsb/],
  ])('%s is refused', async (_, zip, detail) => {
    await expect(read({ 'list.zip': zip })).rejects.toEqual(wrong(detail));
  });

  test.each([
    ['UTF-16', Buffer.from('\u{feff}name,born\n', 'utf16le'), /UTF-16/],
    ['Excel of old', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old kind/],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.alloc(70_000), Buffer.from('EncryptedPackage', 'utf16le')]),
      /has a password/,
    ],
    ['7-Zip', Buffer.from('377abcaf271c', 'hex'), /7-Zip archive/],
    ['RAR', Buffer.from('526172211a0700cf907300000d', 'hex'), /RAR archive/],
  ])('a text in %s is named', async (_, content, detail) => {
    await expect(read({ 'list.csv': content })).rejects.toEqual(wrong(detail));
  });
});
