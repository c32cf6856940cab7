import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { BatchReceipt } from '../../shared/api/ingest.ts';
import { migrate } from '../db/migrate.ts';
import { type DatabasePlace, openDatabase } from '../db/open.ts';
import { LocalNotifier } from '../log/notifier/notifier-local.ts';
import { verifyLog } from '../log/verify.ts';
import { makeTenant } from '../testing/app.ts';
import { makeLogger } from '../testing/logger.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';
import { makePostgresUrl } from '../testing/servers/postgres-database.ts';
import { type ServerProcess, startServerProcess } from '../testing/servers/process.ts';

/** Each time the server dies at another point of its work. */
const deaths = 3;
const phones = 8;

let server: ServerProcess | undefined;
afterEach(() => server?.kill());

test.each(['embedded', 'postgres'] as const)('kill -9 during ingest loses no acknowledged event: %s', async (kind) => {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-kill-'));
  const place: DatabasePlace = kind === 'embedded' ? { dir } : { url: await makePostgresUrl() };
  const env: Record<string, string> = { DATA_DIR: dir, ...('url' in place && { DATABASE_URL: place.url }) };
  const { companyId, key } = await prepare(place);
  const acknowledged = new Set<string>();

  for (let death = 0; death < deaths; death++) {
    server = await startServerProcess(env);
    const { url } = server;
    const enough = Promise.withResolvers<void>();
    const target = acknowledged.size + 40 + 25 * death;
    const playing = Array.from({ length: phones }, () =>
      playUntilCut(url, key, (id) => {
        acknowledged.add(id);
        if (acknowledged.size >= target) enough.resolve();
      }),
    );
    await enough.promise;
    await server.kill();
    await Promise.all(playing);
  }

  const db = openDatabase(place);
  try {
    const stored = new Set((await db.selectFrom('capture_event').select('id').execute()).map((r) => r.id));
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    // Nothing half-done either: each event has its fact, and the chain holds from end to end.
    const facts = await db
      .selectFrom('event')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('actor', 'like', 'key:%')
      .where('type', 'not in', ['session.created', 'session.assessed', 'session.finished'])
      .executeTakeFirstOrThrow();
    expect(facts.n).toBe(stored.size);
    expect(await verifyLog(db, companyId)).toMatchObject({ ok: true });
  } finally {
    await db.destroy();
    await rm(dir, { recursive: true, force: true });
  }
});

async function prepare(place: DatabasePlace) {
  const db = openDatabase(place);
  const notifier = new LocalNotifier(makeLogger());
  await migrate(db);
  const tenant = await makeTenant({ db, notifier, now: () => new Date() }, `Company-${randomUUID()}`);
  await notifier.close();
  await db.destroy();
  return tenant;
}

/** Plays session after session until the server is gone. An event counts once its answer has arrived. */
async function playUntilCut(url: string, key: string, stored: (eventId: string) => void): Promise<void> {
  const post = async <T>(at: string, body: object): Promise<T> => {
    const answer = await fetch(`${url}/api/v1${at}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as T;
  };
  try {
    for (;;) {
      const { id } = await post<{ id: string }>('/sessions', {});
      const run = attemptOf(goodRun, new Date());
      for (let i = 0; i < run.length; i += 3) {
        const { events } = await post<BatchReceipt>(`/sessions/${id}/events`, { events: run.slice(i, i + 3) });
        for (const e of events) if (e.status === 'stored') stored(e.id!);
      }
    }
  } catch (error) {
    // The line that a kill cuts; anything else is a fault of the test or the server.
    if (!(error instanceof TypeError)) throw error;
  }
}
