import { expect, it } from 'vitest';
import { localeOf } from './locale.ts';

it.each([
  ['en', ['en-US'], 'en-GB'],
  ['en', [], 'en-GB'],
  ['ka', ['de-AT', 'ka'], 'ka-u-nu-latn'],
  ['ka', ['de-AT'], 'ka-GE'],
  ['ar', ['en', 'ar-EG'], 'ar-EG-u-nu-latn'],
  ['ar', [], 'ar-u-nu-latn'],
  // security.md L16: a tag that Intl does not know is no reason to fail.
  ['ka', ['en-US@posix', ''], 'ka-GE'],
] as const)('%s, where the browser asks for %j, is written as %s', (language, asked, locale) => {
  expect(localeOf(language, asked)).toBe(locale);
  expect(new Intl.NumberFormat(localeOf(language, asked)).format(12)).toBe('12');
});
