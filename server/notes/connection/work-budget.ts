import type { Viewer } from '../../accounts/login/viewer.ts';
import { type Allowance, type MonotonicClock, monotonicClock } from '../../http/limits/token-bucket.ts';

type Who = Pick<Viewer, 'reviewerId' | 'companyId'>;

/**
 * Work on the server's only thread that one reviewer and one company may cause in notes, in all their sockets: estimated
 * microseconds, a twentieth and a fifth of the thread in the long run. Measured milliseconds would charge honest writers for a
 * busy machine. Typing takes 20 for each key.
 */
const allowed: { reviewer: Allowance; company: Allowance } = {
  reviewer: { perSecond: 50_000, burst: 100_000 },
  company: { perSecond: 200_000, burst: 600_000 },
};
/** Whose budget is full again are forgotten, when so many are known. */
const mostKnown = 10_000;

/**
 * What somebody's frames cost is known when they were heard: then it is spent, and may be more than was left. Nothing is
 * heard before that is made up for, whatever socket it comes by.
 */
export class WorkBudget {
  readonly #clock: MonotonicClock;
  readonly #of = new Map<string, { left: number; at: number; allowance: Allowance }>();

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
    for (const budget of this.#budgetsOf(who)) budget.left -= units;
  }

  #budgetsOf({ reviewerId, companyId }: Who) {
    return [this.#budget(reviewerId, allowed.reviewer), this.#budget(companyId, allowed.company)];
  }

  #budget(id: string, allowance: Allowance) {
    const now = this.#clock();
    let budget = this.#of.get(id);
    if (!budget) {
      if (this.#of.size >= mostKnown) this.#forget(now);
      budget = { left: allowance.burst, at: now, allowance };
      this.#of.set(id, budget);
    }
    refill(budget, now);
    return budget;
  }

  #forget(now: number): void {
    for (const [id, budget] of this.#of) {
      refill(budget, now);
      if (budget.left === budget.allowance.burst) this.#of.delete(id);
    }
  }
}

function refill(budget: { left: number; at: number; allowance: Allowance }, now: number): void {
  const { perSecond, burst } = budget.allowance;
  budget.left = Math.min(burst, budget.left + ((now - budget.at) / 1_000) * perSecond);
  budget.at = now;
}
