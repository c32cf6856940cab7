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
  ...{ א: 'a', ב: 'b', ג: 'g', ד: 'd', ו: 'v', ז: 'z', ח: 'h', ט: 't', י: 'y', כ: 'k', ך: 'k', ל: 'l', מ: 'm' },
  ...{ ם: 'm', נ: 'n', ן: 'n', ס: 's', ע: 'a', פ: 'p', ף: 'f', צ: 'ts', ץ: 'ts', ק: 'k', ר: 'r', ש: 'sh', ת: 't' },
};
const own: Record<string, string> = { ...arabic, ...hebrew };
const ownLetters = new RegExp(`[${Object.keys(own).join('')}]`, 'gu');
/** The Arabic article, written as one with its word: a word of its own in Latin. */
const article = /(?<![\p{L}])ال(?=\p{L}{2})/gu;

/** Of its own after these, never the h of kh, sh or th: Cohen is no Hen. */
const ownH = /(?<=[ksztdgcpكتسدز])[הهہ]/gu;
const greekLetters = /\p{Script=Greek}/u;
/** Pairs of letters that Greek has for one sound. */
const greek: [RegExp, string][] = [
  ...([
    [/(?<!\p{L})μπ/gu, 'b'],
    [/(?<!\p{L})ντ/gu, 'd'],
    [/(?<!\p{L})γκ/gu, 'g'],
    [/ου/gu, 'ou'],
    [/([αε])υ(?=[αεηιοωβγδζλμνρ])/gu, '$1v'],
    [/([αε])υ(?=[κπτθξσςφχψ])/gu, '$1f'],
  ] as [RegExp, string][]),
];

/** The letters a to z of a piece of text in any script, with spaces between the signs of Chinese and Korean. */
export function toLatin(text: string): string {
  const script = scriptOf(text);
  if (script === 'abjad') {
    const apart = text.normalize('NFKC').replace(article, 'al ');
    const consonants = apart.replace(ownLetters, (letter) => own[letter]!).replace(ownH, 'ah');
    return anyAscii(consonants).toLowerCase();
  }
  // The library begins every sign with a capital.
  if (script === 'syllables')
    return anyAscii(text)
      .replace(/(?=[A-Z])/g, ' ')
      .toLowerCase();
  const marked = greekLetters.test(text) ? withPairs(text) : withSmallKana(text.normalize('NFC'));
  return anyAscii(marked.normalize('NFC')).toLowerCase();
}

/** A small y takes the vowel of the sign before it (ジュ is ju), and a small tsu is a longer consonant, which is not heard here. */
const smallY = /([キシチニヒミリギジビピきしちにひみりぎじびぴ])([ャュョゃゅょ])/gu;
const smallVowel: Record<string, string> = { ャ: 'a', ュ: 'u', ョ: 'o', ゃ: 'a', ゅ: 'u', ょ: 'o' };
function withSmallKana(text: string): string {
  return text.replace(/[ッっ]/gu, '').replace(smallY, (_, sign: string, small: string) => {
    const consonant = anyAscii(sign).toLowerCase().replace(/i$/, '');
    return consonant + (/(?:sh|ch|j)$/.test(consonant) ? '' : 'y') + smallVowel[small];
  });
}

function withPairs(text: string): string {
  let plain = text.toLowerCase().normalize('NFD').replaceAll('\u0301', '');
  for (const [pair, sound] of greek) plain = plain.replace(pair, sound);
  return plain;
}
