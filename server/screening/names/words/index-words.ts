import type { Word } from './words.ts';

/** Letters up to which two neighbours are also looked for as one word: Jong Un, Mao Ze Dong, de la Cruz, Abd al-Rahman. */
const shortOne = 3;
const shortBoth = 5;

/**
 * What a name is found by: its words, and short neighbours written as one. Particles and initials alone find nothing,
 * unless the name has nothing else.
 */
export function indexWords(words: readonly Word[]): string[] {
  const own = words.filter(({ role }) => role === 'word').map(({ text }) => text);
  const found = new Set(own.length > 0 ? own : words.map(({ text }) => text));
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 2; to <= Math.min(from + 4, words.length); to++) {
      const parts = words.slice(from, to);
      if (parts.some(({ role }) => role === 'initial') || !areShort(parts)) break;
      if (parts.some(({ role }) => role === 'word')) found.add(parts.map(({ text }) => text).join(''));
    }
  }
  return [...found];
}

function areShort(parts: readonly Word[]): boolean {
  const lengths = parts.map(({ text }) => text.length).sort((a, b) => a - b);
  const longest = lengths.at(-1)!;
  return longest <= shortBoth || lengths.slice(0, -1).every((length) => length <= shortOne);
}
