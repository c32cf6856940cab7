/** Initials of pinyin and of Wade-Giles, which Taiwan and older papers write; the longest first. */
const initials: [pinyin: string, other: string][] = [
  ['zh', 'ch'],
  ['ch', 'ch'],
  ['sh', 'sh'],
  ['z', 'ts'],
  ['c', 'ts'],
  ['j', 'ch'],
  ['q', 'ch'],
  ['x', 'hs'],
  ['b', 'p'],
  ['d', 't'],
  ['g', 'k'],
  ['r', 'j'],
];
const finals: [pinyin: RegExp, other: string][] = [
  [/ong$/, 'ung'],
  [/ian$/, 'ien'],
  [/ie$/, 'ieh'],
  [/ue$/, 'ueh'],
  [/^yi$/, 'i'],
  [/^yi(?=n)/, 'i'],
  [/^e$/, 'o'],
  [/(?<=[kh])e$/, 'o'],
  [/(?<=ts|j)i$/, 'u'],
  [/(?<=^(?:ch|sh))i$/, 'ih'],
  [/^you$/, 'yu'],
  [/iu$/, 'iu'],
];

/** A syllable of pinyin as Wade and Giles write it, without apostrophes: cai is tsai, jie chieh. */
export function wadeGiles(pinyin: string): string {
  const found = initials.find(([from]) => pinyin.startsWith(from));
  let text = found ? found[1] + pinyin.slice(found[0].length) : pinyin;
  for (const [from, to] of finals) text = text.replace(from, to);
  return text;
}
