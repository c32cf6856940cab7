import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, expect, inject, test } from 'vitest';
import { checkLog } from './audit/check-log.ts';
import { openDatabase } from './db/open.ts';
import { LocalNotifier } from './log/notifier/notifier-local.ts';
import { makeTenant } from './testing/app.ts';
import { makeCaptureClient } from './testing/capture-client.ts';
import { makeLogger } from './testing/logger.ts';
import { inDatabase } from './testing/real-setup.ts';
import { startPgbouncer } from './testing/servers/pgbouncer.ts';
import { type ServerProcess, startServerProcess } from './testing/servers/process.ts';

/** Sessions that are captured at once, over both nodes. */
const sessions = 24;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Nothing that the server does may need a connection of its own for longer than a transaction (docs/operations.md). */
test.each([
  // Fewer connections than either node has for itself.
  ['transaction', 5],
  ['session', 32],
] as const)(
  'behind pgbouncer with %s pooling: two nodes start, migrate, capture, decide and make reports',
  async (mode, size) => {
    const name = `pgbouncer_${mode}_${randomUUID().slice(0, 8)}`;
    const admin = openDatabase({ url: inject('postgresUrl'), connections: 1 });
    await sql`create database ${sql.id(name)}`.execute(admin);
    await admin.destroy();
    const direct = inDatabase(inject('postgresUrl'), name);
    const bouncer = await startPgbouncer(direct, mode, size);
    closing.push(bouncer.stop);
    const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-pgbouncer-'));
    closing.push(() => rm(dir, { recursive: true, force: true }));

    // Both at once on an empty database: they take turns by an advisory lock.
    const env = { DATABASE_URL: bouncer.url, DATA_DIR: dir, SECRET: 's'.repeat(40) };
    const nodes: ServerProcess[] = await Promise.all([startServerProcess(env), startServerProcess(env)]);
    for (const node of nodes) closing.push(node.kill);
    const db = openDatabase({ url: direct, connections: 2 });
    closing.push(() => db.destroy());
    const { companyId, key } = await makeTenant(
      { db, notifier: new LocalNotifier(makeLogger()), now: () => new Date() },
      'Aurora',
    );

    const client = makeCaptureClient(
      nodes.map(({ url }) => url),
      key,
    );
    const ids = await Promise.all(Array.from({ length: sessions }, () => client.capture()));

    const states = async () =>
      (await db.selectFrom('session').select('state').where('id', 'in', ids).execute()).map(({ state }) => state);
    await expect.poll(states).toEqual(Array(sessions).fill('verified'));

    // Jobs: sent in the transaction of the request, taken by pg-boss on either node.
    const { id: report } = await client.report(ids[0]!);
    await expect.poll(() => client.stageOf(ids[0]!, report)).toBe('made');
    expect(await checkLog(db, companyId)).toMatchObject({ faults: [] });
    // Since it listened; before, it says which settings to look at.
    for (const node of nodes) expect(node.printed().split('/docs')[1]?.trim()).toBe('');
  },
);
