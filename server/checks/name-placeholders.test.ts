import { expect, test } from 'vitest';
import { isPlaceholder, withoutPlaceholders } from './name-placeholders.ts';
import { screeningQuery } from './screening-query.ts';

test.each([
  '',
  '-',
  '--',
  '.',
  'FNU',
  'fnu',
  'LNU',
  'XXX',
  'XXXXX',
  'UNKNOWN',
  'Null',
  'N/A',
  'n.a.',
  'No Given Name',
  'NO SURNAME',
  'Sans prénom',
  'ohne Vornamen',
  'SIN APELLIDO',
  'Без имени',
  'отсутствует',
  'უცნობი',
  'غير معروف',
  '不明',
])('%s is no name', (field) => {
  expect(isPlaceholder(field)).toBe(true);
});

test.each(['Nullo', 'Noor', 'Xavier', 'No Hyun-jin', 'Unkel', 'Sansa', 'Nila', 'Yokohama', 'X Æ'])(
  '%s is one',
  (field) => {
    expect(isPlaceholder(field)).toBe(false);
  },
);

test('of a whole name only that is left out which is nobody\u2019s name, and never all of it', () => {
  expect(withoutPlaceholders('FNU Suhartodjo').trim()).toBe('Suhartodjo');
  expect(withoutPlaceholders('Suhartodjo, No Given Name').trim()).toBe('Suhartodjo,');
  expect(withoutPlaceholders('Christopher Null')).toBe('Christopher Null');
  expect(withoutPlaceholders('XXX')).toBe('XXX');
});

test('a subject with one name is asked for by that name alone, whatever stands in the other field', () => {
  for (const firstName of ['FNU', 'XXX', 'UNKNOWN', 'No Given Name', 'N/A', 'Suhartodjo', '-', '']) {
    expect(screeningQuery({ firstName, lastName: 'Suhartodjo' })?.names).toEqual(['Suhartodjo']);
  }
  expect(screeningQuery({ firstName: 'FNU', lastName: 'LNU' })).toBeNull();
});

// No and Na are family names of Korea, and OFAC lists Na CHU (23224): half of such a name was asked for.
test('a word that is a name too is asked for with and without it', () => {
  expect(screeningQuery({ firstName: 'KWANG CHOL', lastName: 'NO' })?.names).toEqual(['KWANG CHOL', 'KWANG CHOL NO']);
  expect(screeningQuery({ firstName: 'Null', lastName: 'Suhartodjo' })?.names).toEqual([
    'Suhartodjo',
    'Null Suhartodjo',
  ]);
  expect(screeningQuery({ firstName: 'NA', lastName: 'NO' })?.names).toEqual(['NA NO']);
});
