import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { type AccountsWorld, ana, ben, cid, cookieOf, makeAccountsWorld } from '../accounts-world.ts';
import { findKey } from './find-key.ts';

/** What must hold of API keys on either database. */
export function keysSuite(open: () => Promise<Db>): void {
  let world: AccountsWorld;
  let master: string;
  let agent: string;
  let stranger: string;
  beforeAll(async () => {
    world = await makeAccountsWorld(await open());
    const cookies = await Promise.all([ana, ben, cid].map(async (email) => cookieOf(await world.signIn(email))));
    [master, agent, stranger] = cookies as [string, string, string];
  });
  afterAll(() => world.close());

  const make = (cookie: string, name = 'phone') => world.ask('POST', '/api/keys', cookie, { name });
  const drop = (cookie: string, id: string) => world.ask('DELETE', `/api/keys/${id}`, cookie);
  const use = (key: string) => world.app.inject({ url: '/by-key', headers: { authorization: `Bearer ${key}` } });

  test('made by a master, shown once, good for its own company', async () => {
    const made = await make(master);
    expect(made.statusCode).toBe(201);
    const { id, key } = made.json();
    expect(key).toMatch(/^vk_[\w-]{43}$/);
    const list = await world.ask('GET', '/api/keys', master);
    expect(list.json().keys).toMatchObject([{ id, name: 'phone', prefix: key.slice(0, 7) }]);
    expect(list.body).not.toContain(key);
    expect((await use(key)).json()).toMatchObject({ keyId: id, companyId: world.companyId });
    const { hash } = await world.ctx.db.selectFrom('api_key').select('hash').executeTakeFirstOrThrow();
    expect(hash).toHaveLength(32);
    expect(await world.factsOf(world.companyId)).toContain('api_key.made');
    expect(world.lines.join('')).not.toContain(key);
  });

  test('agents and strangers have nothing to do with them', async () => {
    for (const answer of [
      await make(agent),
      await world.ask('GET', '/api/keys', agent),
      await drop(agent, randomUUID()),
    ])
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
    expect((await world.ask('GET', '/api/keys', '')).statusCode).toBe(401);
    expect((await world.ask('GET', '/api/keys', stranger)).json()).toEqual({ keys: [] });
  });

  test("another company's key is not found, and goes on working", async () => {
    const { id, key } = (await make(master)).json();
    const [theirs, nobodys] = [await drop(stranger, id), await drop(stranger, randomUUID())];
    expect([theirs.statusCode, theirs.json().code]).toEqual([404, 'not_found']);
    expect({ ...theirs.json(), reference: '' }).toEqual({ ...nobodys.json(), reference: '' });
    expect((await use(key)).statusCode).toBe(200);
  });

  test('revoked: refused two seconds later at the latest, and revoked once', async () => {
    const { id, key } = (await make(master)).json();
    expect((await use(key)).statusCode).toBe(200);
    expect((await drop(master, id)).statusCode).toBe(204);
    world.wind(2_000);
    expect((await use(key)).statusCode).toBe(401);
    expect(await findKey(world.ctx, key)).toBeUndefined();
    expect((await drop(master, id)).statusCode).toBe(404);
    expect(await world.factsOf(world.companyId)).toContain('api_key.revoked');
  });

  test('what is no key is refused', async () => {
    for (const key of ['vk_no', `vk_${'A'.repeat(43)}`, 'x']) expect((await use(key)).statusCode).toBe(401);
    expect((await world.app.inject('/by-key')).json().code).toBe('unauthenticated');
  });

  test('security.md M5: a company has 50 valid keys at most, also when they are asked for at once', async () => {
    const made = await Promise.all(Array.from({ length: 60 }, () => make(master)));
    const { valid } = await world.ctx.db
      .selectFrom('api_key')
      .select((eb) => eb.fn.countAll<number>().as('valid'))
      .where('company_id', '=', world.companyId)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    expect(Number(valid)).toBe(50);
    expect(made.find(({ statusCode }) => statusCode !== 201)!.json().code).toBe('too_many_keys');
    expect((await drop(master, made.find(({ statusCode }) => statusCode === 201)!.json().id)).statusCode).toBe(204);
    expect((await make(master)).statusCode).toBe(201);
  });
}
