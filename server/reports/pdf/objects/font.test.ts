import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encode, firstCode, footerFont, widthOf } from './font.ts';

test('widths are those that Chromium writes for the same font', () => {
  const width = (letter: string) => footerFont().widths[letter.charCodeAt(0) - firstCode];
  expect([' ', '0', 'A', 'R', 'ü'].map(width)).toEqual([260, 572, 639, 622, 618]);
  expect(widthOf('A0')).toBeCloseTo(1.211, 5);
});

test('the font file is whole: its tables have the sums that they say', () => {
  const { packed, length } = footerFont();
  const file = inflateSync(packed);
  expect(file.length).toBe(length);
  const tags: string[] = [];
  for (let i = 0, at = 12; i < file.readUInt16BE(4); i++, at += 16) {
    tags.push(file.toString('latin1', at, at + 4));
    let sum = 0;
    for (let word = 0; word < file.readUInt32BE(at + 12); word += 4) {
      sum = (sum + file.readUInt32BE(file.readUInt32BE(at + 8) + word)) >>> 0;
    }
    expect(sum, tags.at(-1)!).toBe(file.readUInt32BE(at + 4));
  }
  expect(tags).toEqual(expect.arrayContaining(['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']));
});

test('letters that it does not have are refused, not left out', () => {
  expect(encode('Page 1 · ü')).toEqual(Buffer.from('Page 1 · ü', 'latin1'));
  for (const text of ['ნინო', 'a\nb', '\u009f', '–']) expect(() => encode(text)).toThrow(RangeError);
});
