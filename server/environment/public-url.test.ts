import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';

const publicUrl = (PUBLIC_URL: string) => readConfig({ SECRET: 's'.repeat(40), PUBLIC_URL }).publicUrl;

// findings/real-world.md 23: with a path the server started, and its page loaded nothing.
describe('PUBLIC_URL', () => {
  test.each([
    ['https://review.example.com', 'https://review.example.com'],
    ['https://review.example.com/', 'https://review.example.com'],
    ['https://review.example.com//', 'https://review.example.com'],
    ['https://Review.Example.com:443', 'https://review.example.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
    ['', undefined],
  ])('%s is %s', (value, origin) => expect(publicUrl(value)).toBe(origin));

  test.each([
    'https://review.example.com/kyc',
    'https://review.example.com/kyc/',
    'https://review.example.com/?a=b',
    'https://review.example.com?',
    'https://review.example.com#a',
    'https://ana:secret@review.example.com',
    'https://ana@review.example.com/',
  ])('%s stops the start with a sentence that says what is needed, and nothing of the value', (value) => {
    const sentence = /^PUBLIC_URL: only scheme, host and port are needed.*cannot be served under a path$/;
    expect(() => publicUrl(value)).toThrow(sentence);
    expect(() => publicUrl(value)).not.toThrow(/secret|kyc/);
  });

  test.each([
    'review.example.com',
    'localhost:8080',
    'ftp://review.example.com',
    'ws://review.example.com',
    'https:///a',
    '//a',
    'https://',
  ])('%s is no address of a web page', (value) =>
    expect(() => publicUrl(value)).toThrow(/^PUBLIC_URL: an address that begins with http/),
  );
});
