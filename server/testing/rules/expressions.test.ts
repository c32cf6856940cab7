import { expect, test } from 'vitest';
import { costsOf, findExpressions } from './expressions.ts';

const all = findExpressions();

// security.md H2. What people and files bring is read by expressions that take linear time, whatever they are given.
test('no expression takes more than linear time', () => {
  expect(all.length).toBeGreaterThan(250);
  const costly = all
    .filter(({ source }) => source !== 'new RegExp')
    .flatMap(({ file, source, flags }) =>
      costsOf({ source, flags }).map((cost) => `${file}: /${source}/${flags} is ${cost}`),
    );
  expect(costly).toEqual([]);
});

test('it finds those of the audit', () => {
  expect(costsOf({ source: '\\s*;\\s*|\\s*\\([a-z]\\)\\s*', flags: '' })).toContainEqual(
    expect.stringContaining('quadratic'),
  );
  expect(costsOf({ source: '(?:a+)+b', flags: '' })).toContainEqual(expect.stringContaining('exponential'));
});

// Made of our own tables of letters, and of constants: none has a repetition but that of the cookie,
// behind a semicolon, and those of visible.ts, of which each ends where its next one would begin.
test('those that are put together in a program are known', () => {
  const made = all.filter(({ source }) => source === 'new RegExp').map(({ file }) => file);
  expect(made).toEqual([
    'client/src/settings/screening/import/picked.ts',
    'client/src/text/visible.ts',
    'client/src/text/visible.ts',
    'client/src/text/visible.ts',
    'server/accounts/login/known-devices.ts',
    'server/screening/names/scripts/latin.ts',
    'server/screening/names/scripts/readings.ts',
    'server/screening/names/words/sound.ts',
    'shared/text/folded.ts',
    'shared/text/search-words.ts',
  ]);
});

// Beside what one repeated character shows: everything from a word on, where the end of the line is not the end of the text.
test('none drops the rest of a text by .*$ that is tried at many places', () => {
  const tried = all.filter(
    ({ source, flags }) => /[^^]\.[*+]\$$/.test(source) && !source.startsWith('^') && !flags.includes('s'),
  );
  expect(tried.map(({ file, source }) => `${file}: ${source}`)).toEqual([]);
});
