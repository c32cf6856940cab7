import { remember } from '../remember.ts';

/**
 * The sound of a word, as far as spellings of the same name share it: one letter per sound, vowels kept. Spellings that differ by
 * language (sh, sch, ch, š; kh, h, x; ou, oo, u; w, v) map to the same letter.
 */
export const soundOf = remember(100_000, (text) =>
  text.replace(spelling, (...found) => soundAt(found)).replace(/(.)\1+/g, '$1'),
);

/** C is the sound of chair, S of ship, J of Jean. */
const spelt: Record<string, string> = {
  S: 'shch sch sh sz',
  C: 'tsch tch tsh cz ch(?![rl])',
  J: 'dzh dsch dj zh j',
  z: 'tz ts',
  f: 'ph',
  h: 'kh gh(?=t)',
  g: 'gh',
  t: 'th',
  d: 'dh',
  k: 'ck ch q c(?![eiy])',
  s: 'c',
  ks: 'x',
  v: 'w',
  u: 'ou oo uo ue(?=.)',
  i: 'ee ie(?=.) ei ii iy yi ij yy y',
  e: 'ae oe(?!$)',
};
const all = Object.entries(spelt).flatMap(([sound, spellings]) =>
  spellings.split(' ').map((one) => [one, sound] as const),
);
/** Removes the lookahead, which is not part of the replaced text. */
const lettersOf = (one: string): string => one.replace(/\(.*/, '');
const ordered = all.toSorted(([a], [b]) => lettersOf(b).length - lettersOf(a).length || b.length - a.length);
const spelling = new RegExp(ordered.map(([one]) => `(${one})`).join('|'), 'g');
/** The sound of the alternative that matched: replace() passes the groups after the match, in their order. */
function soundAt([, ...found]: unknown[]): string {
  const at = found.findIndex((group) => typeof group === 'string');
  return ordered[at]![1];
}

const groupsOfSound: Record<string, string> = {
  ...{ b: 'p', p: 'p', v: 'f', f: 'f', d: 't', t: 't', g: 'k', k: 'k' },
  ...{ s: 's', z: 's', C: 's', S: 's', J: 's', m: 'm', n: 'n', l: 'l', r: 'r' },
};

/** The consonants of a sound, similar ones merged; `a` for an initial vowel or h. */
export function skeletonOf(sound: string): string {
  let bones = /^[aeiouh]/.test(sound) ? 'a' : '';
  for (const char of sound) bones += groupsOfSound[char] ?? '';
  return bones.replace(/(.)\1+/g, '$1');
}

/** For a script that writes only consonants: w, v and y may be vowels there, and are left out on both sides. */
export const bonesOf = (text: string): string => skeletonOf(soundOf(text.replace(/[wvy]/g, ''))).replace(/^a/, '');

/**
 * Index keys of a word in addition to its letters: its skeleton, and those of alternative readings of letters that languages read
 * differently. One to four.
 */
export function keysOf(text: string): string[] {
  const readings = new Set([text]);
  const also = (pattern: RegExp, by: string) => {
    for (const one of [...readings]) if (pattern.test(one)) readings.add(one.replace(pattern, by));
  };
  // Jusuf and Yusuf; Wagner and Vagner, but Wali and Ouali.
  also(/j/, 'y');
  also(/^w/, 'u');
  // Xi and Shi; Gerard and Jerard.
  also(/x/, 'sh');
  if (readings.size < 4) also(/g(?=[ei])/, 'j');
  const keys = [...readings].slice(0, 4).map((reading) => skeletonOf(soundOf(reading)));
  return [...new Set(keys)].filter(Boolean);
}
