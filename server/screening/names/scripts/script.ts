/**
 * How a script writes names, as far as comparison depends on it. `abjad`: short vowels are not written (Arabic, Hebrew), or many
 * are implicit (Devanagari, Thai, Khmer): only consonants can be compared with a Latin spelling. `syllables`: each character is a
 * separate part (Han, Hangul): within the script, characters are either equal or different. `transcribed`: a foreign word by its
 * sound (Katakana; Han if the whole name shows it, see transcribed.ts).
 */
export type Script = 'letters' | 'abjad' | 'syllables' | 'transcribed';

const abjads =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}]/u;
const katakana = /^[\p{Script=Katakana}ー]{3,}$/u;
const syllabic = /[\p{Script=Han}\p{Script=Hangul}]/u;

export function scriptOf(word: string): Script {
  if (syllabic.test(word)) return 'syllables';
  if (katakana.test(word)) return 'transcribed';
  return abjads.test(word) ? 'abjad' : 'letters';
}
