import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { type AccountsWorld, ana, ben, cid, cookieOf, makeAccountsWorld, password } from '../accounts-world.ts';
import { allowedFailures, allowedFromStrangers, restWindow } from '../rules.ts';

/** What must hold against those who guess, on either database. */
export function lockoutSuite(open: () => Promise<Db>): void {
  let world: AccountsWorld;
  beforeAll(async () => {
    world = await makeAccountsWorld(await open());
  });
  afterAll(() => world.close());
  beforeEach(() => world.settle());

  const codes = async (tries: number, email: string) =>
    (await Promise.all(Array.from({ length: tries }, () => world.signIn(email, 'no')))).map((a) => a.json().code);
  const count = (found: string[], code: string) => found.filter((c) => c === code).length;

  test('ten wrong passwords rest the account, also when all come at once; tries do not prolong it; it ends', async () => {
    const found = await codes(allowedFailures + 3, cid);
    expect([count(found, 'wrong_password'), count(found, 'account_locked')]).toEqual([allowedFailures, 3]);
    expect(count(await world.factsOf(world.other), 'reviewer.sign_in_failed')).toBe(allowedFailures);
    world.wind(restWindow - 60_000);
    const locked = await world.signIn(cid);
    expect([locked.statusCode, locked.json().code]).toEqual([429, 'account_locked']);
    expect(Number(locked.headers['retry-after'])).toBe(60);
    expect(locked.json().retryAfter).toBe(60);
    world.wind(60_001);
    expect((await world.signIn(cid)).statusCode).toBe(200);
  });

  test('a stranger locks nobody out: a device that signed in before has a budget of its own (security.md M2)', async () => {
    const device = cookieOf(await world.signIn(ben));
    // From many networks, each within its own budget.
    const attack = async (n: number) => {
      const answers = await Promise.all(
        Array.from({ length: n }, (_, i) =>
          world.signIn(ben, 'no', { 'x-forwarded-for': `203.0.113.${i % 250}`, 'user-agent': 'attacker' }),
        ),
      );
      return answers.map((a) => a.json().code);
    };
    const found = await attack(allowedFromStrangers + 20);
    expect([count(found, 'wrong_password'), count(found, 'account_locked')]).toEqual([allowedFromStrangers, 20]);
    // Elsewhere the right password helps no guesser; at Ben's own place it always does.
    const elsewhere = await world.signIn(ben, password, { 'x-forwarded-for': '203.0.113.251' });
    expect(elsewhere.json().code).toBe('account_locked');
    expect((await world.signIn(ben, password, { cookie: device })).statusCode).toBe(200);
    // A device of somebody else, or one that was made up, is a stranger's.
    const other = cookieOf(await world.signIn(cid)).replace(/vidimus_login=[^;]*;?/, '');
    expect((await world.signIn(cid, 'no', { cookie: other })).json().code).toBe('wrong_password');
    await attack(allowedFromStrangers + 1);
    expect((await world.signIn(ben, password, { cookie: other })).json().code).toBe('account_locked');
  });

  test('a known device rests too after ten wrong passwords', async () => {
    const cookie = cookieOf(await world.signIn(ana));
    const tries = Array.from({ length: allowedFailures + 1 }, () => world.signIn(ana, 'no', { cookie }));
    const found = (await Promise.all(tries)).map((a) => a.json().code);
    expect([count(found, 'wrong_password'), count(found, 'account_locked')]).toEqual([allowedFailures, 1]);
    world.wind(restWindow);
    expect((await world.signIn(ana, password, { cookie })).statusCode).toBe(200);
  });

  test('an address that nobody has rests alike', async () => {
    const found = await codes(allowedFailures + 1, 'nobody@aurora.example');
    expect([count(found, 'wrong_password'), count(found, 'account_locked')]).toEqual([allowedFailures, 1]);
  });

  test('wrong passwords of long ago do not count, and the right one begins anew', async () => {
    await codes(allowedFailures - 1, ana);
    world.wind(restWindow);
    expect(await codes(2, ana)).toEqual(['wrong_password', 'wrong_password']);
    expect((await world.signIn(ana)).statusCode).toBe(200);
    expect(await codes(2, ana)).toEqual(['wrong_password', 'wrong_password']);
  });

  test('upper case is the same address', async () => {
    await codes(allowedFailures, ben);
    expect((await world.signIn(ben.toUpperCase())).json().code).toBe('account_locked');
  });

  test('who was tried is not to be read in the table, and old tries go', async () => {
    await codes(1, 'stranger@elsewhere.example');
    const rows = () => world.ctx.db.selectFrom('sign_in_throttle').selectAll().execute();
    expect(JSON.stringify(await rows())).not.toContain('stranger');
    expect((await rows()).length).toBeGreaterThan(1);
    // Tests before this one have turned the clock.
    world.wind(3 * restWindow);
    expect((await world.signIn(ana)).statusCode).toBe(200);
    expect(await rows()).toEqual([]);
  });

  test('too many tries from one address of the network', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => world.signIn(`n${i}@x.example`, 'no')));
    expect(answers.map((a) => a.statusCode)).toEqual(Array(20).fill(401));
    const refused = await world.signIn(ana);
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'rate_limited']);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    world.settle();
    expect((await world.signIn(ana)).statusCode).toBe(200);
  });
}
