import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDatabase } from '../testing/database.ts';
import type { Db } from './database.ts';
import { checkPostgresVersion, migrate, statements } from './migrate.ts';

let db: Db;
beforeAll(async () => {
  db = await makeDatabase();
});
afterAll(() => db.destroy());

test('a second run finds nothing to do', async () => {
  expect(await migrate(db)).toEqual([]);
});

test('an older program refuses a newer database (faults.md F2)', async () => {
  await sql`insert into migration (name, hash) values ('9999_future.sql', '')`.execute(db);
  await expect(migrate(db)).rejects.toThrow(/newer version of this program \(9999_future\.sql\)/);
  await sql`delete from migration where name = '9999_future.sql'`.execute(db);
  expect(await migrate(db)).toEqual([]);
});

test('a migration that was edited afterwards is noticed (faults.md F2)', async () => {
  const { rows } = await sql<{ hash: string }>`select hash from migration where name = '0002_log.sql'`.execute(db);
  const { hash } = rows[0]!;
  await sql`update migration set hash = 'of another text' where name = '0002_log.sql'`.execute(db);
  await expect(migrate(db)).rejects.toThrow(/0002_log\.sql was changed/);
  await sql`update migration set hash = ${hash} where name = '0002_log.sql'`.execute(db);
  expect(await migrate(db)).toEqual([]);
});

test('a Postgres that is too old is refused (faults.md F9)', () => {
  expect(() => checkPostgresVersion(150_018)).toThrow('Postgres 15: version 16 or newer is needed');
  checkPostgresVersion(160_000);
});

test('semicolons inside a function body do not split it', () => {
  expect(statements('-- a\nselect 1;\ncreate function f() as $$\nx;\n$$;\n')).toEqual([
    'select 1;',
    'create function f() as $$\nx;\n$$;',
  ]);
});

test('the driver answers int8, date, interval and bytea as we want', async () => {
  const { rows } = await sql<{ c: number; d: string; i: string; b: Uint8Array }>`
    select count(*) c, date '2026-01-02' d, interval '1 day 2 hours' i, '\\x0102'::bytea b`.execute(db);
  expect(rows[0]).toMatchObject({ c: 1, d: '2026-01-02', i: '1 day 02:00:00' });
  expect([...rows[0]!.b]).toEqual([1, 2]);
  await expect(sql`select 9007199254740993::int8 x`.execute(db)).rejects.toThrow(/safe/);
});
