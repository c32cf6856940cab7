import { remember } from '../remember.ts';
import { soundOf } from './sound.ts';
import type { Word } from './words.ts';

/** Endings that Latvian, Lithuanian and Greek put to a man's name, and in which his family's forms differ. */
const endings = ['ijs', 'ius', 'js', 'us', 'is', 'as', 'os', 'ys', 'es', 'ou', 's'];
/** What is left of a name that carries one in its own language: Sergey, Andrea. */
const bareEndings = /[aeiouy]$/;
/** Letters of what is left: below, it would be another name. */
const shortest = 4;

/** Latvian j is the sound of y. */
const stemOf = (text: string): string => soundOf(text.replaceAll('j', 'y'));

/**
 * Is one the other with an ending of Latvian (Lavrovs), Lithuanian (Lavrovas, Putinas) or Greek (Papadopoulos, Papadopoulou)?
 */
export function areInflected(a: Pick<Word, 'text' | 'sound'>, b: Pick<Word, 'text' | 'sound'>): boolean {
  if (!beginAlike(a, b)) return false;
  const [stemsA, stemsB] = [stemsOf(a.text), stemsOf(b.text)];
  if (stemsA.length === 1 && stemsB.length === 1) return false;
  return stemsA.some((stem) => stem.length >= shortest && stemsB.includes(stem));
}

/** Stems that are equal have the beginning of their words, but for j: it spares most pairs the work. */
const beginAlike = (a: Pick<Word, 'text' | 'sound'>, b: Pick<Word, 'text' | 'sound'>): boolean =>
  (a.sound[0] === b.sound[0] && a.sound[1] === b.sound[1]) || a.text.includes('j') || b.text.includes('j');

/** The word, and what it is without an ending; where there is none, without its last vowel, which an ending replaces. */
const stemsOf = remember(40_000, (word): string[] => {
  const bare = endings.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, -ending.length));
  if (bare.length === 0) bare.push(word.replace(bareEndings, ''));
  return [...new Set([word, ...bare].map(stemOf))];
});
