import { expect, test } from 'vitest';
import { findOldWords } from '../../../scripts/old-words.ts';

test('no name in code, tests, contracts or the database has a word that was replaced', () => {
  expect(findOldWords()).toEqual([]);
});

test('a word is found as a part of a name, and not in texts and comments', () => {
  const words = { words: 'x' };
  const own = findOldWords('server/testing/rules/old-words.test.ts', words).map((one) => one.split(' ')[1]);
  expect(new Set(own)).toEqual(new Set(['findOldWords', 'words']));
});
