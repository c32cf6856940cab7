/** Numbers of one seed, the same each time (mulberry32). */
export function makeRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (n: number) => Math.floor(next() * n),
    of: <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!,
  };
}
export type Random = ReturnType<typeof makeRandom>;

/** What analysts write; among the first letters are those of all shortcuts. */
const vocabulary =
  'very blurry near the right edge glare under hologram no reflection document number unreadable wrong name given very dark corner cut off compare selfie again next verify reject undo look at photo zoom mark date missing face lit from below'.split(
    ' ',
  );

/** Words that occur once in a run: their own letters, then the number of the word in letters. */
export function makePhrases(random: Random, tag: string) {
  let n = 0;
  const letters = (value: number) => [...String(value)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  return (): string[] =>
    Array.from({ length: 3 + random.below(4) }, () => `${random.of(vocabulary)}${tag}${letters(n++).padStart(2, 'a')}`);
}
