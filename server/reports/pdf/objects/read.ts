import { inflateSync } from 'node:zlib';
import { type Dict, endOfValue, parseDict, refOf, skipSpace, UnreadablePdf } from './syntax.ts';

/** A PDF as Chromium and this server write it: one cross-reference table, no revisions, object streams or encryption. */
export interface PdfFile {
  bytes: Buffer;
  trailer: Dict;
  /** By object number, in file order. From `n 0 obj` to the start of the next object. */
  objects: Map<number, { start: number; end: number }>;
  /** One above the highest object number. */
  size: number;
}

/** Maximum objects per file: a report of a hundred pages has some 50,000. */
const mostObjects = 500_000;

/** @throws UnreadablePdf */
export function readPdf(from: Uint8Array): PdfFile {
  const bytes = Buffer.from(from.buffer, from.byteOffset, from.byteLength);
  const marker = bytes.lastIndexOf('startxref');
  const table =
    marker < 0
      ? -1
      : Number(
          bytes
            .toString('latin1', marker + 9, marker + 40)
            .trim()
            .split(/\s/)[0],
        );
  if (!(table > 0 && table < marker) || bytes.toString('latin1', table, table + 4) !== 'xref') {
    throw new UnreadablePdf('the PDF has no plain table of objects at its end');
  }
  const text = bytes.toString('latin1', table, marker);
  const head = /^xref\s+0 (\d+)\s+/.exec(text);
  const size = Number(head?.[1]);
  if (!head || size < 1 || size > mostObjects) throw new UnreadablePdf('the PDF has no plain table of objects');
  const end = head[0].length + size * 20;
  const starts: { num: number; start: number }[] = [];
  for (let num = 1; num < size; num++) {
    const at = head[0].length + num * 20;
    if (text[at + 17] !== 'n') continue;
    const start = Number(text.slice(at, at + 10));
    if (!(start > 0 && start < table)) throw new UnreadablePdf('the table of objects points outside of the PDF');
    starts.push({ num, start });
  }
  starts.sort((a, b) => a.start - b.start);
  const objects: PdfFile['objects'] = new Map();
  starts.forEach(({ num, start }, i) => {
    objects.set(num, { start, end: starts[i + 1]?.start ?? table });
  });
  const { dict: trailer } = parseDict(text, text.indexOf('trailer', end) + 7);
  for (const key of ['Prev', 'XRefStm', 'Encrypt']) {
    if (trailer.has(key)) throw new UnreadablePdf(`the PDF has a ${key}, which no report has`);
  }
  return { bytes, trailer, objects, size };
}

/** The text of an object after its header. @throws UnreadablePdf if there is no such object */
function textOf(file: PdfFile, num: number): { text: string; from: number } {
  const place = file.objects.get(num);
  if (!place) throw new UnreadablePdf('the PDF refers to an object that it does not have');
  const opening = `${num} 0 obj`;
  const from = place.start + opening.length;
  if (file.bytes.toString('latin1', place.start, from) !== opening) {
    throw new UnreadablePdf('the table of objects points to something else');
  }
  return { text: file.bytes.toString('latin1', from, place.end), from };
}

/** An object's value; for a stream, its dictionary. */
export function readObject(file: PdfFile, num: number): string {
  const { text } = textOf(file, num);
  const start = skipSpace(text, 0);
  return text.slice(start, endOfValue(text, start));
}

export const readDict = (file: PdfFile, num: number): Dict => parseDict(textOf(file, num).text).dict;

/** Dereferences a value if it is a reference. */
export function resolve(file: PdfFile, value: string | undefined): string | undefined {
  const num = refOf(value);
  return num === undefined ? value : readObject(file, num);
}

/** Maximum bytes of an inflated stream: thirty times the largest photo list seen. */
const largestStream = 64 * 1024 * 1024;

/** @throws UnreadablePdf if the object is not a stream, or uses a filter that neither Chromium nor this server writes */
export function readStream(file: PdfFile, num: number): { dict: Dict; data: Buffer } {
  const { text, from: base } = textOf(file, num);
  const { dict, end } = parseDict(text);
  const start = /\s*stream(\r\n|\n)/y;
  start.lastIndex = end;
  const length = Number(resolve(file, dict.get('Length')));
  if (!start.test(text) || !(length >= 0) || start.lastIndex + length > text.length) {
    throw new UnreadablePdf('a stream of the PDF is cut');
  }
  const from = base + start.lastIndex;
  const packed = file.bytes.subarray(from, from + length);
  const filter = dict.get('Filter');
  if (filter === undefined) return { dict, data: packed };
  if (!/^(\[\s*)?\/FlateDecode(\s*\])?$/.test(filter) || dict.has('DecodeParms')) {
    throw new UnreadablePdf('a stream of the PDF is packed in a way that no report uses');
  }
  try {
    return { dict, data: inflateSync(packed, { maxOutputLength: largestStream }) };
  } catch {
    throw new UnreadablePdf('a stream of the PDF cannot be unpacked');
  }
}
