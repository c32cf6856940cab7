import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeApp } from '../../testing/app.ts';
import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';

test('beyond capacity a request is refused at once, and what needs no database is answered (faults.md F5)', async () => {
  const it = await makeApp(await makePostgresDatabase(1));
  const status = async (url: string) => {
    const answer = await it.app.inject({ method: 'GET', url, headers: { cookie: 'vidimus_login=x' } });
    return [answer.statusCode, answer.headers['retry-after'] !== undefined];
  };
  const release = Promise.withResolvers<void>();
  const held = it.ctx.db.connection().execute(() => release.promise);
  try {
    const waiting = Array.from({ length: 20 }, () => sql`select 1`.execute(it.ctx.db));
    await expect.poll(() => status('/api/check/0000000000000000000000')).toEqual([503, true]);
    expect(await status('/healthz')).toEqual([200, false]);
    release.resolve();
    await Promise.all([held, ...waiting]);
    expect(await status('/api/check/0000000000000000000000')).toEqual([404, false]);
  } finally {
    release.resolve();
    await it.close();
  }
});
