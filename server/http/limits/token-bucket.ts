/** Messages, bytes or work: how many a second on average, and how many at once. */
export interface Allowance {
  perSecond: number;
  burst: number;
}
/**
 * Milliseconds of a clock that only goes forward. The wall clock steps back when it is corrected: an hour back, and each
 * message within that hour would be one too many.
 */
export type MonotonicClock = () => number;
export const monotonicClock: MonotonicClock = () => performance.now();

/** A token bucket: full at first, refilled at a constant rate. */
export class TokenBucket {
  readonly #allowance: Allowance;
  readonly #clock: MonotonicClock;
  #left: number;
  #at: number;

  constructor(allowance: Allowance, clock = monotonicClock) {
    this.#allowance = allowance;
    this.#clock = clock;
    this.#left = allowance.burst;
    this.#at = clock();
  }

  /** Tokens left; negative when more were taken. */
  get left(): number {
    const { perSecond, burst } = this.#allowance;
    const now = this.#clock();
    this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    return this.#left;
  }

  get isFull(): boolean {
    return this.left === this.#allowance.burst;
  }

  /** Takes tokens, even if fewer are left. @returns whether there were enough */
  take(tokens = 1): boolean {
    this.#left = this.left - tokens;
    return this.#left >= 0;
  }
}
