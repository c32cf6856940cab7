import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';

// `npm test` builds the client first.
let it: Awaited<ReturnType<typeof makeApp>>;
beforeAll(async () => {
  it = await makeApp(await makeDatabase());
});
afterAll(() => it.close());

test('every path that is no file and no interface is a page; folders and what is above them are nothing', async () => {
  const found = async (url: string) => {
    const { statusCode, headers } = await it.app.inject(url);
    return [url, statusCode, String(headers['content-type']).split(';')[0]];
  };
  const page = [200, 'text/html'];
  const nothing = [404, 'application/problem+json'];
  for (const [url, ...answer] of [
    ['/', ...page],
    ['/?from=mail', ...page],
    ['/sessions', ...page],
    ['/check/abc', ...page],
    ['/favicon.svg', 200, 'image/svg+xml'],
    ['/assets', ...nothing],
    ['/assets/', ...nothing],
    ['/assets/none.js', ...nothing],
    ['/api/none', ...nothing],
    ['/assets/..%2f..%2fpackage.json', ...nothing],
  ]) {
    expect(await found(url as string)).toEqual([url, ...answer]);
  }
});
