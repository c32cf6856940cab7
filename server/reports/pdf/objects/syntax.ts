/*
 * PDF syntax, as far as changing and checking a report requires it. Values keep their source text (latin1, one character per
 * byte), so that untouched parts are reproduced byte for byte.
 */

/** The file is not a PDF that can be processed. The message contains none of the file's content. */
export class UnreadablePdf extends Error {
  override name = 'UnreadablePdf';
}

/** Keys without their slash, values as source text. */
export type Dict = Map<string, string>;

const space = /[\0\t\n\f\r ]*(?:%[^\r\n]*[\0\t\n\f\r ]*)*/y;
const word = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const reference = /\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const hexText = /<[0-9A-Fa-f\0\t\n\f\r ]*>/y;

/** End of a match of a sticky pattern at `i`, or -1. */
function after(pattern: RegExp, text: string, i: number): number {
  pattern.lastIndex = i;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

export const skipSpace = (text: string, i: number): number => after(space, text, i);

/** Maximum nesting. Chromium's and this server's files nest less; deeper ones are built to exhaust the stack. */
const deepest = 60;

/**
 * End of the value that begins at `i`.
 * @throws UnreadablePdf if there is none
 */
export function endOfValue(text: string, i: number, depth = 0): number {
  if (depth > deepest) throw new UnreadablePdf('PDF values are nested too deeply');
  let end = -1;
  switch (text[i]) {
    case '/':
      end = after(word, text, i + 1);
      return end < 0 ? i + 1 : end;
    case '(':
      return endOfLiteral(text, i);
    case '[':
      return endOfSeries(text, i + 1, ']', depth);
    case '<':
      if (text[i + 1] === '<') return endOfSeries(text, i + 2, '>>', depth);
      end = after(hexText, text, i);
      break;
    default:
      end = after(reference, text, i);
      if (end < 0) end = after(word, text, i);
  }
  if (end < 0) throw new UnreadablePdf('no PDF value where one is expected');
  return end;
}

function endOfLiteral(text: string, start: number): number {
  let open = 0;
  for (let i = start; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === '(') open++;
    else if (c === ')' && --open === 0) return i + 1;
  }
  throw new UnreadablePdf('a PDF string without an end');
}

function endOfSeries(text: string, start: number, close: string, depth: number): number {
  let i = skipSpace(text, start);
  while (!text.startsWith(close, i)) i = skipSpace(text, endOfValue(text, i, depth + 1));
  return i + close.length;
}

/** @throws UnreadablePdf if there is no dictionary at `start` */
export function parseDict(text: string, start = 0): { dict: Dict; end: number } {
  const dict: Dict = new Map();
  let i = skipSpace(text, start);
  if (!text.startsWith('<<', i)) throw new UnreadablePdf('no PDF dictionary where one is expected');
  i = skipSpace(text, i + 2);
  while (!text.startsWith('>>', i)) {
    if (text[i] !== '/') throw new UnreadablePdf('a PDF dictionary has a key that is no name');
    const endOfKey = endOfValue(text, i);
    const value = skipSpace(text, endOfKey);
    const end = endOfValue(text, value);
    dict.set(text.slice(i + 1, endOfKey), text.slice(value, end));
    i = skipSpace(text, end);
  }
  return { dict, end: i + 2 };
}

/** @throws UnreadablePdf if it is not an array */
export function parseArray(text: string): string[] {
  if (text[0] !== '[') throw new UnreadablePdf('no PDF array where one is expected');
  const values: string[] = [];
  let i = skipSpace(text, 1);
  while (text[i] !== ']') {
    const end = endOfValue(text, i);
    values.push(text.slice(i, end));
    i = skipSpace(text, end);
  }
  return values;
}

/** Object number of a reference; undefined for any other value. */
export function refOf(value: string | undefined): number | undefined {
  const found = value && /^(\d+)\s+\d+\s+R$/.exec(value);
  return found ? Number(found[1]) : undefined;
}

export function writeDict(dict: Dict | Record<string, string | undefined>): string {
  let text = '<<';
  for (const [key, value] of dict instanceof Map ? dict : Object.entries(dict)) {
    if (value !== undefined) text += `/${key} ${value}\n`;
  }
  return `${text}>>`;
}

/** A text string: a plain literal if all ASCII, else UTF-16. */
export function writeText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Decodes a text string of ASCII or UTF-16. @throws UnreadablePdf for any other value */
export function readText(value: string): string {
  let bytes: Buffer;
  if (value[0] === '<' && value[1] !== '<') bytes = Buffer.from(value.slice(1, -1).replace(/\s/g, ''), 'hex');
  else if (value[0] === '(') {
    const plain = value
      .slice(1, -1)
      .replace(/\\(?:([0-7]{1,3})|(\r\n?|\n)|(.))/gs, (_, octal?: string, newline?: string, letter?: string) =>
        octal ? String.fromCharCode(Number.parseInt(octal, 8) & 255) : newline ? '' : (escapes[letter!] ?? letter!),
      );
    bytes = Buffer.from(plain, 'latin1');
  } else throw new UnreadablePdf('no PDF string where one is expected');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  }
  return bytes.toString('latin1');
}

/** PDF date, to the second. @param iso ISO 8601 with a time zone */
export function writeDate(iso: string): string {
  const digits = toSeconds(iso).replace(/\D/g, '');
  return `(D:${digits}+00'00')`;
}

/** The same time in UTC, truncated to seconds: PDF dates have no fractions, and the XMP metadata must agree with them. */
export const toSeconds = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19)}Z`;

/** A PDF date as ISO 8601 in UTC; null if invalid. */
export function readDate(text: string): string | null {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)'?)?/.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, zoneHour = '+00', zoneMinute = '00'] = found;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zoneHour}:${zoneMinute}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
