import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDatabase } from '../testing/database.ts';
import type { Db } from './database.ts';
import { migrate, statements } from './migrate.ts';

let db: Db;
beforeAll(async () => {
  db = await makeDatabase();
});
afterAll(() => db.destroy());

test('a second run finds nothing to do', async () => {
  expect(await migrate(db)).toEqual([]);
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
