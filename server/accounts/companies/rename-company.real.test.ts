import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { makePostgresDatabase, makePostgresUrl } from '../../testing/servers/postgres-database.ts';
import { makeCompany } from './commands/make-company.ts';
import { renameCompanySuite } from './rename-company-suite.ts';

renameCompanySuite(makePostgresDatabase);

test('npm run company -- rename: by name or id, beside a running server', async () => {
  const url = await makePostgresUrl();
  const db = openDatabase({ url, connections: 2 });
  const id = await makeCompany({ db }, 'Aurora', {}, [], 'a password for tests');
  await db.destroy();
  const command = (...args: string[]) =>
    promisify(execFile)(process.execPath, [path.join(import.meta.dirname, 'company-command.ts'), ...args], {
      env: { ...process.env, DATABASE_URL: url },
    });
  expect((await command('rename', 'Aurora', 'Borealis')).stdout).toBe(`${id}  Borealis\n`);
  expect((await command('rename', id, 'Cirrus')).stdout).toBe(`${id}  Cirrus\n`);
  expect((await command('show')).stdout).toBe(`${id}  Cirrus\n`);
  for (const wrong of [
    ['rename', 'Aurora', 'Dorado'],
    ['rename', id],
    ['destroy', id, 'x'],
  ]) {
    const failed = await command(...wrong).catch((error) => error);
    expect(failed).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Nothing was done') });
  }
});
