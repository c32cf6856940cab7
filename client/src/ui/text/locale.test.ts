import { expect, it } from 'vitest';
import { soundLocale } from './locale.ts';

it.each([
  ['ka', 'ka'],
  ['en-US', 'en-GB'],
  ['de-AT', 'de-AT'],
  ['en-US@posix', 'en-GB'],
  ['', 'en-GB'],
  [undefined, 'en-GB'],
])('a language that Intl does not know is no reason to fail (security.md L16): %s', (language, sound) => {
  expect(soundLocale(language)).toBe(sound);
  expect(() => new Intl.NumberFormat(soundLocale(language))).not.toThrow();
});
