import anyAscii from 'any-ascii';
import { scriptOf } from './script.ts';

/** Where the library's choice for a letter is not the one that names are written with, or drops what tells them apart. */
const arabic: Record<string, string> = {
  ...{
    ا: 'a',
    أ: 'a',
    إ: 'i',
    آ: 'a',
    ٱ: 'a',
    ء: '',
    ؤ: 'u',
    ئ: 'i',
    ى: 'a',
    ة: 'a',
    ع: 'a',
    غ: 'gh',
    خ: 'kh',
    ذ: 'dh',
  },
  ...{ ث: 'th', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ق: 'q', ح: 'h', چ: 'ch', ژ: 'zh', پ: 'p', گ: 'g', ک: 'k' },
};
const hebrew: Record<string, string> = {
  ...{ א: 'a', ב: 'b', ג: 'g', ד: 'd', ה: 'h', ו: 'v', ז: 'z', ח: 'h', ט: 't', י: 'y', כ: 'k', ך: 'k', ל: 'l', מ: 'm' },
  ...{ ם: 'm', נ: 'n', ן: 'n', ס: 's', ע: 'a', פ: 'p', ף: 'f', צ: 'ts', ץ: 'ts', ק: 'k', ר: 'r', ש: 'sh', ת: 't' },
};
const own: Record<string, string> = { ...arabic, ...hebrew };
const ownLetters = new RegExp(`[${Object.keys(own).join('')}]`, 'gu');
/** The Arabic article, written as one with its word: a word of its own in Latin. */
const article = /(?<![\p{L}])ال(?=\p{L}{2})/gu;

/** The letters a to z of a piece of text in any script, with spaces between the signs of Chinese and Korean. */
export function toLatin(text: string): string {
  const script = scriptOf(text);
  if (script === 'abjad') {
    const apart = text.normalize('NFKC').replace(article, 'al ');
    return anyAscii(apart.replace(ownLetters, (letter) => own[letter]!)).toLowerCase();
  }
  // The library begins every sign with a capital.
  if (script === 'syllables')
    return anyAscii(text)
      .replace(/(?=[A-Z])/g, ' ')
      .toLowerCase();
  return anyAscii(text.normalize('NFC')).toLowerCase();
}
