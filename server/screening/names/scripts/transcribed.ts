import { distance } from '../distance.ts';

/**
 * Foreign names as Chinese and Japanese transcribe them by sound: 特朗普 is te-lang-pu, which keeps T L N P of Trump. Transcription
 * merges many consonants and all vowels, so only transcribed words are compared in this way.
 */

/** Han with a dot between the parts of a name: used only for foreign names. */
const dotted = /\p{Script=Han}[·・•‧⋅･]\s?\p{Script=Han}/u;
export const isTranscribed = (name: string): boolean => dotted.test(name);

const isPinyin = /[qx]/;
/** Multi-letter spellings first, then single letters; the first match applies. */
const classes: [sound: RegExp, rough: string][] = [
  [/ng(?![aeiou])|[mn]/g, 'n'],
  [/shch|sch|sh|ss?|z(?!h)/g, 's'],
  [/zh|ch|j|dh?|th?/g, 't'],
  [/ph|[bpfvw]/g, 'p'],
  [/[kgcx]h?/g, 'k'],
  [/[lr]/g, 'l'],
  [/[^nstpkl]/g, ''],
];

/** The sounds of a word in letters a to z that survive transcription, one letter each. */
export function roughOf(text: string): string {
  let rough = isPinyin.test(text) ? text.replaceAll('q', 'ch').replaceAll('x', 'sh') : text;
  rough = rough.replace(/t[sz]|dz|c(?=[eiy])/g, 's');
  for (const [sound, letter] of classes) rough = rough.replace(sound, letter);
  return rough.replace(/(.)\1+/g, '$1');
}

/** Minimum number of sounds: fewer say nothing. */
const fewest = 2;
/** Likeness of words with the same sounds: two sounds may be a coincidence. */
const likeness = { ofTwo: 0.82, ofMore: 0.87, oneOther: 0.8 };

/** Likeness of two words of which at least one is transcribed, 0 to 1. */
export function roughLikeness(a: string, b: string): number {
  const [one, other] = [roughOf(a), roughOf(b)];
  const length = Math.min(one.length, other.length);
  if (length < fewest) return 0;
  if (one === other) return length === fewest ? likeness.ofTwo : likeness.ofMore;
  return length > 3 && distance(one, other, 1) <= 1 ? likeness.oneOther : 0;
}
