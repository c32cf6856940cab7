import { expect, it } from 'vitest';
import { emptyAttempt, fullView } from '../testing/fixture.ts';
import { differences } from './differences.ts';

const [newer, older] = fullView.attemptHistory as [typeof emptyAttempt, typeof emptyAttempt];

it('names the rows in which the second attempt says something else', () => {
  expect([...differences(older, newer)]).toEqual(['outcome', 'device', 'browser', 'os', 'liveness']);
});

it('what one of the two does not know is no difference', () => {
  expect(differences(emptyAttempt, newer).size).toBe(0);
  expect(differences(newer, emptyAttempt).size).toBe(0);
});

it('the first attempt differs from nothing', () => {
  expect(differences(undefined, newer).size).toBe(0);
});

it('false and zero are known values', () => {
  const low = { ...newer, verification: { ...newer.verification, faceLevel: 0, idReal: false } };
  expect([...differences(newer, low)]).toEqual(['face', 'real']);
});
