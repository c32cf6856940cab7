import { expect, test } from 'vitest';
import { findOldWords } from '../../../scripts/old-words.ts';

const isTest = (found: string): boolean => /(\.test|-suite)\.ts:|\/testing\//.test(found);

test('no name in the server, its database or the shared contracts has a word that was replaced', () => {
  // The keys of the texts are the client's (shared/text).
  const found = findOldWords('{server,shared,sql}/**/*.{ts,sql}').filter((one) => !one.startsWith('shared/text/'));
  expect(found.filter((one) => !isTest(one))).toEqual([]);
});

test('a word is found as a part of a name, and not in texts and comments', () => {
  const words = { words: 'x' };
  const own = findOldWords('server/testing/rules/old-words.test.ts', words).map((one) => one.split(' ')[1]);
  expect(new Set(own)).toEqual(new Set(['findOldWords', 'words']));
});
