import { distance } from '../distance.ts';

/**
 * Foreign names as Chinese and Japanese write them down by sound: 特朗普 is te-lang-pu, and of Trump the same T L N P are left.
 * Few sounds are kept apart on the way, and no vowel, so only words that are written so are compared like this.
 */

/** Han with a dot between the parts of a name: no Chinese name has one. */
const dotted = /\p{Script=Han}[·・•‧⋅･]\s?\p{Script=Han}/u;
export const isTranscribed = (name: string): boolean => dotted.test(name);

const isPinyin = /[qx]/;
/** What languages write in several letters, then single ones; the first that fits. */
const classes: [sound: RegExp, rough: string][] = [
  [/ng(?![aeiou])|[mn]/g, 'n'],
  [/shch|sch|sh|ss?|z(?!h)/g, 's'],
  [/zh|ch|j|dh?|th?/g, 't'],
  [/ph|[bpfvw]/g, 'p'],
  [/[kgcx]h?/g, 'k'],
  [/[lr]/g, 'l'],
  [/[^nstpkl]/g, ''],
];

/** The sounds of a word in letters a to z that survive transcription, each by one letter. */
export function roughOf(text: string): string {
  let rough = isPinyin.test(text) ? text.replaceAll('q', 'ch').replaceAll('x', 'sh') : text;
  rough = rough.replace(/t[sz]|dz|c(?=[eiy])/g, 's');
  for (const [sound, letter] of classes) rough = rough.replace(sound, letter);
  return rough.replace(/(.)\1+/g, '$1');
}

/** Fewer sounds than these say nothing. */
const fewest = 2;
/** Of words whose sounds are the same: two sounds may be chance. */
const likeness = { ofTwo: 0.82, ofMore: 0.87, oneOther: 0.8 };

/** How alike two words are of which one at least is transcribed, 0 to 1. */
export function roughLikeness(a: string, b: string): number {
  const [one, other] = [roughOf(a), roughOf(b)];
  const length = Math.min(one.length, other.length);
  if (length < fewest) return 0;
  if (one === other) return length === fewest ? likeness.ofTwo : likeness.ofMore;
  return length > 3 && distance(one, other, 1) <= 1 ? likeness.oneOther : 0;
}
