/** Messages from one connection, or bytes: how many a second in the long run, and how many at once. */
export interface Allowance {
  perSecond: number;
  burst: number;
}
/** Messages that are no messages, before the connection is closed: a page of another version may err, a stranger goes on. */
const nonsense = 5;

/**
 * Milliseconds of a clock that only goes forward. The wall clock steps back when it is corrected: an hour back, and each
 * message within that hour would be one too many.
 */
export type MonotonicClock = () => number;
export const monotonicClock: MonotonicClock = () => performance.now();

/** Judges what a connection sends, before it is read. */
export function makeTokenBucket({ perSecond, burst }: Allowance, clock = monotonicClock) {
  let left = burst;
  let at = clock();
  let wrong = 0;
  return {
    /** @returns whether one more message, or that many more bytes, are too many */
    isOverLimit(more = 1): boolean {
      const time = clock();
      left = Math.min(burst, left + ((time - at) / 1000) * perSecond) - more;
      at = time;
      return left < 0;
    },
    /** @returns whether it was one too many that made no sense */
    isMalformedOverLimit: (): boolean => ++wrong > nonsense,
  };
}
