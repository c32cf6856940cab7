import type { Likeness } from './likeness.ts';
import { remember } from './remember.ts';
import type { Script } from './scripts/script.ts';
import { areSameParticle } from './words/word-lists.ts';
import { makeWord, type Word } from './words/words.ts';

/** Words in a row, half-open. */
export type Run = [from: number, to: number];
/** Compares two words; a caller that compares one name with many passes one that remembers. */
export type CompareWords = (a: Word, b: Word) => Likeness;

/** Words of one name that go with words of the other. */
export interface Match extends Likeness {
  a: Run;
  b: Run;
  weight: number;
}

/** How much a part says about who somebody is. */
export const weights = { particle: 0.12, initial: 0.4 } as const;
export const weightOf = (word: Word): number => {
  if (word.role !== 'word') return weights[word.role];
  return word.text.length === 2 ? 0.85 : 1;
};
/** Below, two words have nothing to do with each other. */
const leastLikeness = 0.62;
/** Of words that are one word on the other side; of signs that spell a foreign name, as well as they can. */
const leastJoined = 0.85;
const leastOfSyllables = 0.7;
/** The same word, though it may be spelt another way. */
const leastSure = 0.97;

/** The best way to pair the words: the surest pair first, and each word once. Up to three may be one word of the other. */
export function bestMatches(a: readonly Word[], b: readonly Word[], compare: CompareWords): Match[] {
  const possible: Match[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const found = compare(a[i]!, b[j]!);
      if (found.likeness >= leastLikeness) {
        possible.push({ ...found, a: [i, i + 1], b: [j, j + 1], weight: Math.min(weightOf(a[i]!), weightOf(b[j]!)) });
      }
    }
  }
  let [sureA, sureB] = [0, 0];
  for (const match of possible) {
    if (match.likeness < leastSure) continue;
    sureA |= bitsIn(match.a);
    sureB |= bitsIn(match.b);
  }
  joined(a, b, sureA, compare, (likeness, weight, a, b) => possible.push({ how: 'joined', likeness, weight, a, b }));
  joined(b, a, sureB, compare, (likeness, weight, b, a) => possible.push({ how: 'joined', likeness, weight, a, b }));
  possible.sort((x, y) => rank(y) - rank(x) || x.a[0] - y.a[0] || x.b[0] - y.b[0]);
  let [takenA, takenB] = [0, 0];
  const chosen: Match[] = [];
  for (const match of possible) {
    const [inA, inB] = [bitsIn(match.a), bitsIn(match.b)];
    if (takenA & inA || takenB & inB) continue;
    takenA |= inA;
    takenB |= inB;
    chosen.push(match);
  }
  return chosen;
}

/** Of runs that are alike as well, the one that leaves less over. */
const rank = ({ likeness, weight, a, b }: Match): number =>
  likeness * (0.5 + weight) + (a[1] - a[0] + b[1] - b[0]) * 1e-4;
/** A bit for each word of a run: a name has sixteen at most. */
export const bitsIn = ([from, to]: Run): number => (1 << to) - (1 << from);

/**
 * Words in a row that are one word on the other side: Jong Un and Jongun, de la Cruz and Delacruz.
 * @param sure bits of words of `many` that stand on the other side by themselves: they are no part of anything
 */
function joined(
  many: readonly Word[],
  one: readonly Word[],
  sure: number,
  compare: CompareWords,
  found: (likeness: number, weight: number, many: Run, one: Run) => void,
): void {
  for (let i = 0; i < many.length; i++) {
    const { script } = many[i]!;
    const most = script === 'syllables' ? 4 : 3;
    let text = many[i]!.text;
    let heard = text;
    let weight = weightOf(many[i]!);
    if (!isPart(many[i]!, sure & (1 << i))) continue;
    for (let to = i + 2; to <= i + most && to <= many.length; to++) {
      const last = many[to - 1]!;
      if (!isPart(last, sure & (1 << (to - 1)))) break;
      text += last.text;
      heard = isArticle(many[to - 2]!) ? assimilated(heard, last.text) : heard + last.text;
      weight += weightOf(last);
      for (let j = 0; j < one.length; j++) {
        const other = one[j]!;
        if (other.role !== 'word' || Math.abs(other.text.length - text.length) > 3) continue;
        // The signs of both are compared one by one.
        if (script === 'syllables' && other.script === 'syllables') continue;
        const likeness = Math.max(
          compare(wholeOf(text, script), other).likeness,
          heard === text ? 0 : compare(wholeOf(heard, script), other).likeness,
        );
        // Surer than a pair: else the longer half alone would be taken for the whole.
        if (likeness < (script === 'syllables' ? leastOfSyllables : leastJoined)) continue;
        // Two words that only sound like one are not two that agree.
        const isSure = likeness >= leastSure && Math.abs(other.text.length - text.length) <= 1;
        found(likeness * 0.99, isSure ? Math.min(2, Math.max(1, weight)) : 1, [i, to], [j, j + 1]);
      }
    }
  }
}

const isArticle = ({ role, text }: Word): boolean => role === 'particle' && areSameParticle(text, 'al');
/** The article before these is spoken as they are: Nur al-Din is heard as Nuruddin. */
const assimilated = (before: string, word: string): string =>
  /^[tdrszln]/.test(word) ? before.replace(/.l$/, `u${word[0]}`) + word : before + word;

const isPart = ({ role }: Word, isSure: number): boolean => role === 'particle' || (role === 'word' && !isSure);
const wholes = {
  letters: remember(20_000, (text) => makeWord(text, text, 'letters', 'word')),
  abjad: remember(2_000, (text) => makeWord(text, text, 'abjad', 'word')),
  syllables: remember(2_000, (text) => makeWord(text, text, 'syllables', 'word')),
  transcribed: remember(2_000, (text) => makeWord(text, text, 'transcribed', 'word')),
} satisfies Record<Script, unknown>;
const wholeOf = (text: string, script: Script): Word => wholes[script](text);
