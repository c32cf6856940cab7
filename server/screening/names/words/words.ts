import { withoutPlaceholders } from '../../../checks/name-placeholders.ts';
import { toLatin } from '../scripts/latin.ts';
import { type Script, scriptOf } from '../scripts/script.ts';
import { isTranscribed } from '../scripts/transcribed.ts';
import { bonesOf, soundOf } from './sound.ts';
import { isHonorific, isNameAtEnd, isNameToo, isParticle, isWrittenSo } from './word-lists.ts';

/** A part of a name in comparable form. */
export interface Word {
  /** Letters a to z. */
  text: string;
  /** As in the input. */
  raw: string;
  script: Script;
  /** Its sound; the consonants of it. */
  sound: string;
  bones: string;
  role: 'word' | 'particle' | 'initial';
  /** Equal for words that compare alike: everything else derives from the input text and the role. */
  key: string;
}

/** Maximum words per name, more than any person has: the rest is ignored, which bounds the cost of arbitrary input. */
const mostWords = 16;
/** Maximum letters of a word, and of a whole name. */
const longest = 40;
const longestName = 1_000;

/** Bidirectional marks and joiners inside of Persian and Hindi words: not word separators. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const apostrophes = /['’‘ʼʻʾʿ`´′"“”„«»]/gu;
/** Initials of a Yuri, Yakov, Yelena and Yosif, as those who write Cyrillic abbreviate them. */
const dotted = /(?<![\p{L}\p{M}])([IY])[aeou]\./giu;
/** V l a d i m i r: four letters or more, each by itself, are one word. Initials have stops, or are fewer. */
const spaced = /(?<![\p{L}\p{M}.])(?:\p{L}\p{M}* ){3,}\p{L}(?![\p{L}\p{M}.])/gu;
/** Digits that stand for letters inside a word: I9or, Sech1n. */
const lookalikes: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g' };

/**
 * The parts of a name in any script, in their order, in the letters a to z: without forms of address, marks and case.
 * Empty when it holds no letter.
 */
export function wordsOf(name: string): Word[] {
  const found: Word[] = [];
  const isForeign = isTranscribed(name);
  for (const raw of piecesOf(withoutPlaceholders(name.slice(0, longestName)), isForeign)) {
    if (found.length >= mostWords) break;
    const script = isForeign && scriptOf(raw) === 'syllables' ? 'transcribed' : scriptOf(raw);
    for (const part of partsOf(raw, script)) {
      const text = lettersOf(part).slice(0, longest);
      if (text) found.push(makeWord(text, raw, script, roleOf(text, raw, script)));
    }
  }
  const named = inPlace(found.filter(({ text }) => !isHonorific(text)));
  const left = named.some(({ role }) => role === 'word') ? named : found;
  return left.slice(0, mostWords);
}

/** In letters a to z: the signs of a transcribed word are one word. */
const partsOf = (raw: string, script: Script): string[] =>
  script === 'transcribed' ? [toLatin(raw).replaceAll(' ', '')] : toLatin(raw).split(/[^a-z0-9'`]+/);

/** Role by position: Malik is a form of address in Malik Ahmad, but a name in Abd al-Malik and Ahmad Malik. */
function inPlace(words: readonly Word[]): Word[] {
  const hasOther = words.some(({ text, role }) => role === 'word' && !isNameToo(text));
  return words.map((word, at): Word => {
    const before = words[at - 1];
    const isLast = at === words.length - 1;
    if (word.script === 'syllables') return word;
    if (word.role === 'particle') return before && isLast && isNameAtEnd(word.text) ? inRole(word, 'word') : word;
    if (!isNameToo(word.text) || isLast || !hasOther) return word;
    return before && (before.role === 'particle' || isServant.test(before.text)) ? word : inRole(word, 'particle');
  });
}

/** "Servant of": the following word is the second half of the name. */
const isServant = /^abd(?:[aeu][ldr])?$/;

export function makeWord(text: string, raw: string, script: Script, role: Word['role']): Word {
  return { text, raw, script, role, sound: soundOf(text), bones: bonesOf(text), key: role + raw + text };
}

const inRole = (word: Word, role: Word['role']): Word => ({ ...word, role, key: role + word.raw + word.text });

/**
 * A single letter of scripts whose letters may transliterate to two or more; and those transliterations, none of which is a full
 * name.
 */
const oneLetter = /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Armenian}]$/u;
const likeOne = /^(?:sh|zh|kh|ts|ch|dz|dzh|shch)$/;

function roleOf(text: string, raw: string, script: Script): Word['role'] {
  if (oneLetter.test(raw) || likeOne.test(text)) return 'initial';
  if (isParticle(text) && script !== 'syllables') return text.length === 1 ? 'initial' : 'particle';
  return text.length === 1 && script === 'letters' ? 'initial' : 'word';
}

/** Splits at spaces and hyphens, and before a capital inside a word (SergeiLavrov), except after Mc and Mac. */
function piecesOf(name: string, isForeign: boolean): string[] {
  return name
    .normalize('NFKC')
    .replace(unseen, '')
    .replace(apostrophes, "'")
    .replace(dotted, '$1 ')
    .replace(spaced, (letters) => letters.replaceAll(' ', ''))
    .replace(/(?<=\p{Ll}{2})(?<!\b[Mm]a?c)(?=\p{Lu}\p{Ll})/gu, ' ')
    .split(/[^\p{L}\p{M}\p{N}']+/u)
    .flatMap((piece) => (isForeign ? [piece] : signsOf(piece)))
    .flatMap(initialsOf)
    .filter(Boolean);
}

/** Chinese and Korean names are compared character by character. */
const signsOf = (piece: string): string[] => (scriptOf(piece) === 'syllables' ? [...piece] : [piece]);

/** Two capitals without a vowel are initials without full stops, as in JC Juncker, except words written in this way. */
const capitals = /^(?:[BCDFGHJ-NP-TV-XZ]{2}|[AEO]J)$/;
const initialsOf = (piece: string): string[] =>
  capitals.test(piece) && !isWrittenSo(piece.toLowerCase()) ? [...piece] : [piece];

function lettersOf(part: string): string {
  const bare = part.replace(/['`]/g, '');
  if (!/[a-z]/.test(bare)) return '';
  return bare.replace(/\d/g, (digit) => lookalikes[digit] ?? '');
}
