import type { Likeness } from './likeness.ts';
import type { Word } from './words/words.ts';

/**
 * Information content of a word in bits: each bit halves the number of persons who may have it. Mohammed has three among the
 * listed; a name that one in ten thousand has, thirteen.
 */
export type BitsOf = (text: string) => number;

/** Minimum number of names assumed: smaller lists say little about the frequency of a word. */
const fewest = 5_000;
/** @param having names of all lists that contain the word @param names names of all lists */
export const bitsOf = (having: number, names: number): number => Math.log2(Math.max(names, fewest) / (having + 0.5));

/** Bits of an initial: some fifteen letters are possible. */
const initial = 4;
/** Likeness from which a word counts at all, and from which it counts in full. */
const counts = { from: 0.6, full: 0.95 };

/** Information content of the matching words of two names in bits, based on the words of the first. */
export function rarityOf(words: readonly Word[], matches: readonly (Likeness & { a: [number, number] })[], of: BitsOf) {
  let bits = 0;
  for (const { how, likeness, a } of matches) {
    const parts = words.slice(...a);
    if (parts.every(({ role }) => role === 'particle')) continue;
    const text = parts.map((part) => part.text).join('');
    const weight = how === 'initial' ? Math.min(initial, of(text)) : of(text);
    bits += weight * Math.min(1, Math.max(0, (likeness - counts.from) / (counts.full - counts.from)));
  }
  return bits;
}
