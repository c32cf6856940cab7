import { expect, test } from 'vitest';
import { isOwnOrigin } from './origin.ts';

const host = 'review.example.com';
const publicUrl = 'https://review.example.com/console';

test.each([
  ['our own page', { origin: 'https://review.example.com' }, true],
  ['no browser', {}, true],
  ['another site', { origin: 'https://evil.example' }, false],
  ['a page that hides where it is from', { origin: 'null' }, false],
  ['a name that begins like ours', { origin: 'https://review.example.com.evil.example' }, false],
  ['a neighbour under the same domain', { origin: 'https://blog.example.com' }, false],
  ['another port of our host', { origin: 'https://review.example.com:8443' }, false],
  ['a form of another site that sends no Origin', { 'sec-fetch-site': 'cross-site' }, false],
  [
    'our own page, as the browser says itself',
    { origin: 'https://review.example.com', 'sec-fetch-site': 'same-origin' },
    true,
  ],
])('%s', (_name, headers, own) => {
  expect(isOwnOrigin({ publicUrl: undefined }, { host, ...headers })).toBe(own);
  expect(isOwnOrigin({ publicUrl }, { host, ...headers })).toBe(own);
});

test('with PUBLIC_URL neither the Host that was asked for nor the scheme is believed', () => {
  const forged = { host: 'evil.example', origin: 'https://evil.example' };
  expect(isOwnOrigin({ publicUrl }, forged)).toBe(false);
  expect(isOwnOrigin({ publicUrl }, { host, origin: 'http://review.example.com' })).toBe(false);
});
