import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkLog } from '../audit/check-log.ts';
import { signIn } from '../demo/colleague.ts';
import { dumpPeople, dumpSecret } from '../testing/dump-people.ts';
import { makePostgresUrl } from '../testing/servers/postgres-database.ts';
import { startServerProcess } from '../testing/servers/process.ts';
import type { Db } from './database.ts';
import { migrate, statements } from './migrate.ts';
import { openDatabase } from './open.ts';

const folder = path.join(import.meta.dirname, 'dumps');
const dumps = readdirSync(folder).filter((name) => name.endsWith('.sql'));
const closing: (() => Promise<unknown>)[] = [];
let url: string;
let db: Db;
beforeEach(async () => {
  url = await makePostgresUrl();
  db = openDatabase({ url, connections: 2 });
  closing.push(() => db.destroy());
  for (const schema of ['public', 'pgboss']) await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(db);
  await sql`create schema public`.execute(db);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const restore = (name: string): Promise<void> =>
  db.connection().execute(async (one) => {
    for (const statement of statements(readFileSync(path.join(folder, name), 'utf8')))
      await sql.raw(statement).execute(one);
  });

async function countRows(): Promise<Record<string, number>> {
  const tables = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
  const counts: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.id(name)}`.execute(db);
    counts[name] = rows[0]!.n;
  }
  return counts;
}

test('there is a dump of the present schema or of an older one', () => {
  expect(dumps).toContain('0011_links.sql');
});

test.each(dumps)('a database of %s is migrated with all its rows, and the server works on it', async (name) => {
  await restore(name);
  const before = await countRows();
  expect(Object.entries(before).filter(([, n]) => n === 0)).toEqual([]);
  const later = readdirSync(path.join(import.meta.dirname, '../../sql'))
    .filter((file) => file > name)
    .sort();
  expect(await migrate(db)).toEqual(later);
  expect(await countRows()).toEqual({ ...before, migration: before.migration! + later.length });
  expect(await migrate(db)).toEqual([]);

  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-dump-'));
  closing.push(() => rm(dir, { recursive: true, force: true }));
  const server = await startServerProcess({ DATABASE_URL: url, DATA_DIR: dir, SECRET: dumpSecret });
  closing.push(server.kill);
  const [master] = dumpPeople.reviewers;
  const reviewer = await signIn(server.url, master!.email, dumpPeople.password, new AbortController().signal);
  const { rows } = await reviewer.list({ limit: 50 });
  expect(rows).toHaveLength(before.session!);
  const { id } = rows.find(({ state }) => state === 'verified')!;
  const { view } = await reviewer.session(id);
  expect(view).toMatchObject({ id, state: 'verified', subject: { lastName: expect.any(String) } });
  expect(view.photos.length).toBeGreaterThan(0);

  const companies = await db.selectFrom('company').select('id').execute();
  for (const company of companies) {
    const { seq, faults } = await checkLog(db, company.id);
    expect(seq).toBeGreaterThanOrEqual(before.event!);
    expect(faults).toEqual([]);
  }
});
