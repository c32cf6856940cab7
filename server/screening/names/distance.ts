/** Letters a to z, and the capitals that denote sounds (sound.ts), indexed by position. */
const letters = 'abcdefghijklmnopqrstuvwxyzCJS';
const n = letters.length;
const placeOf = new Uint8Array(128).fill(255);
for (let i = 0; i < n; i++) placeOf[letters.charCodeAt(i)] = i;

const vowels = 'aeiou';
const isVowel = (char: string): boolean => vowels.includes(char);

/** Cost of substituting one letter for another. */
const change = new Float64Array(n * n);
for (const [i, a] of [...letters].entries()) {
  for (const [j, b] of [...letters].entries()) change[i * n + j] = a === b ? 0 : isVowel(a) && isVowel(b) ? 0.4 : 1;
}
/** Sounds that languages, hearing and scripts do not distinguish reliably. */
const confused: [cost: number, groups: string[]][] = [
  [0.5, ['bp', 'dt', 'gkqh', 'szcSCJjx', 'mn', 'vfwb', 'iyj', 'uw']],
  [0.75, ['lr']],
  [0.12, ['ou', 'ei', 'iy']],
];
for (const [cost, groups] of confused) {
  for (const group of groups) {
    for (const a of group)
      for (const b of group) if (a !== b) change[letters.indexOf(a) * n + letters.indexOf(b)] = cost;
  }
}

/** Cost of omitting a letter: vowels and h are easily lost. */
const loss = Float64Array.from(letters, (char) => (char === 'h' ? 0.35 : isVowel(char) || char === 'y' ? 0.5 : 0.95));
/** Costs of a doubled letter and of a transposition. */
const double = 0.2;
const swap = 0.7;

/** Rows of the distance matrix, reused: a screening compares some ten thousand words. */
const longest = 128;
let rows = [new Float64Array(longest), new Float64Array(longest), new Float64Array(longest)] as const;
const codesA = new Uint8Array(longest);
const codesB = new Uint8Array(longest);

function encode(text: string, into: Uint8Array): number {
  const length = Math.min(text.length, longest - 1);
  for (let i = 0; i < length; i++) into[i] = placeOf[text.charCodeAt(i)]!;
  return length;
}

const lossAt = (codes: Uint8Array, i: number): number =>
  i > 0 && codes[i - 1] === codes[i] ? double : loss[codes[i]!]!;

/**
 * Damerau–Levenshtein distance in which easily confused letters cost less than 1.
 * @param most returns Infinity as soon as the distance is certain to exceed it
 */
export function distance(a: string, b: string, most: number): number {
  const [lengthA, lengthB] = [encode(a, codesA), encode(b, codesB)];
  let [beforeLast, last, row] = rows;
  last[0] = 0;
  for (let j = 1; j <= lengthB; j++) last[j] = last[j - 1]! + lossAt(codesB, j - 1);
  for (let i = 1; i <= lengthA; i++) {
    const x = codesA[i - 1]!;
    const lossX = lossAt(codesA, i - 1);
    let least = last[0]! + lossX;
    row[0] = least;
    for (let j = 1; j <= lengthB; j++) {
      const y = codesB[j - 1]!;
      let cost = last[j - 1]! + change[x * n + y]!;
      const withoutX = last[j]! + lossX;
      if (withoutX < cost) cost = withoutX;
      const withoutY = row[j - 1]! + lossAt(codesB, j - 1);
      if (withoutY < cost) cost = withoutY;
      if (i > 1 && j > 1 && x === codesB[j - 2] && codesA[i - 2] === y)
        cost = Math.min(cost, beforeLast[j - 2]! + swap);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    // A later transposition may still refer to the row before this one.
    if (least > most + swap) return Number.POSITIVE_INFINITY;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  rows = [beforeLast, last, row];
  return last[lengthB]!;
}
