import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { type AccountsWorld, ana, ben, cookieOf, makeAccountsWorld, password } from '../accounts-world.ts';
import { revokeLogins } from '../commands.ts';
import { idleTimeoutMs } from '../rules.ts';
import { findEndedLogins } from './ended-logins.ts';
import { findLogin } from './login.ts';

/** What must hold of signing in and out on either database. */
export function signInSuite(open: () => Promise<Db>): void {
  let world: AccountsWorld;
  beforeAll(async () => {
    world = await makeAccountsWorld(await open());
  });
  afterAll(() => world.close());
  beforeEach(() => world.settle());

  const me = (cookie: string) => world.ask('GET', '/api/me', cookie);
  const activate = (email: string, active: boolean) =>
    world.ctx.db.updateTable('reviewer').set({ active }).where('email', '=', email).execute();
  const lastLogin = () =>
    world.ctx.db
      .selectFrom('login')
      .select(['id', 'reviewer_id'])
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();

  test('sign in, be known, sign out, be unknown at once', async () => {
    const published: string[] = [];
    const stop = world.ctx.notifier.listen((m) => m.type === 'login_revoked' && published.push(m.loginId));
    const answer = await world.signIn('Ana@Aurora.example');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ reviewer: { name: 'Ana', role: 'master' }, company: { name: 'Aurora' } });
    const cookie = cookieOf(answer);
    const { id } = await lastLogin();
    expect((await me(cookie)).json()).toEqual(answer.json());
    const out = await world.ask('POST', '/api/auth/sign-out', cookie);
    expect([out.statusCode, out.cookies[0]?.value, out.cookies[0]?.maxAge]).toEqual([204, '', 0]);
    expect((await me(cookie)).statusCode).toBe(401);
    expect(await world.factsOf(world.companyId)).toEqual(['reviewer.signed_in', 'reviewer.signed_out']);
    await expect.poll(() => published).toEqual([id]);
    stop();
  });

  const minutes = (n: number) => n * 60_000;

  test('a login that was not used for an hour has ended; each use keeps it (security.md L4)', async () => {
    const cookie = cookieOf(await world.signIn(ana));
    for (let n = 0; n < 3; n++) {
      world.wind(idleTimeoutMs - 1);
      expect((await me(cookie)).statusCode).toBe(200);
    }
    world.wind(idleTimeoutMs);
    const refused = await me(cookie);
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'unauthenticated']);
    const { id } = await lastLogin();
    expect(await findEndedLogins(world.ctx.db, [id], world.ctx.now())).toEqual([id]);
    // Signing in takes it along.
    await world.signIn(ana);
    const left = await world.ctx.db.selectFrom('login').select('id').where('id', '=', id).execute();
    expect(left).toEqual([]);
  });

  test('what a page asks for by itself keeps no login: polls, pictures, sockets', async () => {
    const cookie = cookieOf(await world.signIn(ana));
    world.wind(minutes(59));
    for (const headers of [{ 'x-vidimus-unattended': '1' }, { 'sec-fetch-dest': 'image' }, { upgrade: 'websocket' }]) {
      const found = await findLogin(world.ctx, { cookie, ...headers });
      expect(found).toMatchObject({ name: 'Ana' });
    }
    world.wind(minutes(1));
    expect((await me(cookie)).statusCode).toBe(401);
  });

  test('a page that is watched says so, which keeps its login', async () => {
    const cookie = cookieOf(await world.signIn(ana));
    world.wind(minutes(59));
    expect((await world.ask('POST', '/api/auth/use', cookie, {})).statusCode).toBe(204);
    world.wind(minutes(59));
    expect((await me(cookie)).statusCode).toBe(200);
    expect((await world.ask('POST', '/api/auth/use', '', {})).statusCode).toBe(401);
  });

  test('its use is written once a minute, however much is asked at once', async () => {
    const cookie = cookieOf(await world.signIn(ana));
    const { id } = await lastLogin();
    // The row's version tells each write.
    const row = async () => {
      const { rows } = await sql<{ used: Date; version: string }>`
        select used_at as used, xmin::text as version from login where id = ${id}`.execute(world.ctx.db);
      return rows[0]!;
    };
    const first = await row();
    world.wind(minutes(1) - 1);
    await Promise.all(Array.from({ length: 20 }, () => me(cookie)));
    expect(await row()).toEqual(first);
    world.wind(1);
    await Promise.all(Array.from({ length: 20 }, () => me(cookie)));
    const second = await row();
    expect(second.used).toEqual(world.ctx.now());
    await Promise.all(Array.from({ length: 20 }, () => me(cookie)));
    expect(await row()).toEqual(second);
  });

  test('the cookie is of this host, for HTTP alone and for our own pages', async () => {
    const [cookie, device, ...more] = (await world.signIn(ana)).cookies;
    expect(more).toEqual([]);
    expect(device).toMatchObject({ name: 'vidimus_device', httpOnly: true, sameSite: 'Strict', path: '/api/auth' });
    expect(cookie).toMatchObject({ name: 'vidimus_login', httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie).not.toHaveProperty('domain');
    expect(cookie).not.toHaveProperty('secure');
  });

  test('over https it is a secure one', async () => {
    const answer = await world.signIn(ana, password, { 'x-forwarded-proto': 'https' });
    expect(answer.cookies).toMatchObject([
      { name: 'vidimus_login', secure: true },
      { name: 'vidimus_device', secure: true },
    ]);
    expect((await me(cookieOf(answer))).statusCode).toBe(200);
  });

  test('who signs in again leaves no login behind that somebody else could hold (security.md L4)', async () => {
    const first = cookieOf(await world.signIn(ana));
    const second = cookieOf(await world.signIn(ben, password, { cookie: first }));
    expect((await me(first)).statusCode).toBe(401);
    expect((await me(second)).json().reviewer.name).toBe('Ben');
  });

  test('signing out empties the cache of the browser, which may hold photos (security.md L3)', async () => {
    const out = await world.ask('POST', '/api/auth/sign-out', cookieOf(await world.signIn(ana)));
    expect(out.headers['clear-site-data']).toBe('"cache"');
  });

  test('a wrong password and an unknown address are answered alike, and as late', async () => {
    const answers = await Promise.all(
      [ben, 'nobody@aurora.example', 'not an address'].map(async (email) => {
        const began = performance.now();
        const answer = await world.signIn(email, 'no');
        expect(performance.now() - began).toBeGreaterThan(290);
        expect(answer.cookies).toEqual([]);
        return [answer.statusCode, { ...answer.json(), reference: '' }];
      }),
    );
    expect(answers[0]).toMatchObject([401, { code: 'wrong_password' }]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('an account that is not active gets no login', async () => {
    await activate(ben, false);
    const before = await world.ctx.db.selectFrom('login').select('id').execute();
    expect((await world.signIn(ben)).json().code).toBe('wrong_password');
    expect(await world.ctx.db.selectFrom('login').select('id').execute()).toEqual(before);
    await activate(ben, true);
  });

  test('deactivated while signed in: refused at the next request', async () => {
    const cookie = cookieOf(await world.signIn(ben));
    await activate(ben, false);
    expect((await me(cookie)).statusCode).toBe(401);
    await activate(ben, true);
    expect((await me(cookie)).statusCode).toBe(200);
  });

  test('a login ends by itself, and the next sign-in takes its row away', async () => {
    const cookie = cookieOf(await world.signIn(ben));
    const { id } = await lastLogin();
    const set = { expires_at: new Date(Date.now() - 60_000) };
    await world.ctx.db.updateTable('login').set(set).where('id', '=', id).execute();
    await world.signIn(ben);
    expect(await world.ctx.db.selectFrom('login').select('id').where('id', '=', id).execute()).toEqual([]);
    expect((await me(cookie)).statusCode).toBe(401);
  });

  test('all logins of a reviewer end at once, and the notifier says which', async () => {
    const cookie = cookieOf(await world.signIn(ben));
    const published: string[] = [];
    const stop = world.ctx.notifier.listen((m) => m.type === 'login_revoked' && published.push(m.loginId));
    const { id, reviewer_id } = await lastLogin();
    expect(await revokeLogins(world.ctx, world.other, 'system', reviewer_id)).toBe(0);
    expect((await me(cookie)).statusCode).toBe(200);
    expect(await revokeLogins(world.ctx, world.companyId, 'system', reviewer_id)).toBeGreaterThan(0);
    expect((await me(cookie)).statusCode).toBe(401);
    await expect.poll(() => published).toContain(id);
    expect((await world.factsOf(world.companyId)).at(-1)).toBe('login.revoked');
    stop();
  });

  test('a forged or a foreign cookie is nobody', async () => {
    const [cookie] = cookieOf(await world.signIn(ana)).split('; ') as [string];
    const [head, tail] = [cookie.slice(0, 20), cookie.slice(20)];
    expect((await me(cookie)).statusCode).toBe(200);
    expect((await me(head + (tail[0] === 'A' ? 'B' : 'A') + tail.slice(1))).statusCode).toBe(401);
    expect((await me(cookie.replace(/.{6}$/, 'AAAAAA'))).statusCode).toBe(401);
    expect((await me('vidimus_login=x')).statusCode).toBe(401);
    expect((await world.app.inject('/api/me')).json().code).toBe('unauthenticated');
  });

  test("another site's page is refused", async () => {
    const foreign = await world.signIn(ana, password, { origin: 'https://evil.example' });
    expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'origin_refused']);
    expect(foreign.headers['content-type']).toContain('application/problem+json');
    const own = await world.signIn(ana, password, { origin: 'http://localhost', host: 'localhost' });
    expect(own.statusCode).toBe(200);
  });

  test("nothing of better-auth's own routes is to be had", async () => {
    for (const url of ['/api/auth/sign-in/email', '/api/auth/sign-up/email', '/api/auth/get-session']) {
      expect((await world.app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(404);
    }
  });

  test('a request of another shape is refused with its place', async () => {
    const post = (payload: object) => world.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload });
    expect((await post({ email: ana })).json()).toMatchObject({
      code: 'invalid_request',
      errors: [{ in: 'body', pointer: '/password' }],
    });
    expect((await post({ email: ana, password, rememberMe: true })).json().errors).toMatchObject([
      { pointer: '/rememberMe' },
    ]);
    expect((await post({ email: 'a\u0000@b.example', password })).statusCode).toBeLessThan(500);
  });

  test('passwords are kept as argon2id', async () => {
    const rows = await world.ctx.db.selectFrom('credential').select('password').execute();
    for (const row of rows) expect(row.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('no secret and no person is in the log of the process or in the facts', async () => {
    const answer = await world.signIn(ana);
    await world.signIn(ana, 'a wrong password');
    world.ctx.logger.info('the log is looked at');
    const rows = await world.ctx.db.selectFrom('event').selectAll().execute();
    const wording = world.lines.join('') + JSON.stringify(rows);
    expect(wording).toContain('the log is looked at');
    expect(wording).toContain('reviewer.sign_in_failed');
    const token = answer.cookies[0]!.value;
    for (const secret of [password, 'a wrong password', 'aurora.example', '"Ana"', '198.51.100', token]) {
      expect(wording).not.toContain(secret);
    }
  });
}
