import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { ReportView } from '../../shared/api/reports.ts';
import { migrate } from '../db/migrate.ts';
import { type DatabasePlace, openDatabase } from '../db/open.ts';
import { LocalNotifier } from '../log/notifier/notifier-local.ts';
import { verifyLog } from '../log/verify.ts';
import { makeTenant } from '../testing/app.ts';
import { makeLogger } from '../testing/logger.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';
import { makePostgresUrl } from '../testing/servers/postgres-database.ts';
import { type ServerProcess, startServerProcess } from '../testing/servers/process.ts';

/** Milliseconds after asking: as the job is taken, and while it is drawn. */
const deaths = [0, 250];

let server: ServerProcess | undefined;
afterEach(() => server?.kill());

test.each(['embedded', 'postgres'] as const)(
  'R8 kill -9 in the middle of making reports: each is made after all, once: %s',
  async (kind) => {
    const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-kill-'));
    const place: DatabasePlace = kind === 'embedded' ? { dir } : { url: await makePostgresUrl() };
    const env: Record<string, string> = { DATA_DIR: dir, ...('url' in place && { DATABASE_URL: place.url }) };
    const { companyId, key } = await prepare(place);
    const asked: { id: string; report: string }[] = [];

    for (const death of deaths) {
      server = await startServerProcess(env);
      const ask = clientOf(server.url, key);
      const ids = await Promise.all([verified(ask), verified(ask)]);
      for (const id of ids) {
        const { id: report } = await ask<ReportView>('POST', `/sessions/${id}/reports`, { paper: 'A4' });
        asked.push({ id, report });
      }
      await wait(death);
      await server.kill();
    }

    server = await startServerProcess(env);
    const ask = clientOf(server.url, key);
    for (const { id, report } of asked) {
      await expect
        .poll(async () => (await ask<ReportView>('GET', `/sessions/${id}/reports/${report}`)).status, {
          interval: 250,
        })
        .toBe('made');
    }
    await server.kill();

    const db = openDatabase(place);
    try {
      const made = await db.selectFrom('event').select('data').where('type', '=', 'report.made').execute();
      expect(made.map(({ data }) => data.reportId).sort()).toEqual(asked.map(({ report }) => report).sort());
      expect(await verifyLog(db, companyId)).toMatchObject({ ok: true });
    } finally {
      await db.destroy();
      await rm(dir, { recursive: true, force: true });
    }
  },
);

async function prepare(place: DatabasePlace) {
  const db = openDatabase(place);
  const notifier = new LocalNotifier(makeLogger());
  await migrate(db);
  const tenant = await makeTenant({ db, notifier, now: () => new Date() }, 'Aurora');
  await notifier.close();
  await db.destroy();
  return tenant;
}

type Ask = <T>(method: 'GET' | 'POST', at: string, body?: object) => Promise<T>;
const clientOf =
  (url: string, key: string): Ask =>
  async <T>(method: 'GET' | 'POST', at: string, body?: object) => {
    const answer = await fetch(`${url}/api/v1${at}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as T;
  };

async function verified(ask: Ask): Promise<string> {
  const { id } = await ask<{ id: string }>('POST', '/sessions', {});
  await ask('POST', `/sessions/${id}/events`, { events: attemptOf(goodRun, new Date()) });
  return id;
}
