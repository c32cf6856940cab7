import type { Viewer } from '../../accounts/login/viewer.ts';
import { type Allowance, type MonotonicClock, monotonicClock, TokenBucket } from '../../http/limits/token-bucket.ts';

type Who = Pick<Viewer, 'reviewerId' | 'companyId'>;

/**
 * Work on the server's only thread that one reviewer and one company may cause in notes, across all their sockets: estimated
 * microseconds, a twentieth and a fifth of the thread in the long run. Measured milliseconds would charge honest writers for a
 * busy machine. Typing takes 20 per key.
 */
const allowed: { reviewer: Allowance; company: Allowance } = {
  reviewer: { perSecond: 50_000, burst: 100_000 },
  company: { perSecond: 200_000, burst: 600_000 },
};
/** Number of known budgets above which those that are full again are dropped. */
const mostKnown = 10_000;

/**
 * The cost of a frame is known only after it was processed: it is charged then, and may exceed the remaining budget. No further
 * frame is processed before the deficit is made up, whichever socket it arrives on.
 */
export class WorkBudget {
  readonly #clock: MonotonicClock;
  readonly #of = new Map<string, TokenBucket>();

  constructor(clock = monotonicClock) {
    this.#clock = clock;
  }

  get known(): number {
    return this.#of.size;
  }

  isSpent(who: Who): boolean {
    return this.#budgetsOf(who).some((budget) => budget.left <= 0);
  }

  spend(who: Who, units: number): void {
    for (const budget of this.#budgetsOf(who)) budget.take(units);
  }

  #budgetsOf({ reviewerId, companyId }: Who) {
    return [this.#budget(reviewerId, allowed.reviewer), this.#budget(companyId, allowed.company)];
  }

  #budget(id: string, allowance: Allowance): TokenBucket {
    const known = this.#of.get(id);
    if (known) return known;
    if (this.#of.size >= mostKnown) this.#forget();
    const budget = new TokenBucket(allowance, this.#clock);
    this.#of.set(id, budget);
    return budget;
  }

  #forget(): void {
    for (const [id, budget] of this.#of) if (budget.isFull) this.#of.delete(id);
  }
}
