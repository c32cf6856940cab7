import { bonesOf } from '../words/sound.ts';
import type { Word } from '../words/words.ts';
import { toLatin } from './latin.ts';

/** Letters with another reading elsewhere, or with a diacritic that is rarely written: Ramadan and Ramzan, Baruch and Varuch. */
const otherwise: Record<string, string> = {
  ...{ ث: 'س', ذ: 'ز', ض: 'ز', ظ: 'د', ة: 'ت' },
  ...{ ב: 'ו', פ: 'ף', כ: 'ח' },
};
const others = new RegExp(`(?<=\\p{L})[${Object.keys(otherwise).join('')}]`, 'gu');

/** The consonants of a word in each possible reading, for comparison with a script that does not write vowels. */
export function readingsOf({ script, raw, text, bones }: Word): string[] {
  if (script === 'letters') {
    // Arabic writes Medvedev with an f, and David with a letter that may be a vowel; Chaim begins with an h, Charles does not.
    const also = [text.replaceAll('v', 'f'), text.replace(/ch|kh/g, 'h')].filter((one) => one !== text);
    return [bones, ...also.map(bonesOf)];
  }
  const other = raw.replace(others, (letter) => otherwise[letter]!);
  if (other === raw) return [bones];
  const latin =
    toLatin(other)
      .match(/[a-z]+/g)
      ?.at(-1) ?? '';
  return [bones, bonesOf(latin)];
}

/** Keeps the letters that may be vowels, which distinguish short words: Yahya (yhy), David (dvd, or dvyd where i is written). */
export const spinesOf = (text: string): string[] =>
  [text.replace(/i/g, 'y'), text].map((one) =>
    one
      .replaceAll('w', 'v')
      .replace(/[aeiou]/g, '')
      .replace(/(.)\1+/g, '$1'),
  );
