import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { create } from 'fontkitten';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CodePointRange, isWithin, parseRanges } from '../../../client/src/print/fonts/code-point-ranges.ts';
import { certain } from '../../../client/src/print/fonts/undrawn.ts';

/** The fonts of the print page as they are built: what its style sheet promises is in the files beside it. */
const assets = path.join(import.meta.dirname, '../../../dist/assets');
interface BuiltFace {
  family: string;
  style: string;
  file: string;
  ranges: CodePointRange[];
}
let faces: BuiltFace[];

beforeAll(() => {
  const sheet = readdirSync(assets).find((name) => /^print-.*\.css$/.test(name))!;
  const rules = readFileSync(path.join(assets, sheet), 'utf8').match(/@font-face\s*\{[^}]*\}/g)!;
  faces = rules.map((rule) => {
    const declared = (key: string) => new RegExp(`${key}:\\s*([^;}]+)`).exec(rule)?.[1] ?? '';
    return {
      family: declared('font-family').replace(/["']/g, ''),
      style: `${declared('font-weight')} ${declared('font-style') || 'normal'}`,
      file: /url\(["']?(?:\/assets\/|\.\/)?([^)"']+)/.exec(declared('src'))![1]!,
      ranges: parseRanges(declared('unicode-range')),
    };
  });
});

function* codePointsOf(ranges: readonly CodePointRange[]): Generator<number> {
  for (const [first, last] of ranges) for (let codePoint = first; codePoint <= last; codePoint++) yield codePoint;
}
const upright = () => faces.filter(({ style }) => style === '400 normal');
const promised = () => new Set(upright().flatMap(({ ranges }) => [...codePointsOf(ranges)]));
const hex = (codePoint: number) => `U+${codePoint.toString(16).toUpperCase()}`;

test('R20 each code point that a face is for has a glyph in its file (real-world.md #2)', () => {
  expect(faces.length).toBeGreaterThan(300);
  const wrong: string[] = [];
  for (const { file, ranges } of faces) {
    const font = create(readFileSync(path.join(assets, file)));
    if (font.isCollection) throw new Error(`${file} holds more than one font`);
    for (const codePoint of codePointsOf(ranges)) {
      if (font.glyphForCodePoint(codePoint).id === 0) wrong.push(`${file} ${hex(codePoint)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('R20 what is looked up for the upright face holds for bold and slanted ones, or another family has it', () => {
  const lettersOf = (some: BuiltFace[]) => new Set(some.flatMap(({ ranges }) => [...codePointsOf(ranges)]));
  const missing: string[] = [];
  for (const [family, own] of Map.groupBy(faces, (one) => one.family)) {
    const elsewhere = lettersOf(upright().filter((one) => one.family !== family));
    const styles = Map.groupBy(own, ({ style }) => style);
    const letters = lettersOf(styles.get('400 normal')!);
    for (const [style, some] of styles) {
      const lacking = letters.difference(lettersOf(some)).difference(elsewhere);
      missing.push(...[...lacking].map((codePoint) => `${family} ${style} ${hex(codePoint)}`));
    }
  }
  expect(missing).toEqual([]);
});

test('letters that are drawn without a look at the fonts are all in the first family', () => {
  const first = faces[0]!.family;
  expect(first).toBe('Noto Sans');
  const ranges = faces.filter(({ family }) => family === first).flatMap((one) => one.ranges);
  for (let codePoint = 0x20; codePoint < 0x3000; codePoint++) {
    if (certain.test(String.fromCodePoint(codePoint))) expect(isWithin(ranges, codePoint), hex(codePoint)).toBe(true);
  }
});

describe('R20 scripts in use today', () => {
  // UAX 31 (Unicode 17), tables 5 (recommended) and 7 (limited use), without Common and Inherited.
  const recommended =
    'Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Han Hangul Hebrew Hiragana Kannada Katakana Khmer Lao Latin Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan';
  const limited =
    'Adlam Balinese Bamum Batak Canadian_Aboriginal Chakma Cham Cherokee Hanifi_Rohingya Javanese Kayah_Li Lepcha Limbu Lisu Mandaic Meetei_Mayek Miao Mongolian New_Tai_Lue Newa Nko Nyiakeng_Puachue_Hmong Ol_Chiki Osage Saurashtra Sundanese Syloti_Nagri Syriac Tai_Le Tai_Tham Tai_Viet Tifinagh Vai Wancho Yi';
  // Not in the tables, and written today all the same.
  const others =
    'Bassa_Vah Buginese Buhid Coptic Gunjala_Gondi Hanunoo Masaram_Gondi Medefaidrin Mende_Kikakui Mro Pahawh_Hmong Pau_Cin_Hau Rejang Samaritan Sora_Sompeng Tagalog Tagbanwa Toto Warang_Citi';
  /** No package of fonts has them: written as code points. */
  const noFont = ['Wancho'];
  /** Of a script's letters: the rest are supplements of the past, or were added in the last years. */
  const leastShare = 0.75;

  test('each has a font with its letters; only those that are known to have none are without', () => {
    const fonts = promised();
    const poor: Record<string, number> = {};
    for (const script of `${recommended} ${limited} ${others}`.split(' ')) {
      const letter = new RegExp(`(?=\\p{L})\\p{Script=${script}}`, 'u');
      let [all, drawn] = [0, 0];
      // What dictionaries and manuscripts have of these is in the second and third plane.
      const end = ['Han', 'Hiragana'].includes(script) ? 0x10000 : 0x1f000;
      for (let codePoint = 0x41; codePoint < end; codePoint++) {
        if (!letter.test(String.fromCodePoint(codePoint))) continue;
        all++;
        if (fonts.has(codePoint)) drawn++;
      }
      expect(all, script).toBeGreaterThan(0);
      if (drawn / all < leastShare) poor[script] = drawn;
    }
    expect(poor).toEqual(Object.fromEntries(noFont.map((script) => [script, 0])));
  });

  test('emoji have one too', () => {
    const fonts = promised();
    const missing: string[] = [];
    for (let codePoint = 0x200; codePoint < 0x20000; codePoint++) {
      if (/\p{Emoji}/u.test(String.fromCodePoint(codePoint)) && !fonts.has(codePoint)) missing.push(hex(codePoint));
    }
    expect(missing).toEqual([]);
  });
});
