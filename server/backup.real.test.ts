import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { LocalNotifier } from './log/notifier/notifier-local.ts';
import { makeTenant } from './testing/app.ts';
import { makeCaptureClient } from './testing/capture-client.ts';
import { makeLogger } from './testing/logger.ts';
import { baseBackup } from './testing/servers/base-backup.ts';
import { startPostgres } from './testing/servers/postgres.ts';
import { type ServerProcess, startServerProcess } from './testing/servers/process.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const secret = 's'.repeat(40);
const start = async (env: Record<string, string>): Promise<ServerProcess> => {
  const server = await startServerProcess({ SECRET: secret, ...env });
  closing.push(server.kill);
  return server;
};

/** faults.md F1, as docs/operations.md has it: the database, then MEDIA_DIR, and SECRET. */
test('a backup that is made while people are captured is restored elsewhere: all is there, whole, and goes on', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-backup-'));
  closing.push(() => rm(dir, { recursive: true, force: true }));
  const source = await startPostgres({ durable: true });
  closing.push(source.close);
  const db = openDatabase({ url: source.url, connections: 2 });
  closing.push(() => db.destroy());
  await migrate(db);
  const { key } = await makeTenant({ db, notifier: new LocalNotifier(makeLogger()), now: () => new Date() }, 'Aurora');
  const media = path.join(dir, 'media');
  const first = await start({ DATABASE_URL: source.url, DATA_DIR: path.join(dir, 'one'), MEDIA_DIR: media });
  const before = makeCaptureClient([first.url], key);
  const acknowledged = await Promise.all(Array.from({ length: 4 }, () => before.capture()));
  const session = acknowledged[0]!;
  const { id: report } = await before.report(session);
  await expect.poll(() => before.stageOf(session, report)).toBe('made');
  const pdf = await before.download(session, report);

  // Captures go on during all of the backup.
  let isBackedUp = false;
  const capturing = Promise.all(
    Array.from({ length: 3 }, async () => {
      let captured = 0;
      for (; !isBackedUp; captured++) await before.capture();
      return captured;
    }),
  );
  const restored = await startPostgres({ restore: (data) => baseBackup(source, data) });
  closing.push(restored.close);
  const mediaCopy = path.join(dir, 'media-copy');
  // As the rsync of docs/operations.md: an upload under way may vanish while it is copied.
  await cp(media, mediaCopy, { recursive: true, filter: (file) => file !== path.join(media, 'incoming') });
  isBackedUp = true;
  expect(Math.min(...(await capturing))).toBeGreaterThan(0);
  await first.kill();

  const env = { DATABASE_URL: restored.url, DATA_DIR: path.join(dir, 'two'), MEDIA_DIR: mediaCopy };
  // The third part of a backup: with another secret it does not start.
  await expect(start({ ...env, SECRET: 'w'.repeat(40) })).rejects.toThrow(/SECRET is not the one/);
  const second = await start(env);
  const after = makeCaptureClient([second.url], key);
  const copy = openDatabase({ url: restored.url, connections: 2 });
  closing.push(() => copy.destroy());

  // What was acknowledged before the backup is in it, and no row names a file that is missing or another one.
  const stored = (await copy.selectFrom('session').select('id').execute()).map(({ id }) => id);
  expect(stored).toEqual(expect.arrayContaining(acknowledged));
  const photos = await copy.selectFrom('photo').select(['file', 'thumb']).execute();
  expect(photos.length).toBeGreaterThanOrEqual(acknowledged.length * 3);
  for (const name of photos.flatMap(({ file, thumb }) => [file, thumb])) {
    expect((await readFile(path.join(mediaCopy, name))).equals(await readFile(path.join(media, name)))).toBe(true);
  }
  expect((await after.download(session, report)).equals(pdf)).toBe(true);
  expect(await after.check(pdf)).toBe('genuine');

  // It goes on: what is new is signed with the key that the secret opens, and every log is as it was written.
  const fresh = await after.capture();
  const { id: next } = await after.report(fresh);
  await expect.poll(() => after.stageOf(fresh, next)).toBe('made');
  expect(await after.check(await after.download(fresh, next))).toBe('genuine');
  const check = async (command: string) => {
    const file = path.join(import.meta.dirname, command);
    const { stdout } = await promisify(execFile)(process.execPath, [file, 'check'], {
      env: { ...process.env, ...env, SECRET: secret },
    });
    return stdout;
  };
  expect(await check('audit/command.ts')).toMatch(/^[0-9a-f-]{36}: \d+ events, as written\n$/);
  expect(await check('media/command.ts')).toMatch(/^(orphaned: .*\n)*0 missing, 0 altered, \d+ orphaned\n$/);
});

test('the embedded database: the server is stopped, the data folder is copied, and a server starts from the copy', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-backup-'));
  closing.push(() => rm(dir, { recursive: true, force: true }));
  const [data, copy] = [path.join(dir, 'data'), path.join(dir, 'copy')];
  const db = openDatabase({ dir: data });
  await migrate(db);
  const { key } = await makeTenant({ db, notifier: new LocalNotifier(makeLogger()), now: () => new Date() }, 'Aurora');
  await db.destroy();
  // The secret is in the folder too.
  const env = { SECRET: '', DATABASE_URL: '' };
  const first = await start({ ...env, DATA_DIR: data });
  const before = makeCaptureClient([first.url], key);
  const session = await before.capture();
  const { id: report } = await before.report(session);
  await expect.poll(() => before.stageOf(session, report)).toBe('made');
  const pdf = await before.download(session, report);
  const gone = once(first.child, 'exit');
  first.child.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  await cp(data, copy, { recursive: true });
  await rm(data, { recursive: true });

  const after = makeCaptureClient([(await start({ ...env, DATA_DIR: copy })).url], key);
  expect((await after.download(session, report)).equals(pdf)).toBe(true);
  const fresh = await after.capture();
  const { id: next } = await after.report(fresh);
  await expect.poll(() => after.stageOf(fresh, next)).toBe('made');
  expect(await after.check(await after.download(fresh, next))).toBe('genuine');
});
