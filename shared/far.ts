/**
 * False acceptance rate behind each face-match level: how often a stranger would pass.
 * Level 7 is one in 500,000; 0 is no match.
 */
export const farOfLevel = [null, 100, 250, 500, 1_000, 10_000, 100_000, 500_000] as const;

/** The highest level whose rate `far` (a probability, as 0.0001) meets; 0 when it meets none. */
export function levelOfFar(far: number): number {
  for (let level = 7; level >= 1; level--) {
    // A provider's 1/500000 may come as 2.0000001e-6: a millionth of slack, so that rounding does not cost a level.
    if (far <= (1 / farOfLevel[level as 1]) * (1 + 1e-6)) return level;
  }
  return 0;
}
