import type { Likeness } from './likeness.ts';
import { remember } from './remember.ts';
import type { Script } from './scripts/script.ts';
import { areSameParticle } from './words/word-lists.ts';
import { makeWord, type Word } from './words/words.ts';

/** A range of words, half-open. */
export type Run = [from: number, to: number];
/** Compares two words; for one name against many, pass a caching function. */
export type CompareWords = (a: Word, b: Word) => Likeness;

/** Words of one name that correspond to words of the other. */
export interface Match extends Likeness {
  a: Run;
  b: Run;
  weight: number;
}

/** How strongly a part identifies a person. */
export const weights = { particle: 0.12, initial: 0.4 } as const;
export const weightOf = (word: Word): number => {
  if (word.role !== 'word') return weights[word.role];
  return word.text.length === 2 ? 0.85 : 1;
};
/** Below this, two words are unrelated. */
const leastLikeness = 0.62;
/** Minimum for words that are joined on the other side, and for characters that transcribe a foreign name as well as they can. */
const leastJoined = 0.85;
const leastOfSyllables = 0.7;
/** Minimum for the same word, possibly in another spelling. */
const leastSure = 0.97;

/** The best pairing of the words: highest likeness first, each word used once. Up to three words may match a single one. */
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

/** Prefers, among equally alike runs, the one that leaves fewer words unmatched. */
const rank = ({ likeness, weight, a, b }: Match): number =>
  likeness * (0.5 + weight) + (a[1] - a[0] + b[1] - b[0]) * 1e-4;
/** A bit per word of a run: a name has at most sixteen. */
export const bitsIn = ([from, to]: Run): number => (1 << to) - (1 << from);

/**
 * Adjacent words that are one word on the other side: Jong Un and Jongun, de la Cruz and Delacruz.
 * @param sure bits of the words of `many` that match separately on the other side: they cannot be parts of a joined word
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
        // If both are such characters, they are compared one by one.
        if (script === 'syllables' && other.script === 'syllables') continue;
        const likeness = Math.max(
          compare(wholeOf(text, script), other).likeness,
          heard === text ? 0 : compare(wholeOf(heard, script), other).likeness,
        );
        // Stricter than for a pair: otherwise the longer half alone would pass for the whole.
        if (likeness < (script === 'syllables' ? leastOfSyllables : leastJoined)) continue;
        // Two words that only sound like one do not count as a sure match.
        const isSure = likeness >= leastSure && Math.abs(other.text.length - text.length) <= 1;
        found(likeness * 0.99, isSure ? Math.min(2, Math.max(1, weight)) : 1, [i, to], [j, j + 1]);
      }
    }
  }
}

const isArticle = ({ role, text }: Word): boolean => role === 'particle' && areSameParticle(text, 'al');
/** The article assimilates to these letters in speech: Nur al-Din is heard as Nuruddin. */
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
