import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BatchReceipt } from '../../shared/api/ingest.ts';
import type { Db } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { LocalNotifier } from '../log/notifier/notifier-local.ts';
import { verifyLog } from '../log/verify.ts';
import { makeTenant, password } from '../testing/app.ts';
import { makeLogger } from '../testing/logger.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';
import { type Cuttable, makeCuttable } from '../testing/servers/cuttable.ts';
import { makePostgresUrl } from '../testing/servers/postgres-database.ts';
import { type ServerProcess, startServerProcess } from '../testing/servers/process.ts';

let dir: string;
let db: Db;
let wire: Cuttable;
let server: ServerProcess;
let us: Awaited<ReturnType<typeof makeTenant>>;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'vidimus-outage-'));
  const url = await makePostgresUrl();
  db = openDatabase({ url });
  await migrate(db);
  const notifier = new LocalNotifier(makeLogger());
  us = await makeTenant({ db, notifier, now: () => new Date() }, 'Aurora');
  await notifier.close();
  wire = await makeCuttable(url);
  server = await startServerProcess({ DATA_DIR: dir, DATABASE_URL: wire.url, LOG_LEVEL: 'silent' });
});
afterAll(async () => {
  await server.kill();
  wire.close();
  await db.destroy();
  await rm(dir, { recursive: true, force: true });
});

const ask = (at: string, body?: object, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${at}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${us.key}`, ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });

test('while the database is away every answer says so, and afterwards all goes on', async () => {
  const signIn = { email: us.email, password };
  const signedIn = await ask('/api/auth/sign-in', signIn);
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  wire.cut();
  const away = await Promise.all([
    ask('/api/v1/sessions', {}),
    ask(`/api/v1/sessions/${randomUUID()}`),
    ask('/api/auth/sign-in', signIn),
    // Not 401: the page would send its reviewer to the sign-in.
    ask('/api/me', undefined, { cookie }),
    ask('/readyz'),
  ]);
  const wording = await Promise.all(
    away.map(async (a) => [a.status, a.headers.get('retry-after'), (await a.json()).code]),
  );
  expect(wording).toEqual(Array(5).fill([503, '2', 'unavailable']));
  expect((await ask('/healthz')).status).toBe(200);
  wire.mend();
  await expect.poll(async () => (await ask('/readyz')).status).toBe(200);
  expect((await ask('/api/me', undefined, { cookie })).status).toBe(200);
});

test('lines to the database that break in the middle of the work lose nothing that was acknowledged', async () => {
  const acknowledged: string[] = [];
  let refused = 0;
  let next = 10;
  const play = async (): Promise<void> => {
    const created = await ask('/api/v1/sessions', {});
    if (!created.ok) return void refused++;
    const { id } = (await created.json()) as { id: string };
    for (const event of attemptOf(goodRun, new Date())) {
      const answer = await ask(`/api/v1/sessions/${id}/events`, { events: [event] });
      if (answer.status === 503) refused++;
      else
        for (const e of ((await answer.json()) as BatchReceipt).events)
          if (e.status === 'stored') acknowledged.push(e.id!);
      if (acknowledged.length >= next) {
        next += 20;
        wire.snap();
      }
    }
  };
  await Promise.all(Array.from({ length: 12 }, play));
  expect(refused).toBeGreaterThan(0);
  expect(acknowledged.length).toBeGreaterThan(30);
  const stored = new Set((await db.selectFrom('capture_event').select('id').execute()).map((r) => r.id));
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  expect(await verifyLog(db, us.companyId)).toMatchObject({ ok: true });
});

test('a stop during an upload that never ends is clean', async () => {
  const { id } = (await (await ask('/api/v1/sessions', {})).json()) as { id: string };
  const query = `attempt=${randomUUID()}&n=1&at=${new Date().toISOString()}&kind=selfie`;
  const line = connect(Number(new URL(server.url).port), '127.0.0.1');
  line.on('error', () => {});
  line.write(
    `PUT /api/v1/sessions/${id}/photos/${randomUUID()}?${query} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${us.key}\r\n` +
      'Content-Type: image/jpeg\r\nContent-Length: 100000\r\n\r\nhalf',
  );
  const incoming = path.join(dir, 'media/incoming');
  await expect.poll(async () => (await readdir(incoming)).length).toBe(1);
  server.child.kill('SIGTERM');
  const [code] = await once(server.child, 'exit');
  expect(code).toBe(0);
  expect(await readdir(incoming)).toEqual([]);
});
