import { expect, test } from 'vitest';
import { makeDatabase } from '../../testing/database.ts';
import { ana, cookieOf, makeAccountsWorld, password } from '../accounts-world.ts';

test('with https the browser itself holds the login to this host (security.md L4)', async () => {
  const publicUrl = 'https://review.example.com';
  const world = await makeAccountsWorld(await makeDatabase(), { config: { publicUrl } });
  try {
    const answer = await world.signIn(ana, password, { origin: publicUrl });
    expect(answer.cookies).toMatchObject([
      { name: '__Host-vidimus_login', secure: true, path: '/', httpOnly: true },
      { name: 'vidimus_device', secure: true, httpOnly: true },
    ]);
    expect(answer.cookies[0]).not.toHaveProperty('domain');
    expect((await world.ask('GET', '/api/me', cookieOf(answer))).statusCode).toBe(200);
    expect((await world.ask('GET', '/api/me', cookieOf(answer).replace('__Host-', ''))).statusCode).toBe(401);
  } finally {
    await world.close();
  }
});
