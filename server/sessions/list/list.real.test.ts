import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeCompany, makeSession } from '../../testing/make.ts';
import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { listSuite } from './list-suite.ts';
import { listColumns } from './terms.ts';

listSuite(makePostgresDatabase);

test('what changes while a person is verified leaves the indexes alone, even when the list columns are written again', async () => {
  const db = await makePostgresDatabase();
  const { id: companyId } = await makeCompany(db);
  const session = await makeSession(db, companyId, { first_name: 'Ana' });
  await db.updateTable('session').set(listColumns(session)).where('id', '=', session.id).execute();
  const hot = async () => {
    await sql`select pg_stat_force_next_flush()`.execute(db);
    const { rows } = await sql<{ all: number; hot: number }>`
      select n_tup_upd as all, n_tup_hot_upd as hot from pg_stat_user_tables where relname = 'session'`.execute(db);
    return rows[0]!;
  };
  // One connection tells its counts when it is idle: all that follows happens on the one that asks.
  await db.connection().execute(async (one) => {
    for (let n = 0; n < 10; n++) {
      await one
        .updateTable('session')
        .set({ step: 'liveness', last_event_at: new Date(), ...listColumns(session) })
        .where('id', '=', session.id)
        .execute();
    }
    await sql`select pg_stat_force_next_flush()`.execute(one);
  });
  await expect.poll(async () => (await hot()).all).toBeGreaterThanOrEqual(11);
  expect((await hot()).hot).toBeGreaterThanOrEqual(10);
  await db.destroy();
});
