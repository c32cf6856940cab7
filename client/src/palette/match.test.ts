import { expect, it } from 'vitest';
import { isMatch } from './match.ts';

it.each([
  ['Theme: dark', 'dar', true],
  ['Theme: dark', 'dark the', true],
  ['Theme: dark', 'heme', false],
  ['Tomás Ferreira', 'tomas', true],
  ['Export CSV', 'csv ', true],
  ['Export CSV', 'csv x', false],
  ['Export CSV', '', true],
])('%s, typed %s: %s', (label, typed, found) => expect(isMatch(label, typed)).toBe(found));
