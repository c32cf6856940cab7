import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import type { Config } from '../../config.ts';
import { isOwnOrigin, OriginLog } from './origin.ts';

const host = 'review.example.com';
const publicUrl = 'https://review.example.com';

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

// findings/real-world.md 24: behind a bare proxy_pass sign-in was refused, and nothing said what to set.
test('a refusal tells the operator what to set, once a minute', () => {
  let now = 0;
  const lines: string[] = [];
  const to = (of: string | undefined) => {
    const log = new OriginLog({ config: { publicUrl: of } as Config, now: () => new Date(now) });
    return (headers: IncomingHttpHeaders) => log.refused(headers, { warn: (line) => void lines.push(line) });
  };
  const refused = to(undefined);
  for (let n = 0; n < 5; n++) refused({ origin: 'https://review.example.com', host: '127.0.0.1:8080' });
  expect(lines).toEqual([
    "A page of https://review.example.com was refused: the request's Host is 127.0.0.1:8080. If that is where people open the console, set PUBLIC_URL to it and let the proxy pass Host on.",
  ]);
  now = 60_000;
  refused({ origin: `https://${'a'.repeat(5000)}`, host });
  expect(lines[1]!.length).toBeLessThan(500);
  to(publicUrl)({ origin: 'http://review.example.com', host });
  expect(lines[2]).toContain('PUBLIC_URL is https://review.example.com.');
});
