import type { WordPair } from '../../../shared/screening/screening.ts';
import { wordLikeness } from './likeness.ts';
import { bestMatches, bitsIn, type CompareWords, type Match, type Run, weightOf, weights } from './matches.ts';
import { type BitsOf, rarityOf } from './rarity.ts';
import { isDescent } from './words/word-lists.ts';
import type { Word } from './words/words.ts';

export interface NameLikeness {
  /** 0 to 1; names above 0.7 count as alike. */
  likeness: number;
  words: WordPair[];
  /** Information content of the matching words in bits; 0 if word frequencies are unknown. */
  bits: number;
}

/** An unmatched initial counts more against a match than a matching one counts for it. */
const strangeInitial = 0.7;
/** Surplus: words on one side only, which documents often omit. Conflict: unmatched words on both sides, so another person. */
const cost = { conflict: 1.25, inLongName: 0.2, surplus: 0.36, surplusSign: 1 } as const;

const isSign = ({ script }: Word): boolean => script === 'syllables';
const absenceOf = (word: Word): number => (word.role === 'initial' ? strangeInitial : weightOf(word));

/** Compares two names regardless of word order, and pairs their words. Symmetric. */
export function nameLikeness(
  a: readonly Word[],
  b: readonly Word[],
  bitsOf: BitsOf = () => 0,
  compare: CompareWords = wordLikeness,
): NameLikeness {
  const matches = bestMatches(a, b, compare);
  const [aloneA, aloneB] = [alone(a, matches, 'a'), alone(b, matches, 'b')];
  return {
    likeness: likenessBy(a, b, matches, aloneA, aloneB),
    words: pairsOf(a, b, matches, aloneA, aloneB),
    bits: rarityOf(a, matches, bitsOf),
  };
}

/** The likeness only, for comparing many names in a row. */
export function likenessOf(a: readonly Word[], b: readonly Word[], compare: CompareWords): number {
  const matches = bestMatches(a, b, compare);
  return matches.length === 0 ? 0 : likenessBy(a, b, matches, alone(a, matches, 'a'), alone(b, matches, 'b'));
}

function likenessBy(
  a: readonly Word[],
  b: readonly Word[],
  matches: readonly Match[],
  aloneA: readonly number[],
  aloneB: readonly number[],
): number {
  let agreed = 0;
  let doubt = 0;
  for (const { likeness, weight } of matches) {
    // Less than proportional: a word that is half alike counts less than half.
    const worth = likeness ** 1.6;
    agreed += weight * worth;
    doubt += weight * (1 - worth);
  }
  if (agreed === 0) return 0;
  const [lackA, lackB] = [
    lackOf(a, aloneA, matches, 'a', aloneB.length > 0),
    lackOf(b, aloneB, matches, 'b', aloneA.length > 0),
  ];
  const conflict = Math.sqrt(lackA * lackB);
  const surplus = Math.max(lackA, lackB) - conflict;
  // Keeps the effect of a conflicting word the same in a long name.
  const strange = cost.conflict * conflict * (1 + cost.inLongName * Math.max(0, agreed - 1));
  // Names in Han or Hangul have two or three characters, and none of them is optional.
  const left = a.some(isSign) || b.some(isSign) ? cost.surplusSign : cost.surplus;
  const against = doubt + strange + (left * surplus) / Math.max(agreed, 0.5);
  return (agreed / (agreed + against)) * (isDescentReversed(a, b, matches) ? reversedDescent : 1);
}

function alone(words: readonly Word[], matches: readonly Match[], side: 'a' | 'b'): number[] {
  let matched = 0;
  for (const match of matches) matched |= bitsIn(match[side]);
  const rest: number[] = [];
  for (let n = 0; n < words.length; n++) if (!(matched & (1 << n))) rest.push(n);
  return rest;
}

/**
 * Unmatched weight of one side: its unmatched words, and the remainder of words matched only by an initial.
 * @param isConflict the other side also has unmatched words
 */
function lackOf(
  words: readonly Word[],
  rest: readonly number[],
  matches: readonly Match[],
  side: 'a' | 'b',
  isConflict: boolean,
): number {
  let lack = 0;
  for (const n of rest) lack += absenceOf(words[n]!) * (!isConflict && isDouble(words, n) ? doubled : 1);
  for (const match of matches) {
    if (match.how === 'initial' && words[match[side][0]]!.role === 'word') lack += 1 - weights.initial;
  }
  return lack;
}

/** Muhammad bin Salman is the father of Salman bin Muhammad, if they are related at all. */
const reversedDescent = 0.68;
function isDescentReversed(a: readonly Word[], b: readonly Word[], matches: readonly Match[]): boolean {
  const ofB = descentsIn(b);
  if (ofB.length === 0) return false;
  const goTogether = (i: number, j: number) =>
    matches.some((match) => bitsIn(match.a) & (1 << i) && bitsIn(match.b) & (1 << j));
  return descentsIn(a).some((i) => ofB.some((j) => goTogether(i - 1, j + 1) && goTogether(i + 1, j - 1)));
}
/** Indexes of the particles that denote descent (bin, bint), with a name on both sides. */
const descentsIn = (words: readonly Word[]): number[] =>
  words.flatMap(({ text, role }, n) =>
    role === 'particle' && n > 0 && n < words.length - 1 && isDescent(text) ? [n] : [],
  );

/** Sergey Sergey Shoigu: the second occurrence says little. */
const doubled = 0.15;
const isDouble = (words: readonly Word[], n: number): boolean =>
  words.some(({ text }, other) => other !== n && text === words[n]!.text);

function pairsOf(
  a: readonly Word[],
  b: readonly Word[],
  matches: readonly Match[],
  aloneA: readonly number[],
  aloneB: readonly number[],
): WordPair[] {
  const text = (words: readonly Word[], [from, to]: Run) =>
    words
      .slice(from, to)
      .map(({ raw }) => raw)
      .join(' ');
  return [
    ...matches
      .toSorted((x, y) => x.a[0] - y.a[0])
      .map((match) => ({
        subject: text(a, match.a),
        listed: text(b, match.b),
        how: match.how,
        likeness: round(match.likeness),
      })),
    ...aloneA.map((n) => ({ subject: a[n]!.raw, listed: null, how: 'missing' as const, likeness: 0 })),
    ...aloneB.map((n) => ({ subject: null, listed: b[n]!.raw, how: 'extra' as const, likeness: 0 })),
  ];
}

export const round = (n: number): number => Math.round(n * 1000) / 1000;
