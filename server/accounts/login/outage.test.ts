import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { makeDatabase } from '../../testing/database.ts';
import { type AccountsWorld, ana, cookieOf, makeAccountsWorld, password } from '../accounts-world.ts';

// A database that is away must not look like a wrong password, nor sign out those who are signed in.
let away: AccountsWorld;
let cookie: string;
beforeAll(async () => {
  const there = await makeAccountsWorld(await makeDatabase());
  cookie = cookieOf(await there.signIn(ana));
  await there.close();
  // Port 1 of this machine: nobody listens there.
  away = await makeAccountsWorld(openDatabase({ url: 'postgres://127.0.0.1:1/none' }), { populate: false });
});
afterAll(() => away.close());

test('signing in', async () => {
  const answer = await away.signIn(ana);
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'unavailable']);
});

test('a good cookie', async () => {
  const answer = await away.ask('GET', '/api/me', cookie);
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'unavailable']);
});

test('an API key', async () => {
  const headers = { authorization: `Bearer vk_${'A'.repeat(43)}` };
  expect((await away.app.inject({ url: '/by-key', headers })).statusCode).toBe(503);
});

test('the log says that it is away, and nothing of who asked', () => {
  const wording = away.lines.join('');
  expect(wording).toContain('an outage');
  for (const secret of [ana, password, cookie.split('=')[1]!.slice(0, 20)]) expect(wording).not.toContain(secret);
});
