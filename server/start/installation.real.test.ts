import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { LocalNotifier } from '../log/notifier/notifier-local.ts';
import { makeTenant } from '../testing/app.ts';
import { makeLogger } from '../testing/logger.ts';
import { freePort } from '../testing/servers/postgres.ts';
import { makePostgresUrl } from '../testing/servers/postgres-database.ts';
import { type ServerProcess, startServerProcess } from '../testing/servers/process.ts';

let dir: string;
const servers: ServerProcess[] = [];
const start = async (env: Record<string, string>) => {
  const server = await startServerProcess({ DATA_DIR: dir, ...env });
  servers.push(server);
  return server;
};
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'vidimus-installation-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  await rm(dir, { recursive: true, force: true });
});
const [old, next, wrong] = ['o', 'n', 'w'].map((letter) => letter.repeat(40)) as [string, string, string];

test('a wrong SECRET is noticed at the start, and a new one takes over without ending what is under way (faults.md F1, security.md M11)', async () => {
  const url = await makePostgresUrl();
  const db = openDatabase({ url, connections: 2 });
  await migrate(db);
  const { key } = await makeTenant({ db, notifier: new LocalNotifier(makeLogger()), now: () => new Date() }, 'Aurora');
  await db.destroy();
  const env = { DATABASE_URL: url };
  const read = async (server: ServerProcess, id: string, token: string) =>
    (await fetch(`${server.url}/api/v1/sessions/${id}`, { headers: { authorization: `Bearer ${token}` } })).status;

  const first = await start({ ...env, SECRET: old });
  const created = await fetch(`${first.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: '{}',
  });
  const { id, captureToken } = (await created.json()) as { id: string; captureToken: string };
  // The installation's signing key is made and sealed.
  expect((await fetch(`${first.url}/api/check/certificate.pem`)).status).toBe(200);
  expect(await read(first, id, captureToken)).toBe(200);
  await first.kill();

  await expect(start({ ...env, SECRET: wrong })).rejects.toThrow(
    /SECRET is not the one that this database was set up with/,
  );

  const rotated = await start({ ...env, SECRET: next, SECRET_PREVIOUS: old });
  expect(await read(rotated, id, captureToken)).toBe(200);
  await rotated.kill();
  // What was sealed is sealed anew: the old secret is not needed any more, and its tokens have ended.
  const after = await start({ ...env, SECRET: next });
  expect(await read(after, id, captureToken)).toBe(401);
  await after.kill();
  // A secret that is lost is given up knowingly.
  const reset = await start({ ...env, SECRET: wrong, SECRET_RESET: 'on' });
  expect((await fetch(`${reset.url}/api/check/certificate.pem`)).status).toBe(200);
});

test('nothing in the data folder can be read or written by other users of the machine (security.md M3)', async () => {
  chmodSync(dir, 0o755);
  const server = await start({});
  await server.kill();
  const open: string[] = [];
  for (const entry of await readdir(dir, { recursive: true })) {
    const { mode } = await stat(path.join(dir, entry));
    // What Postgres itself writes later has its own modes, inside of a folder that nobody else can enter.
    if (mode & 0o022) open.push(`${entry} ${(mode & 0o777).toString(8)}`);
  }
  expect(open.slice(0, 5)).toEqual([]);
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
  if (process.getuid?.() !== 0) return;
  expect(() => execFileSync('ls', [dir], { uid: 65_534, stdio: 'pipe' })).toThrow(/denied/);
});

test('readiness turns before the port closes, and what was sent is still answered (faults.md F6)', async () => {
  const server = await start({ SHUTDOWN_DELAY_SECONDS: '3' });
  const status = async (at: string) => (await fetch(server.url + at).catch(() => ({ status: 0 }))).status;
  expect(await status('/readyz')).toBe(200);
  const gone = once(server.child, 'exit');
  server.child.kill('SIGTERM');
  await expect.poll(() => status('/readyz')).toBe(503);
  const answer = await fetch(`${server.url}/healthz`);
  // Proxies keep no connection that the end of the node would cut.
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  expect(await gone).toEqual([0, null]);
});

test('numbers are served on an address of their own, and nowhere without one (security.md L7)', async () => {
  const port = await freePort();
  const server = await start({ METRICS_ADDRESS: `127.0.0.1:${port}` });
  expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('process_cpu_seconds_total');
  expect(await (await fetch(`${server.url}/metrics`)).text()).not.toContain('process_cpu_seconds_total');
});
