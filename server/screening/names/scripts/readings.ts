import { bonesOf } from '../words/sound.ts';
import type { Word } from '../words/words.ts';
import { toLatin } from './latin.ts';

/** Letters that are read in another way elsewhere, or with a mark that nobody writes: Ramadan and Ramzan, Baruch and Varuch. */
const otherwise: Record<string, string> = {
  ...{ ث: 'س', ذ: 'ز', ض: 'ز', ظ: 'د', ة: 'ت' },
  ...{ ב: 'ו', פ: 'ף', כ: 'ח' },
};
const others = new RegExp(`(?<=\\p{L})[${Object.keys(otherwise).join('')}]`, 'gu');

/** The consonants of a word in each way that it may be read, for comparing with a script that doesn't write vowels. */
export function readingsOf({ script, raw, text, bones }: Word): string[] {
  if (script === 'letters') {
    // Medvedev has an f in Arabic, and David a letter that may be a vowel; Chaim begins with an h, and Charles does not.
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

/** With the letters that may be vowels, which tell short words apart: Yahya (yhy), David (dvd, or dvyd where i is written). */
export const spinesOf = (text: string): string[] =>
  [text.replace(/i/g, 'y'), text].map((one) =>
    one
      .replaceAll('w', 'v')
      .replace(/[aeiou]/g, '')
      .replace(/(.)\1+/g, '$1'),
  );
