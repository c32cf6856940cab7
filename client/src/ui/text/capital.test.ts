import { expect, it } from 'vitest';
import { capital, upper } from './capital.ts';
import { initialsOf } from './person.ts';

it.each([
  ['verified', 'Verified'],
  ['проверено', 'Проверено'],
  ['ვერიფიცირებულია', 'ვერიფიცირებულია'],
  ['معتمدة', 'معتمدة'],
  ['', ''],
])('%s begins a line as %s', (text, wording) => expect(capital(text)).toBe(wording));

it('initials are capitals where a script has them for single letters', () => {
  expect(initialsOf('nino kapanadze')).toBe('NK');
  expect(initialsOf('ნინო კაპანაძე')).toBe('ნკ');
  expect(upper('ß')).toBe('SS');
});
