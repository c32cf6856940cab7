import type { WordLikeness } from '../../../shared/screening/screening.ts';
import { distance } from './distance.ts';
import { isSpelling } from './scripts/korean.ts';
import { readingsOf, spinesOf } from './scripts/readings.ts';
import { roughLikeness } from './scripts/transcribed.ts';
import { areInflected } from './words/endings.ts';
import { areForms } from './words/short-forms.ts';
import { skeletonOf, soundOf } from './words/sound.ts';
import { areOtherNames, areSameParticle } from './words/word-lists.ts';
import type { Word } from './words/words.ts';

export interface Likeness {
  how: Exclude<WordLikeness, 'missing' | 'extra'>;
  /** 0 to 1. */
  likeness: number;
}

const unlike: Likeness = { how: 'typo', likeness: 0 };

/** How alike two parts of names are: spellings of the same name are near 1, a typo above 0.75. */
export function wordLikeness(a: Word, b: Word): Likeness {
  if (a.script === 'syllables' && b.script === 'syllables') {
    if (a.raw === b.raw) return { how: 'same', likeness: 1 };
    // Simplified and traditional forms of a word have the same reading, but so do unrelated characters.
    return a.text === b.text ? { how: 'sound', likeness: sameReading } : unlike;
  }
  if (a.text === b.text) return { how: 'same', likeness: 1 };
  if (a.role === 'initial' || b.role === 'initial') return initialLikeness(a, b);
  if (a.role === 'particle' && b.role === 'particle' && areSameParticle(a.text, b.text))
    return { how: 'spelling', likeness: 0.98 };
  if (isSpelling(a.raw, b.text) || isSpelling(b.raw, a.text)) return { how: 'spelling', likeness: 0.98 };
  if (a.script === 'abjad' || b.script === 'abjad') return consonantLikeness(a, b);
  if (areOtherNames(a.text, b.text)) return unlike;
  const found = letterLikeness(a, b);
  if (a.script === 'transcribed' || b.script === 'transcribed') {
    const likeness = roughLikeness(a.text, b.text);
    return likeness > found.likeness ? { how: 'sound', likeness } : found;
  }
  if (found.likeness < inflectedLikeness && areInflected(a, b)) return { how: 'spelling', likeness: inflectedLikeness };
  if (found.likeness < formLikeness && areForms(a.text, b.text)) return { how: 'short_form', likeness: formLikeness };
  return found;
}

/** wordLikeness with a cache for one screening: the compared names share most of their words. */
export function rememberLikeness(): typeof wordLikeness {
  const known = new Map<Word, Map<string, Likeness>>();
  return (a, b) => {
    const ofA = known.get(a) ?? new Map<string, Likeness>();
    if (ofA.size === 0) known.set(a, ofA);
    let found = ofA.get(b.key);
    if (found === undefined) {
      found = wordLikeness(a, b);
      ofA.set(b.key, found);
    }
    return found;
  };
}

/** The same name inflected in another language. Below spelling variants, because Peters is not Peter. */
const inflectedLikeness = 0.92;
const formLikeness = 0.88;
/** A whole name of such characters is still alike. */
const sameReading = 0.82;

/** An initial matches any word that begins with it: counts less than the word, but not against it. */
function initialLikeness(a: Word, b: Word): Likeness {
  if (a.role === 'initial' && b.role === 'initial') {
    // Y. and Yu. transliterate the same letter.
    const isSame = a.text.startsWith(b.text) || b.text.startsWith(a.text);
    return isSame ? { how: 'initial', likeness: 0.9 } : unlike;
  }
  const [initial, word] = a.role === 'initial' ? [a, b] : [b, a];
  const begins =
    word.text.startsWith(initial.text) || (initial.text.length > 1 && word.sound.startsWith(initial.sound));
  return word.role === 'word' && begins ? { how: 'initial', likeness: 0.9 } : unlike;
}

/** Latin letters: compares the sound first, then the spelling. */
function letterLikeness(a: Word, b: Word): Likeness {
  if (a.sound === b.sound) return { how: 'spelling', likeness: 0.98 };
  // Less than half as long: at most a part of the other. Skips the distance for most pairs.
  if (a.text.length > 2 * b.text.length + 1 || b.text.length > 2 * a.text.length + 1) return unlike;
  const heard = closeness(a.sound, b.sound);
  const likeness = a.sound === a.text && b.sound === b.text ? heard : Math.max(heard, closeness(a.text, b.text));
  if (likeness === 0) return unlike;
  const sameBones = likeness > 0.8 && skeletonOf(a.sound) === skeletonOf(b.sound);
  return { how: sameBones ? 'sound' : 'typo', likeness };
}

/** How fast the likeness falls with the edit cost per letter. */
const steepness = 1.15;
/** Below this, words count as different, and the exact distance is not computed. */
const leastCloseness = 0.6;
/** Maximum total edit cost: above it, the beginning or the end is that of another name. */
const mostSlips = 2.3;
/** Minimum length used to scale the edit cost: in shorter words a single typo would weigh too much. */
const shortest = 3.2;

function closeness(a: string, b: string): number {
  const length = Math.max((a.length + b.length) / 2, shortest);
  const most = Math.min(((1 - leastCloseness) * length) / steepness, mostSlips);
  const slips = distance(a, b, most);
  return slips > most ? 0 : 1 - (steepness * slips) / length;
}

/** For scripts that do not write vowels: compares the consonants. The fewer there are, the less they say. */
function consonantLikeness(a: Word, b: Word): Likeness {
  if (a.script === b.script) return { how: 'typo', likeness: closeness(a.text, b.text) };
  // Written as it sounds: Ali has only one consonant.
  if (a.sound === b.sound) return { how: 'sound', likeness: 0.95 };
  if (isIndic(a) || isIndic(b))
    return { how: 'sound', likeness: Math.min(closeness(consonantsOf(a.text), consonantsOf(b.text)), 0.95) };
  let { likeness } = spineLikeness(a, b);
  for (const one of readingsOf(a))
    for (const other of readingsOf(b)) likeness = Math.max(likeness, sharedBones(one, other));
  return { how: 'sound', likeness };
}

/** Indic scripts write all consonants, and all vowels except the inherent one. */
const indic =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}]/u;
const isIndic = ({ raw }: Word): boolean => indic.test(raw);
/** Consonants by sound; v and y may be parts of vowels. */
const consonantsOf = (text: string): string => soundOf(text).replace(/[aeiouvyh]/g, '');

function sharedBones(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  const most = length <= 1 ? 0.7 : length === 2 ? 0.86 : 0.95;
  if (!a || !b) return 0;
  return Math.max(0, Math.min(1 - distance(a, b, length) / Math.max(length, 2.5), most));
}

function spineLikeness(a: Word, b: Word): Likeness {
  const theirs = spinesOf(b.text);
  const isAlike = spinesOf(a.text).some((spine) => spine.length > 2 && theirs.includes(spine));
  return isAlike ? { how: 'sound', likeness: 0.86 } : unlike;
}
