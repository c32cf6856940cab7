import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { makeDatabase } from '../../testing/database.ts';
import { listFiles } from '../../testing/screening/lists.ts';
import { listOf } from '../../testing/screening/screening.ts';
import { makePostgresDatabase, makePostgresUrl } from '../../testing/servers/postgres-database.ts';
import { fetchedListsSuite } from './fetched-lists-suite.ts';
import { importList } from './import/import.ts';
import { importTurnsSuite } from './import-turns-suite.ts';
import { importsSuite } from './imports-suite.ts';
import { installationListsSuite } from './installation-lists-suite.ts';
import { listIdentitySuite } from './list-identity-suite.ts';
import { ownTablesSuite } from './own-tables-suite.ts';

const suites = [
  importsSuite,
  importTurnsSuite,
  listIdentitySuite,
  ownTablesSuite,
  installationListsSuite,
  fetchedListsSuite,
];

describe('on Postgres', () => {
  for (const suite of suites) suite(makePostgresDatabase);
});
describe('on the embedded database', () => {
  for (const suite of suites) suite(makeDatabase);
});

test('a process killed in the middle of an import: what serves is as it was, and the next import is whole', async () => {
  const url = await makePostgresUrl();
  const db = openDatabase({ url });
  try {
    const parts = { db, notifier: { publish: () => {} } as never, now: () => new Date() };
    const request = { companyId: null, reviewerId: null, title: 'Watched' };
    const people = (n: number) =>
      listOf(Array.from({ length: n }, (_, i) => ({ id: `P${i}`, name: `Person ${i} Bar` })));
    await importList(parts, { ...request, files: listFiles({ 'list.csv': people(10) }) });
    const files = listFiles({ 'list.csv': people(60_000) });
    const command = path.join(import.meta.dirname, 'command.ts');
    const child = spawn(process.execPath, [command, 'import', files[0]!.path, '--title', 'Watched'], {
      env: { ...process.env, DATABASE_URL: url },
      stdio: 'ignore',
    });
    const list = () => db.selectFrom('screening_list').select(['id', 'current']).executeTakeFirstOrThrow();
    const persons = async () =>
      Number(
        (await db
          .selectFrom('listed_person')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirst())!.n,
      );
    // Some of it is written, and by far not all.
    await expect.poll(persons).toBeGreaterThan(1_000);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    expect(await gone).toEqual([null, 'SIGKILL']);
    expect(await persons()).toBeLessThan(60_000);
    expect((await list()).current).toBe(1);

    const later = { ...parts, now: () => new Date(Date.now() + 61_000) };
    expect(await importList(later, { ...request, files: listFiles({ 'list.csv': people(12) }) })).toMatchObject({
      ...{ version: 2, persons: 12, added: 2, changed: 0, removed: 0 },
    });
    expect(await persons()).toBe(12);
  } finally {
    await db.destroy();
  }
});
