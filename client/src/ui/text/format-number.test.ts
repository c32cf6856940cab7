import { afterEach, expect, test } from 'vitest';
import { showIn } from '../../text/language.ts';
import { formatNumber, formatPercent } from './format.ts';

afterEach(() => showIn('en'));

test('numbers of Arabic have no marks of direction: alone they would be shown as hidden characters', async () => {
  await showIn('ar');
  for (const formatted of [formatPercent(0.7), formatNumber(-1_200)])
    expect(formatted).not.toMatch(/[\u200e\u200f\u061c]/);
  expect(formatPercent(0.7)).toContain('70');
});
