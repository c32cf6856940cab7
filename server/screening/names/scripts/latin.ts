import anyAscii from 'any-ascii';
import { scriptOf } from './script.ts';

/** Letters for which the library's transliteration differs from the one used for names, or drops a distinction. */
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
/** The Arabic article, which is joined to its word in Arabic and a separate word in Latin. */
const article = /(?<![\p{L}])ال(?=\p{L}{2})/gu;

/** After these consonants, h is a separate sound and not part of kh, sh or th: Cohen is not Hen. */
const ownH = /(?<=[ksztdgcpكتسدز])[הهہ]/gu;
const greekLetters = /\p{Script=Greek}/u;
/** Digraphs that Greek uses for one sound. */
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

/** Transliterates text of any script to the letters a to z, with spaces between Chinese and Korean characters. */
export function toLatin(text: string): string {
  const script = scriptOf(text);
  if (script === 'abjad') {
    const apart = text.normalize('NFKC').replace(article, 'al ');
    const consonants = apart.replace(ownLetters, (letter) => own[letter]!).replace(ownH, 'ah');
    return anyAscii(consonants).toLowerCase();
  }
  // The library capitalises each character.
  if (script === 'syllables')
    return anyAscii(text)
      .replace(/(?=[A-Z])/g, ' ')
      .toLowerCase();
  const marked = greekLetters.test(text) ? withPairs(text) : withSmallKana(text.normalize('NFC'));
  return anyAscii(marked.normalize('NFC')).toLowerCase();
}

/**
 * A small y replaces the vowel of the character before it (ジュ is ju); a small tsu lengthens a consonant, which is ignored here.
 */
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
