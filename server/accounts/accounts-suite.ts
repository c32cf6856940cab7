import Fastify from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { App } from '../http/app-type.ts';
import { limits } from '../http/limits.ts';
import { problemAnswers } from '../http/problems.ts';
import { makeValidator } from '../http/validation.ts';
import { LocalBell } from '../log/bell-local.ts';
import { makeLogger } from '../testing/logger.ts';
import { findKey } from './api-keys.ts';
import { revokeLogins } from './commands.ts';
import { requireKey } from './guard.ts';
import { isLoginGood } from './login.ts';
import { makeCompany } from './make-company.ts';
import { foreignOrigins } from './origin.ts';
import { accountRoutes } from './routes.ts';
import { allowedFailures, lockedFor } from './rules.ts';

/** What must hold of signing in on either database. */
export function accountsSuite(open: () => Promise<Db>): void {
  const logger = makeLogger();
  const bell = new LocalBell(logger);
  const password = 'correct horse battery';
  let db: Db;
  let app: App;
  let time = new Date();
  let companyId: string;
  let other: string;
  let address = 0;

  beforeAll(async () => {
    db = await open();
    const config = { secret: 's'.repeat(40), publicUrl: undefined } as Config;
    const ctx = { db, bell, logger, config, now: () => time } as unknown as Context;
    companyId = await makeCompany(
      ctx,
      'Aurora',
      {},
      [
        { name: 'Ana', email: 'ana@aurora.example', role: 'master' },
        { name: 'Ben', email: 'ben@aurora.example', role: 'agent' },
      ],
      password,
    );
    other = await makeCompany(
      ctx,
      'Borealis',
      {},
      [{ name: 'Cid', email: 'cid@bor.example', role: 'master' }],
      password,
    );
    app = Fastify({ trustProxy: true }) as unknown as App;
    app.setValidatorCompiler(makeValidator());
    await app.register(problemAnswers);
    await app.register(limits);
    app.addHook('onRequest', foreignOrigins(ctx));
    await app.register((scope) => accountRoutes(scope as App, ctx), { prefix: '/api' });
    app.get('/by-key', { preHandler: requireKey(ctx) }, (request) => request.key);
    await app.ready();
  });
  afterAll(async () => {
    await app.close();
    await bell.close();
    await db.destroy();
  });
  beforeEach(() => {
    time = new Date();
    address++;
  });

  /** From an address of its own, so that one test's tries are not counted against the next. */
  const signIn = (email: string, given = password, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/auth/sign-in',
      headers: { 'x-forwarded-for': `198.51.100.${address}`, ...headers },
      payload: { email, password: given },
    });
  const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>) =>
    answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  const me = (cookie: string) => app.inject({ url: '/api/me', headers: { cookie } });
  const factsOf = async (id: string) =>
    (await db.selectFrom('event').select('type').where('company_id', '=', id).orderBy('seq').execute()).map(
      (r) => r.type,
    );

  test('sign in, be known, sign out, be unknown at once', async () => {
    const answer = await signIn('Ana@Aurora.example');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ reviewer: { name: 'Ana', role: 'master' }, company: { name: 'Aurora' } });
    expect(answer.cookies[0]).toMatchObject({ name: 'vidimus_login', httpOnly: true, sameSite: 'Strict', path: '/' });
    const cookie = cookieOf(answer);
    expect((await me(cookie)).json()).toMatchObject({ reviewer: { email: 'ana@aurora.example' } });
    const out = await app.inject({ method: 'POST', url: '/api/auth/sign-out', headers: { cookie } });
    expect([out.statusCode, out.cookies[0]?.value]).toEqual([204, '']);
    expect((await me(cookie)).statusCode).toBe(401);
    expect(await factsOf(companyId)).toEqual(expect.arrayContaining(['reviewer.signed_in', 'reviewer.signed_out']));
  });

  test('a wrong password and an unknown address are answered alike', async () => {
    const [wrong, unknown] = [await signIn('ben@aurora.example', 'no'), await signIn('nobody@aurora.example', 'no')];
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect({ ...wrong.json(), reference: '' }).toEqual({ ...unknown.json(), reference: '' });
    expect(wrong.cookies).toEqual([]);
  });

  test('ten wrong passwords rest the account, and rest ends', async () => {
    for (let i = 0; i < allowedFailures; i++) await signIn('cid@bor.example', 'no');
    const locked = await signIn('cid@bor.example');
    expect([locked.statusCode, locked.json().code]).toEqual([429, 'account_locked']);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(800);
    time = new Date(time.getTime() + lockedFor + 1);
    expect((await signIn('cid@bor.example')).statusCode).toBe(200);
  });

  test('an account that is not active gets no login', async () => {
    await db.updateTable('reviewer').set({ active: false }).where('email', '=', 'ben@aurora.example').execute();
    const before = await db.selectFrom('login').select('id').execute();
    expect((await signIn('ben@aurora.example')).json().code).toBe('wrong_password');
    expect(await db.selectFrom('login').select('id').execute()).toEqual(before);
    await db.updateTable('reviewer').set({ active: true }).where('email', '=', 'ben@aurora.example').execute();
  });

  test('deactivated while signed in: refused at the next request', async () => {
    const cookie = cookieOf(await signIn('ben@aurora.example'));
    await db.updateTable('reviewer').set({ active: false }).where('email', '=', 'ben@aurora.example').execute();
    expect((await me(cookie)).statusCode).toBe(401);
    await db.updateTable('reviewer').set({ active: true }).where('email', '=', 'ben@aurora.example').execute();
  });

  test('all logins of a reviewer end at once, and the bell says which', async () => {
    const answer = await signIn('ben@aurora.example');
    const rung: string[] = [];
    const stop = bell.listen((m) => m.type === 'login_revoked' && rung.push(m.loginId));
    const ctx = { db, bell, now: () => time, config: {} as Config };
    const { id, reviewer_id } = await db
      .selectFrom('login')
      .select(['id', 'reviewer_id'])
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow();
    expect(await isLoginGood(ctx, id)).toBe(true);
    expect(await revokeLogins(ctx, other, 'system', reviewer_id)).toBe(0);
    expect(await revokeLogins(ctx, companyId, 'system', reviewer_id)).toBeGreaterThan(0);
    expect((await me(cookieOf(answer))).statusCode).toBe(401);
    expect(await isLoginGood(ctx, id)).toBe(false);
    await expect.poll(() => rung).toContain(id);
    stop();
  });

  test('a forged or a foreign cookie is nobody', async () => {
    const cookie = cookieOf(await signIn('ana@aurora.example'));
    expect((await me(cookie.replace(/.{6}$/, 'AAAAAA'))).statusCode).toBe(401);
    expect((await me('vidimus_login=x')).statusCode).toBe(401);
    expect((await app.inject('/api/me')).json().code).toBe('unauthenticated');
  });

  test("another site's page is refused", async () => {
    const foreign = await signIn('ana@aurora.example', password, { origin: 'https://evil.example' });
    expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'origin_refused']);
    expect(
      (await signIn('ana@aurora.example', password, { origin: 'http://localhost', host: 'localhost' })).statusCode,
    ).toBe(200);
  });

  test('too many tries from one address', async () => {
    const codes = [];
    for (let i = 0; i < 21; i++) codes.push((await signIn('nobody@x.example', 'no')).json().code);
    expect(codes.at(-1)).toBe('rate_limited');
  });

  test('keys: made by masters alone, shown once, revoked, and never those of another company', async () => {
    const [master, agent, stranger] = await Promise.all(
      ['ana@aurora.example', 'ben@aurora.example', 'cid@bor.example'].map(async (e) => cookieOf(await signIn(e))),
    );
    const make = (cookie: string) =>
      app.inject({ method: 'POST', url: '/api/keys', headers: { cookie }, payload: { name: 'phone' } });
    expect((await make(agent!)).json().code).toBe('forbidden');
    const { id, key } = (await make(master!)).json();
    expect(key).toMatch(/^vk_[\w-]{43}$/);
    const list = await app.inject({ url: '/api/keys', headers: { cookie: master! } });
    expect(list.json().keys).toMatchObject([{ id, name: 'phone', prefix: key.slice(0, 7) }]);
    expect(list.body).not.toContain(key);
    const used = await app.inject({ url: '/by-key', headers: { authorization: `Bearer ${key}` } });
    expect(used.json()).toMatchObject({ keyId: id, companyId });
    const drop = (cookie: string) => app.inject({ method: 'DELETE', url: `/api/keys/${id}`, headers: { cookie } });
    expect((await drop(stranger!)).json().code).toBe('not_found');
    expect((await drop(master!)).statusCode).toBe(204);
    time = new Date(time.getTime() + 3_000);
    expect(await findKey({ db, now: () => time }, key)).toBeUndefined();
    expect((await app.inject({ url: '/by-key', headers: { authorization: 'Bearer vk_no' } })).json().code).toBe(
      'unauthenticated',
    );
    expect((await app.inject('/by-key')).statusCode).toBe(401);
  });

  test('nothing of a secret or a person is logged, and passwords are kept as argon2id', async () => {
    const { password: hash } = await db.selectFrom('credential').select('password').executeTakeFirstOrThrow();
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const logged = JSON.stringify([logger.error, logger.warn, logger.info].map((fn) => fn.mock.calls));
    for (const secret of [password, 'aurora.example', 'Ana']) expect(logged).not.toContain(secret);
  });
}
