import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { iso2OfState, stateCodes } from './country.ts';

it('knows every state once, each with a flag', () => {
  expect(stateCodes).toHaveLength(249);
  expect(new Set(stateCodes).size).toBe(249);
  const flags = new Set(
    readdirSync(path.join(import.meta.dirname, '../../node_modules/country-flag-icons/3x2')).map((file) =>
      file.slice(0, -4),
    ),
  );
  expect(stateCodes.filter((code) => !flags.has(iso2OfState(code)!))).toEqual([]);
  expect(new Set(stateCodes.map(iso2OfState)).size).toBe(249);
});

it.each([
  ['D', 'DE'],
  ['DEU', 'DE'],
  ['GEO', 'GE'],
  ['GBD', 'GB'],
  ['RKS', 'XK'],
  ['UTO', undefined],
  ['XXA', undefined],
  ['', undefined],
])('%s is %s', (state, iso2) => expect(iso2OfState(state)).toBe(iso2));
