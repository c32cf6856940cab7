import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { listFiles, unXml } from '../../../testing/lists.ts';
import { euXml } from '../../../testing/official-lists.ts';
import { readList } from '../read-list.ts';

/** An archive by hand, so that it may lie: `size` is what it says that a file unpacks to. */
function zipOf(
  files: Record<string, string | Buffer>,
  { size, flags = 0 }: { size?: number; flags?: number } = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(size ?? data.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const read = (files: Record<string, string | Buffer>) =>
  readList('a company', { files: listFiles(files) }, async () => {});
const wrong = (detail: RegExp) => expect.objectContaining({ message: expect.stringMatching(detail) });

describe('a list in a ZIP archive', () => {
  test('is read in place, whatever the archive is called, with a note beside it', async () => {
    const zip = zipOf({ 'README.txt': 'x', 'lists/eu.xml': euXml, '__MACOSX/lists/._eu.xml': 'x' });
    expect(await read({ 'list.bin': zip })).toMatchObject({ entries: 2, kinds: { person: 1, organisation: 1 } });
    expect(await read({ 'list.xml': gzipSync(unXml) })).toMatchObject({ entries: 2 });
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
      'of four lists',
      zipOf(Object.fromEntries(Array.from({ length: 4 }, (_, n) => [`${n}.xml`, euXml]))),
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
    ['that is a workbook of Excel', zipOf({ 'xl/workbook.xml': '<a/>', 'xl/sheet.xml': '<a/>' }), /Excel workbook/],
  ])('%s is refused', async (_, zip, detail) => {
    await expect(read({ 'list.zip': zip })).rejects.toEqual(wrong(detail));
  });

  test.each([
    ['UTF-16', Buffer.from('\u{feff}name,born\n', 'utf16le'), /UTF-16/],
    ['Excel of old', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old kind/],
  ])('a text in %s is named', async (_, content, detail) => {
    await expect(read({ 'list.csv': content })).rejects.toEqual(wrong(detail));
  });
});
