import { expect, it } from 'vitest';
import { WorkBudget } from './work-budget.ts';

let now = 0;
const of = (reviewerId: string, companyId = 'c') => ({ reviewerId, companyId });

it('security.md H1 what one has spent holds in all their sockets, and is made up for with time', () => {
  const budget = new WorkBudget(() => now);
  const spent = () => [of('ana'), of('ben'), of('cid', 'other')].map((who) => budget.isSpent(who));
  budget.spend(of('ana'), 220_000);
  // A colleague does not notice what one alone may send.
  expect(spent()).toEqual([true, false, false]);
  now += 3_000;
  expect(spent()).toEqual([false, false, false]);
  for (const who of ['dea', 'eka', 'fia']) budget.spend(of(who), 220_000);
  expect(spent()).toEqual([true, true, false]);
  now += 1_000;
  expect(spent()).toEqual([false, false, false]);
});

it('is far from spent by two hundred colleagues who type', () => {
  const budget = new WorkBudget(() => now);
  let spent = 0;
  for (let key = 0; key < 600; key++) {
    for (let n = 0; n < 200; n++) {
      if (budget.isSpent(of(`r${n}`))) spent++;
      budget.spend(of(`r${n}`), 20);
    }
    // Ten a second, each of them.
    now += 100;
  }
  expect(spent).toBe(0);
});

it('forgets those whose budget is full again', () => {
  const budget = new WorkBudget(() => now);
  for (let n = 0; n < 30_000; n++) {
    budget.spend(of(`r${n}`, `c${n}`), 1);
    now += 1;
  }
  expect(budget.isSpent(of('r1', 'c1'))).toBe(false);
  expect(budget.known).toBeLessThan(11_000);
});
