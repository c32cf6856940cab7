import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync, inflateSync } from 'node:zlib';

/** The font of the footer and the watermark: PDF/A requires embedded fonts. */
export interface FooterFont {
  /** A TrueType file with the tables that PDF needs, deflated. */
  packed: Buffer;
  /** Bytes when inflated. */
  length: number;
  /** Widths of the code points 32 … 255, in thousandths of the font size. */
  widths: number[];
  ascent: number;
  descent: number;
  box: number[];
}

/** First of the code points used: from here on Windows-1252 and Unicode agree for these letters. */
export const firstCode = 32;
export const lastCode = 255;

// Tables needed to draw glyphs. Names and layout tables are left out.
const cached = ['cmap', 'cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];

/** The tables of a WOFF 1 file (zlib-compressed TrueType). */
function tablesOf(woff: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  const count = woff.readUInt16BE(12);
  for (let i = 0, at = 44; i < count; i++, at += 20) {
    const tag = woff.toString('latin1', at, at + 4);
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const data = woff.subarray(offset, offset + packed);
    if (cached.includes(tag)) tables.set(tag, packed < length ? inflateSync(data) : data);
  }
  return tables;
}

function checksum(data: Buffer): number {
  let sum = 0;
  for (let i = 0; i + 3 < data.length; i += 4) sum = (sum + data.readUInt32BE(i)) >>> 0;
  return sum;
}

/** A TrueType file of these tables. */
function trueType(tables: Map<string, Buffer>): Buffer {
  const count = tables.size;
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  const parts = [head];
  let offset = head.length;
  for (const [i, tag] of [...tables.keys()].sort().entries()) {
    const data = tables.get(tag)!;
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    // The whole-file checksum is optional and belongs to the original's bytes: zero is better than a wrong value.
    if (tag === 'head') padded.writeUInt32BE(0, 8);
    head.write(tag, 12 + 16 * i, 'latin1');
    head.writeUInt32BE(checksum(padded), 16 + 16 * i);
    head.writeUInt32BE(offset, 20 + 16 * i);
    head.writeUInt32BE(data.length, 24 + 16 * i);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

/** Glyph id of a code point by a cmap table of format 4, which every font for Windows has. */
function glyphOf(cmap: Buffer, code: number): number {
  let table = 0;
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = 4 + 8 * i;
    if (cmap.readUInt16BE(at) === 3 && cmap.readUInt16BE(at + 2) === 1) table = cmap.readUInt32BE(at + 4);
  }
  if (table === 0 || cmap.readUInt16BE(table) !== 4) throw new Error('the footer’s font has no table of its letters');
  const segments = cmap.readUInt16BE(table + 6);
  for (let i = 0; i < segments; i += 2) {
    const end = table + 14 + i;
    if (cmap.readUInt16BE(end) < code) continue;
    const start = end + 2 + segments;
    const first = cmap.readUInt16BE(start);
    if (first > code) return 0;
    const delta = cmap.readUInt16BE(start + segments);
    const range = cmap.readUInt16BE(start + 2 * segments);
    if (range === 0) return (code + delta) & 0xffff;
    const glyph = cmap.readUInt16BE(start + 2 * segments + range + 2 * (code - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

function load(): FooterFont {
  const path = '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff';
  const tables = tablesOf(readFileSync(createRequire(import.meta.url).resolve(path)));
  const [cmap, head, hhea, hmtx] = ['cmap', 'head', 'hhea', 'hmtx'].map((tag) => tables.get(tag)!) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  const scale = 1000 / head.readUInt16BE(18);
  const scaled = (units: number) => Math.round(units * scale);
  const last = hhea.readUInt16BE(34) - 1;
  const file = trueType(tables);
  return {
    packed: deflateSync(file, { level: 9 }),
    length: file.length,
    widths: Array.from({ length: lastCode - firstCode + 1 }, (_, i) =>
      scaled(hmtx.readUInt16BE(4 * Math.min(glyphOf(cmap, firstCode + i), last))),
    ),
    ascent: scaled(hhea.readInt16BE(4)),
    descent: scaled(hhea.readInt16BE(6)),
    box: [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at))),
  };
}

let loaded: FooterFont | undefined;
/** Read once: takes some 10 ms. */
export function footerFont(): FooterFont {
  loaded ??= load();
  return loaded;
}

/** In units of the font's size. */
export function widthOf(text: string): number {
  const { widths } = footerFont();
  return [...encode(text)].reduce((sum, code) => sum + (widths[code - firstCode] ?? 0), 0) / 1000;
}

/** @throws RangeError for letters that the font lacks: the footer is Latin-1 only */
export function encode(text: string): Buffer {
  if (!/^[\x20-\x7e\xa0-\xff]*$/.test(text)) throw new RangeError('the foot of a page has Latin letters alone');
  return Buffer.from(text, 'latin1');
}
