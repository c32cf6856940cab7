import type { WordPair } from '../../../shared/screening.ts';
import { type Likeness, wordLikeness } from './likeness.ts';
import { type BitsOf, rarityOf } from './rarity.ts';
import { makeWord, type Word } from './words.ts';

export interface NameLikeness {
  /** 0 to 1; above 0.7 they are called alike. */
  likeness: number;
  words: WordPair[];
  /** What agrees, in bits; 0 when nobody says how frequent words are. */
  bits: number;
}

/** How much a part says about who somebody is. */
const weights = { particle: 0.12, initial: 0.4 } as const;
/** An initial that fits nothing speaks against more than one that fits speaks for. */
const strangeInitial = 0.7;
/** Below, two words have nothing to do with each other. */
const leastLikeness = 0.62;
/** Of words that are one word on the other side; of signs that spell a foreign name, as well as they can. */
const leastJoined = 0.85;
const leastOfSyllables = 0.7;
/** The same word, though it may be spelt another way. */
const leastSure = 0.97;
/** Parts that only one side has: left out on documents every day. Parts that both have instead of each other: another person. */
const cost = { conflict: 1.25, inLongName: 0.2, surplus: 0.36 } as const;

const weightOf = (word: Word): number => {
  if (word.role !== 'word') return weights[word.role];
  return word.text.length === 2 ? 0.85 : 1;
};
const absenceOf = (word: Word): number => (word.role === 'initial' ? strangeInitial : weightOf(word));

interface Match extends Likeness {
  /** Half-open runs of words. */
  a: [from: number, to: number];
  b: [from: number, to: number];
  weight: number;
}

/** Compares two names, whatever the order of their parts. Symmetric. */
export function nameLikeness(a: readonly Word[], b: readonly Word[], bitsOf: BitsOf = () => 0): NameLikeness {
  const matches = bestMatches(a, b);
  const [aloneA, aloneB] = [alone(a, matches, 'a'), alone(b, matches, 'b')];
  let agreed = 0;
  let doubt = 0;
  for (const { likeness, weight } of matches) {
    // A word half alike says less than half.
    const worth = likeness ** 1.6;
    agreed += weight * worth;
    doubt += weight * (1 - worth);
  }
  const words = pairsOf(a, b, matches, aloneA, aloneB);
  if (agreed === 0) return { likeness: 0, words, bits: 0 };
  const [lackA, lackB] = [lackOf(a, aloneA, matches, 'a'), lackOf(b, aloneB, matches, 'b')];
  const conflict = Math.sqrt(lackA * lackB);
  const surplus = Math.max(lackA, lackB) - conflict;
  // A strange word is as strange in a long name.
  const strange = cost.conflict * conflict * (1 + cost.inLongName * Math.max(0, agreed - 1));
  const against = doubt + strange + (cost.surplus * surplus) / Math.max(agreed, 0.5);
  return { likeness: agreed / (agreed + against), words, bits: rarityOf(a, matches, bitsOf) };
}

/** The best way to pair the words: the surest pair first, and each word once. Up to three may be one word of the other. */
function bestMatches(a: readonly Word[], b: readonly Word[]): Match[] {
  const possible: Match[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const found = wordLikeness(a[i]!, b[j]!);
      if (found.likeness >= leastLikeness) {
        possible.push({ ...found, a: [i, i + 1], b: [j, j + 1], weight: Math.min(weightOf(a[i]!), weightOf(b[j]!)) });
      }
    }
  }
  const sure = possible.filter(({ likeness }) => likeness >= leastSure);
  joined(a, b, new Set(sure.map((match) => match.a[0])), possible, false);
  joined(b, a, new Set(sure.map((match) => match.b[0])), possible, true);
  possible.sort((x, y) => rank(y) - rank(x) || x.a[0] - y.a[0] || x.b[0] - y.b[0]);
  const taken = { a: new Set<number>(), b: new Set<number>() };
  const chosen: Match[] = [];
  for (const match of possible) {
    const [inA, inB] = [range(match.a), range(match.b)];
    if (inA.some((n) => taken.a.has(n)) || inB.some((n) => taken.b.has(n))) continue;
    for (const n of inA) taken.a.add(n);
    for (const n of inB) taken.b.add(n);
    chosen.push(match);
  }
  return chosen;
}

const rank = ({ likeness, weight }: Match): number => likeness * (0.5 + weight);
const range = ([from, to]: [number, number]): number[] => Array.from({ length: to - from }, (_, n) => from + n);

/**
 * Words in a row that are one word on the other side: Jong Un and Jongun, de la Cruz and Delacruz.
 * @param sure words of `many` that stand on the other side by themselves: they are no part of anything
 */
function joined(
  many: readonly Word[],
  one: readonly Word[],
  sure: ReadonlySet<number>,
  into: Match[],
  swap: boolean,
): void {
  for (let i = 0; i < many.length; i++) {
    const most = many[i]!.script === 'syllables' ? 4 : 3;
    for (let length = 2; length <= most && i + length <= many.length; length++) {
      const parts = many.slice(i, i + length);
      if (parts.some(({ role }, n) => role === 'initial' || (role === 'word' && sure.has(i + n)))) break;
      const text = parts.map((part) => part.text).join('');
      let whole: Word | undefined;
      for (let j = 0; j < one.length; j++) {
        const other = one[j]!;
        if (other.role !== 'word' || Math.abs(other.text.length - text.length) > 3) continue;
        const { script } = parts[0]!;
        // The signs of both are compared one by one.
        if (script === 'syllables' && other.script === 'syllables') continue;
        whole ??= makeWord(text, text, script, 'word');
        const { likeness } = wordLikeness(whole, other);
        // Surer than a pair: else the longer half alone would be taken for the whole.
        if (likeness < (script === 'syllables' ? leastOfSyllables : leastJoined)) continue;
        // Two words that only sound like one are not two that agree.
        const isSure = likeness >= leastSure && Math.abs(other.text.length - text.length) <= 1;
        const all = isSure ? parts.reduce((sum, part) => sum + weightOf(part), 0) : 1;
        const weight = Math.min(2, Math.max(1, all));
        const runs = [[i, i + length] as [number, number], [j, j + 1] as [number, number]] as const;
        into.push({ how: 'joined', likeness: likeness * 0.99, weight, a: runs[swap ? 1 : 0], b: runs[swap ? 0 : 1] });
      }
    }
  }
}

function alone(words: readonly Word[], matches: readonly Match[], side: 'a' | 'b'): number[] {
  const matched = new Set(matches.flatMap((match) => range(match[side])));
  return words.map((_, n) => n).filter((n) => !matched.has(n));
}

/** What one side has alone: its own words, and the rest of words of which the other has an initial. */
function lackOf(words: readonly Word[], rest: readonly number[], matches: readonly Match[], side: 'a' | 'b'): number {
  let lack = 0;
  for (const n of rest) lack += absenceOf(words[n]!) * (isDouble(words, n) ? doubled : 1);
  for (const match of matches) {
    if (match.how === 'initial' && words[match[side][0]]!.role === 'word') lack += 1 - weights.initial;
  }
  return lack;
}

/** Sergey Sergey Shoigu: the second says little. */
const doubled = 0.3;
const isDouble = (words: readonly Word[], n: number): boolean =>
  words.some(({ text }, other) => other !== n && text === words[n]!.text);

function pairsOf(
  a: readonly Word[],
  b: readonly Word[],
  matches: readonly Match[],
  aloneA: readonly number[],
  aloneB: readonly number[],
): WordPair[] {
  const text = (words: readonly Word[], [from, to]: [number, number]) =>
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
