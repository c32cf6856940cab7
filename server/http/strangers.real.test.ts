import { request as open } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp, makeTenant } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';
import { routesOf } from '../testing/route-list.ts';

/** What strangers cost: nothing is read of what they send, and they use up nothing of others (security.md M4, L10). */
let it: Awaited<ReturnType<typeof makeApp>>;
let us: Awaited<ReturnType<typeof makeTenant>>;
beforeAll(async () => {
  it = await makeApp(await makeDatabase());
  us = await makeTenant(it.ctx, 'Aurora');
});
afterAll(() => it.close());

/** Every route under /api. */
const routes = () => routesOf(it.app).filter(([, path]) => path.startsWith('/api/'));

/** Open to anybody by design. */
const publicRoutes = [
  'POST /api/auth/sign-in',
  'POST /api/check',
  'GET /api/check/certificate.pem',
  'GET /api/check/:code',
  'GET /api/v1/openapi.json',
  'GET /api/v1/schemas/session-record',
];

test('no route reads a body, or looks at it, before it knows who asks', async () => {
  const guarded = routes().filter(([method, path]) => !publicRoutes.includes(`${method} ${path}`));
  expect(guarded.length).toBeGreaterThan(50);
  const wrong: string[] = [];
  for (const [method, path] of guarded) {
    const answer = await it.app.inject({
      method: method as 'POST',
      url: path.replaceAll(/:\w+/g, 'no-id'),
      headers: { 'content-type': 'application/json' },
      ...(method !== 'GET' && { payload: '{"broken":' }),
    });
    if (answer.statusCode !== 401) wrong.push(`${method} ${path} ${answer.statusCode}`);
  }
  expect(wrong).toEqual([]);
});

test('an unsigned request is answered while its body is still on its way', async () => {
  const status = await new Promise((resolve, reject) => {
    const upload = open(`${it.url}/api/v1/sessions/${crypto.randomUUID()}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 1_800_000, authorization: 'Bearer ct_none' },
    });
    upload.once('response', (response) => resolve(response.statusCode)).once('error', reject);
    upload.write('{"events":[');
  });
  expect(status).toBe(401);
});

describe('wrong keys and tokens', () => {
  let address = 0;
  const ask = (bearer: string) =>
    it.app.inject({
      ...{ method: 'GET', url: `/api/v1/sessions/${crypto.randomUUID()}` },
      headers: { authorization: `Bearer ${bearer}` },
      remoteAddress: `198.51.100.${address}`,
    });

  test.each([
    ['capture tokens', () => `ct_${crypto.randomUUID()}`],
    ['API keys', () => `vk_${crypto.randomUUID().replaceAll('-', '')}${'x'.repeat(11)}`],
    ['anything', () => crypto.randomUUID()],
  ])('of the kind "%s" are counted by address, and a valid key from there still gets in', async (_kind, make) => {
    address += 1;
    const statuses = new Set<number>();
    for (let n = 0; n < 330; n++) statuses.add((await ask(make())).statusCode);
    expect([...statuses].toSorted()).toEqual([401, 429]);
    // It was never shown to this node before.
    const { key } = await makeTenant(it.ctx, crypto.randomUUID());
    await expect.poll(async () => (await ask(key)).statusCode).toBe(404);
  });
});

test('requests of strangers use up no limit of those who may ask', async () => {
  const rateOf = async (cookie?: string) =>
    it.app.inject({
      ...{ method: 'GET', url: '/api/keys', remoteAddress: '198.51.100.99' },
      headers: cookie ? { cookie } : {},
    });
  const signIn = await it.app.inject({
    ...{ method: 'POST', url: '/api/auth/sign-in' },
    payload: { email: us.email, password: 'a password for tests' },
  });
  const cookie = signIn.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  const first = Number((await rateOf(cookie)).headers['x-ratelimit-remaining']);
  for (let n = 0; n < 30; n++) expect((await rateOf()).statusCode).toBe(401);
  expect(Number((await rateOf(cookie)).headers['x-ratelimit-remaining'])).toBe(first - 1);
});

test('answers about people and secrets are stored by no browser (security.md L3), which may use no device (L15)', async () => {
  const answer = await it.app.inject({ method: 'GET', url: '/api/me' });
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' });
  expect(answer.headers['permissions-policy']).toContain('camera=()');
});
