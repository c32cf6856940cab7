import { expect, test } from 'vitest';
import { wrongMrz } from '../testing/fixture.ts';
import { standingOf } from './standing.ts';

const withoutErrors = wrongMrz.items.map((item) => ({
  ...item,
  error: null,
  wrong: [],
  valid: item.valid === null ? null : true,
}));

test('a zone stands in one of five ways', () => {
  expect(standingOf({ ...wrongMrz, valid: true, items: withoutErrors })).toBe('valid');
  expect(standingOf(wrongMrz)).toBe('errors');
  expect(standingOf({ ...wrongMrz, items: withoutErrors, problem: 'A name holds a digit.' })).toBe('doubtful');
  expect(standingOf({ ...wrongMrz, valid: null, items: withoutErrors, problem: 'C1.' })).toBe('doubtful');
  expect(standingOf({ ...wrongMrz, format: null, items: [], problem: 'Two lines of 44.' })).toBe('unreadable');
  expect(standingOf({ ...wrongMrz, valid: null, format: null, items: [], problem: 'Not checked: …' })).toBe(
    'unchecked',
  );
});
