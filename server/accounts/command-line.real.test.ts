import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockDataDir } from '../db/data-dir-lock.ts';

const run = promisify(execFile);
let dir: string;
let free: () => void;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'vidimus-key-'));
  free = await lockDataDir(dir);
});
afterAll(async () => {
  free();
  await rm(dir, { recursive: true, force: true });
});

const command = (file: string, ...args: string[]) =>
  run(process.execPath, [path.join(import.meta.dirname, file), ...args], {
    env: { ...process.env, DATA_DIR: dir, DATABASE_URL: '' },
  });

test.each([
  ['keys/make-key.ts', ['--company', 'Aurora', '--name', 'phone'], 'POST /api/keys'],
  ['companies/company-command.ts', ['rename', 'Aurora', 'Borealis'], 'Stop the server first'],
  ['login/revoke-logins.ts', ['--email', 'ana@aurora.example'], 'Stop the server first'],
])('%s: while a server has the embedded database, nothing is done, and it says how else', async (file, args, hint) => {
  const failed = await command(file, ...args).catch((error) => error);
  expect(failed).toMatchObject({ code: 1, stdout: '' });
  expect(failed.stderr).toContain('in use by another process');
  expect(failed.stderr).toContain(hint);
  expect(failed.stderr).not.toContain('    at ');
});
