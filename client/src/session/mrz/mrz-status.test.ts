import { expect, test } from 'vitest';
import { wrongMrz } from '../testing/fixture.ts';
import { mrzStatus } from './mrz-status.ts';

const withoutErrors = wrongMrz.items.map((item) => ({
  ...item,
  error: null,
  wrong: [],
  valid: item.valid === null ? null : true,
}));

test('a zone stands in one of five ways', () => {
  expect(mrzStatus({ ...wrongMrz, valid: true, items: withoutErrors })).toBe('valid');
  expect(mrzStatus(wrongMrz)).toBe('errors');
  expect(mrzStatus({ ...wrongMrz, items: withoutErrors, problem: 'A name holds a digit.' })).toBe('doubtful');
  expect(mrzStatus({ ...wrongMrz, valid: null, items: withoutErrors, problem: 'C1.' })).toBe('doubtful');
  expect(mrzStatus({ ...wrongMrz, format: null, items: [], problem: 'Two lines of 44.' })).toBe('unreadable');
  expect(mrzStatus({ ...wrongMrz, valid: null, format: null, items: [], problem: 'Not checked: …' })).toBe('unchecked');
});
