import { expect, test } from 'vitest';
import { fieldValue } from './field-value.ts';

test.each([
  ['birthDate', '1960', '1960'],
  ['birthDate', ' 1960-03 ', '1960-03'],
  ['birthDate', '1960-00-00', '1960'],
  ['birthDate', '2024-02-29', '2024-02-29'],
  ['expirationDate', '9999-12-31', '9999-12-31'],
  ['firstName', ' Nino ', 'Nino'],
] as const)('a correction is what a document may say: %s %s', (field, value, stored) => {
  expect(fieldValue(field, value)).toBe(stored);
});

test.each([
  ['birthDate', '2023-02-29'],
  ['birthDate', '00.03.1960'],
  ['birthDate', '60'],
  ['birthDate', '1849'],
  ['expirationDate', '2030-13'],
  ['nationality', 'QQQ'],
] as const)('and nothing else: %s %s', (field, value) => {
  expect(() => fieldValue(field, value)).toThrow(expect.objectContaining({ code: 'value_refused' }));
});
