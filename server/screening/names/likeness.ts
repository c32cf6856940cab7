import type { WordLikeness } from '../../../shared/screening.ts';
import { distance } from './distance.ts';
import { isSpelling } from './korean.ts';
import { readingsOf, spineOf } from './readings.ts';
import { skeletonOf } from './sound.ts';
import { areForms, areSameParticle } from './word-lists.ts';
import type { Word } from './words.ts';

export interface Likeness {
  how: Exclude<WordLikeness, 'missing' | 'extra'>;
  /** 0 to 1. */
  likeness: number;
}

const unlike: Likeness = { how: 'typo', likeness: 0 };

/** How alike two parts of names are: the same in all spellings is near 1, a slip of the pen above 0.75. */
export function wordLikeness(a: Word, b: Word): Likeness {
  if (a.script === 'syllables' && b.script === 'syllables') {
    if (a.raw === b.raw) return { how: 'same', likeness: 1 };
    // Simplified and traditional signs of one word are read alike; so are others that have nothing to do with it.
    return a.text === b.text ? { how: 'sound', likeness: sameReading } : unlike;
  }
  if (a.text === b.text) return { how: 'same', likeness: 1 };
  if (a.role === 'initial' || b.role === 'initial') return initialLikeness(a, b);
  if (a.role === 'particle' && b.role === 'particle' && areSameParticle(a.text, b.text))
    return { how: 'spelling', likeness: 0.98 };
  if (isSpelling(a.raw, b.text) || isSpelling(b.raw, a.text)) return { how: 'spelling', likeness: 0.98 };
  if (a.script === 'abjad' || b.script === 'abjad') return consonantLikeness(a, b);
  const found = letterLikeness(a, b);
  if (found.likeness < formLikeness && areForms(a.text, b.text)) return { how: 'short_form', likeness: formLikeness };
  return found;
}

/** wordLikeness for one screening: the names that are looked at share most of their words. */
export function rememberLikeness(): typeof wordLikeness {
  const known = new Map<Word, Map<string, Likeness>>();
  return (a, b) => {
    const ofA = known.get(a) ?? new Map<string, Likeness>();
    if (ofA.size === 0) known.set(a, ofA);
    // What else a word is made of follows from how it was written, and from where it stands.
    const key = b.role + b.raw + b.text;
    const found = ofA.get(key) ?? wordLikeness(a, b);
    ofA.set(key, found);
    return found;
  };
}

const formLikeness = 0.88;
/** A whole name of such signs is still alike. */
const sameReading = 0.82;

/** One letter stands for any word that begins with it: less than the word, but nothing against it. */
function initialLikeness(a: Word, b: Word): Likeness {
  if (a.role === 'initial' && b.role === 'initial') {
    // Y. and Yu. are the same letter.
    const isSame = a.text.startsWith(b.text) || b.text.startsWith(a.text);
    return isSame ? { how: 'initial', likeness: 0.9 } : unlike;
  }
  const [initial, word] = a.role === 'initial' ? [a, b] : [b, a];
  const begins =
    word.text.startsWith(initial.text) || (initial.text.length > 1 && word.sound.startsWith(initial.sound));
  return word.role === 'word' && begins ? { how: 'initial', likeness: 0.9 } : unlike;
}

/** Latin letters, by what is heard before what is seen. */
function letterLikeness(a: Word, b: Word): Likeness {
  if (a.sound === b.sound) return { how: 'spelling', likeness: 0.98 };
  // Half as long: nothing but a part of it. Spares the work for most pairs.
  if (a.text.length > 2 * b.text.length + 1 || b.text.length > 2 * a.text.length + 1) return unlike;
  const heard = closeness(a.sound, b.sound);
  const likeness = a.sound === a.text && b.sound === b.text ? heard : Math.max(heard, closeness(a.text, b.text));
  if (likeness === 0) return unlike;
  const sameBones = likeness > 0.8 && skeletonOf(a.sound) === skeletonOf(b.sound);
  return { how: sameBones ? 'sound' : 'typo', likeness };
}

/** How fast likeness falls with what has to be changed, for each letter of the words. */
const steepness = 1.15;
/** Below, words are simply different: how different is not worth the work. */
const leastCloseness = 0.6;
/** Letters: of shorter words one slip would be too much. */
const shortest = 3.2;

function closeness(a: string, b: string): number {
  const length = Math.max((a.length + b.length) / 2, shortest);
  const most = ((1 - leastCloseness) * length) / steepness;
  return Math.max(0, 1 - (steepness * distance(a, b, most)) / length);
}

/** Where vowels are not written: the consonants are all there is. The fewer, the less they say. */
function consonantLikeness(a: Word, b: Word): Likeness {
  if (a.script === b.script) return { how: 'typo', likeness: closeness(a.text, b.text) };
  // As it is written here it is heard the same: Ali has no consonant but one.
  if (a.sound === b.sound) return { how: 'sound', likeness: 0.95 };
  if (!a.bones || !b.bones) return spineLikeness(a, b);
  let likeness = 0;
  for (const one of readingsOf(a))
    for (const other of readingsOf(b)) likeness = Math.max(likeness, sharedBones(one, other));
  return { how: 'sound', likeness };
}

function sharedBones(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  const most = length <= 1 ? 0.7 : length === 2 ? 0.86 : 0.95;
  if (!a || !b) return 0;
  return Math.max(0, Math.min(1 - distance(a, b, length) / Math.max(length, 2.5), most));
}

function spineLikeness(a: Word, b: Word): Likeness {
  const spine = spineOf(a.text);
  return spine.length > 2 && spine === spineOf(b.text) ? { how: 'sound', likeness: 0.86 } : unlike;
}
