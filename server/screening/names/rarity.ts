import type { Likeness } from './likeness.ts';
import type { Word } from './words/words.ts';

/**
 * How much a word tells, in bits: each halves those who may have it. Mohammed tells three among the listed, a name that
 * one in ten thousand has thirteen.
 */
export type BitsOf = (text: string) => number;

/** Names below which a list says little about how frequent a word is. */
const fewest = 5_000;
/** @param share of the names of all lists that have the word @param names of all lists */
export const bitsOf = (having: number, names: number): number => Math.log2(Math.max(names, fewest) / (having + 0.5));

/** An initial tells which of some fifteen letters. */
const initial = 4;
/** From this likeness on a word tells something, to that on all that it can. */
const counts = { from: 0.6, full: 0.95 };

/** What agrees of two names, in bits, by the words of the first. */
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
