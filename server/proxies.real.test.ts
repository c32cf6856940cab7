import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionCreated } from '../shared/api/ingest.ts';
import type { Db } from './db/database.ts';
import { openDatabase } from './db/open.ts';
import { LocalNotifier } from './log/notifier/notifier-local.ts';
import { openNote } from './notes/commands.ts';
import { makeTenant, password } from './testing/app.ts';
import { makeLogger } from './testing/logger.ts';
import { makeSession } from './testing/make.ts';
import { freePort } from './testing/servers/postgres.ts';
import { makePostgresUrl } from './testing/servers/postgres-database.ts';
import { type ServerProcess, startServerProcess } from './testing/servers/process.ts';
import {
  askThrough,
  clientAddress,
  makeProxyCertificate,
  type ProxyName,
  proxyHost,
  proxyNames,
  type RunningProxy,
  startProxy,
} from './testing/servers/proxy.ts';
import { openViewer } from './testing/servers/proxy-viewer.ts';
import { type RedisServer, startRedis } from './testing/servers/redis.ts';

// faults.md F6: "any load balancer will do" holds only with settings. Those of docs/proxies, each in front of the same two
// nodes on one Postgres and Redis.

/** What docs/operations.md says: above interval times failures of the proxies' look at /readyz. */
const shutdownDelaySeconds = 3;
/** And what it says of the time that a proxy needs to take a node back. */
const takenBackMs = 3_000;

let dir: string;
let db: Db;
let redis: RedisServer;
let us: Awaited<ReturnType<typeof makeTenant>>;
let noteId: string;
let env: Record<string, string>;
const nodes: { port: number; server: ServerProcess }[] = [];
const proxies = new Map<ProxyName, RunningProxy>();
const notifier = new LocalNotifier(makeLogger());

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'vidimus-proxies-'));
  const [url, started] = await Promise.all([makePostgresUrl(), startRedis(), makeProxyCertificate(dir)]);
  redis = started;
  db = openDatabase({ url, connections: 4 });
  us = await makeTenant({ db, notifier, now: () => new Date() }, 'Aurora');
  const session = await makeSession(db, us.companyId);
  noteId = (await openNote({ db, now: () => new Date() }, us.companyId, session.id))!.noteId;
  env = {
    ...{ DATABASE_URL: url, REDIS_URL: redis.url, SECRET: 's'.repeat(40), DATA_DIR: dir, REPORTS_AT_ONCE: '0' },
    ...{ PUBLIC_URL: `https://${proxyHost}`, TRUST_PROXY: '127.0.0.1' },
    SHUTDOWN_DELAY_SECONDS: String(shutdownDelaySeconds),
  };
  for (const port of [await freePort(), await freePort()]) {
    nodes.push({ port, server: await startServerProcess(env, port) });
  }
  const [one, two] = nodes.map(({ port }) => port) as [number, number];
  for (const name of proxyNames) {
    const ports = [await freePort(), await freePort(), await freePort()] as const;
    proxies.set(name, await startProxy(name, dir, [one, two], ports));
  }
});
afterAll(async () => {
  await Promise.all([...proxies.values()].map((proxy) => proxy.stop()));
  await Promise.all(nodes.map(({ server }) => server.kill()));
  await redis.stop();
  await db.destroy();
  await rm(dir, { recursive: true, force: true });
});

const json = { 'content-type': 'application/json' };
const withKey = () => ({ authorization: `Bearer ${us.key}` });

async function createSession(proxy: RunningProxy, reference: string): Promise<SessionCreated> {
  const body = JSON.stringify({ reference });
  const answer = await askThrough(proxy, 'POST', '/api/v1/sessions', { headers: { ...withKey(), ...json }, body });
  if (answer.status !== 201) throw new Error(`POST /api/v1/sessions: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body);
}

async function signIn(proxy: RunningProxy): Promise<string> {
  const answer = await askThrough(proxy, 'POST', '/api/auth/sign-in', {
    headers: { ...json, origin: `https://${proxyHost}` },
    body: JSON.stringify({ email: us.email, password }),
  });
  expect(answer.status).toBe(200);
  return answer.headers['set-cookie']![0]!.split(';')[0]!;
}

/** Asks without a pause to speak of until it is told to stop. */
function askConstantly(name: ProxyName, proxy: RunningProxy) {
  const failed: string[] = [];
  const created: string[] = [];
  let asked = 0;
  let stopped = false;
  const known = createSession(proxy, `${name} known`);
  const repeat = async (what: string, ask: (n: number) => Promise<number>) => {
    for (let n = 0; !stopped; n++) {
      const status = await ask(n).catch((error: Error) => error.message);
      asked += 1;
      if (status !== 200) failed.push(`${what}: ${status}`);
      await wait(25);
    }
  };
  const get = async (at: string, headers = {}) => (await askThrough(proxy, 'GET', at, { headers })).status;
  const loops = [
    repeat('GET session', async () => get(`/api/v1/sessions/${(await known).id}`, withKey())),
    repeat('GET page', () => get('/?search=Unmistakable')),
    repeat('POST session', async (n) => {
      const reference = `${name} ${n}`;
      const { id } = await createSession(proxy, reference);
      created.push(id);
      return 200;
    }),
  ];
  return {
    failed,
    created,
    asked: () => asked,
    async stop() {
      stopped = true;
      await Promise.all(loops);
    },
  };
}

test('a rolling restart under constant requests: none fails, none is sent twice, and all viewers are back', async () => {
  const running = await Promise.all(
    [...proxies].map(async ([name, proxy]) => {
      const viewer = openViewer(proxy, await signIn(proxy), noteId);
      await expect.poll(() => viewer.isThere()).toBe(true);
      return { name, proxy, viewer, asking: askConstantly(name, proxy) };
    }),
  );
  for (const { name, viewer } of running) viewer.write(`${name} before. `);

  for (const node of nodes) {
    await expect.poll(() => running.every(({ asking }) => asking.asked() > 30)).toBe(true);
    const gone = once(node.server.child, 'exit');
    node.server.child.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
    node.server = await startServerProcess(env, node.port);
    await wait(takenBackMs);
  }

  await Promise.all(running.map(({ asking }) => asking.stop()));
  expect(running.flatMap(({ name, asking }) => asking.failed.map((what) => `${name} ${what}`))).toEqual([]);
  // What was acknowledged is there, and nothing is there that was not: no proxy sent a POST again.
  const stored = await db
    .selectFrom('session')
    .select('id')
    .where('company_id', '=', us.companyId)
    .where('reference', 'is not', null)
    .where('reference', 'not like', '% known')
    .execute();
  const created = running.flatMap(({ asking }) => asking.created);
  expect(stored.map(({ id }) => id).sort()).toEqual(created.sort());

  for (const { name, proxy, viewer } of running) {
    await expect.poll(() => viewer.isThere()).toBe(true);
    // Each viewer stood at a node that was stopped at least once.
    expect(viewer.connects().live).toBeGreaterThan(1);
    expect(viewer.connects().notes).toBeGreaterThan(1);
    const { id } = await createSession(proxy, `${name} after known`);
    for (const other of running) await expect.poll(() => other.viewer.heardOf(id)).toBe(true);
    viewer.write(`${name} after. `);
  }
  const words = proxyNames.flatMap((name) => [`${name} before.`, `${name} after.`]);
  for (const { viewer } of running) {
    await expect.poll(() => words.filter((word) => !viewer.reads().includes(word))).toEqual([]);
    viewer.close();
  }
});

test.each(proxyNames)('%s: the client is who connects, whatever a stranger says of their own address', async (name) => {
  const proxy = proxies.get(name)!;
  const { id, captureToken } = await createSession(proxy, `${name} address known`);
  const event = {
    type: 'attempt.started',
    id: randomUUID(),
    attempt: randomUUID(),
    n: 1,
    at: new Date().toISOString(),
  };
  const answer = await askThrough(proxy, 'POST', `/api/v1/sessions/${id}/events`, {
    headers: {
      ...{ ...json, authorization: `Bearer ${captureToken}` },
      ...{ 'x-forwarded-for': '203.0.113.66', forwarded: 'for=203.0.113.66', 'x-real-ip': '203.0.113.66' },
    },
    body: JSON.stringify({ events: [event] }),
  });
  expect(answer.status).toBe(200);
  const { view } = await db.selectFrom('attempt').select('view').where('session_id', '=', id).executeTakeFirstOrThrow();
  expect(view).toMatchObject({ clientIp: clientAddress });
});

test.each(proxyNames)('%s: a photo of 20 MB goes through, and one that is too large is refused', async (name) => {
  const proxy = proxies.get(name)!;
  const { id, captureToken } = await createSession(proxy, `${name} photo known`);
  const upload = (body: Buffer) => {
    const at = encodeURIComponent(new Date().toISOString());
    const query = `attempt=${randomUUID()}&n=1&at=${at}&kind=selfie`;
    return askThrough(proxy, 'PUT', `/api/v1/sessions/${id}/photos/${randomUUID()}?${query}`, {
      headers: { authorization: `Bearer ${captureToken}`, 'content-type': 'image/png' },
      body,
    });
  };
  const size = { width: 2_600, height: 2_600 };
  const photo = await sharp({ create: { ...size, channels: 3, background: '#789' } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  expect(photo.length).toBeGreaterThan(20e6);
  const answer = await upload(photo);
  expect([answer.status, answer.body]).toEqual([201, expect.stringContaining('stored')]);
  // The client may see that its line ends before it has sent all of it.
  const refused = await upload(Buffer.alloc(30 * 1024 * 1024)).catch((error: { code?: string }) => error);
  expect([413, 'EPIPE', 'ECONNRESET']).toContain('status' in refused ? refused.status : refused.code);
});

test.each(proxyNames)('%s: a POST that a node took and did not answer is not sent to the other', async (name) => {
  const taken: string[] = [];
  const breaking = Array.from({ length: 2 }, () =>
    createServer((request, response) => {
      if (request.method !== 'POST') return void response.end('{}');
      request.resume().once('end', () => {
        taken.push(request.url!);
        request.socket.destroy();
      });
    }).listen(0, '127.0.0.1'),
  );
  await Promise.all(breaking.map((node) => once(node, 'listening')));
  const own = await mkdtemp(path.join(dir, 'breaking-'));
  await makeProxyCertificate(own);
  const [one, two] = breaking.map((node) => (node.address() as AddressInfo).port) as [number, number];
  const proxy = await startProxy(name, own, [one, two], [await freePort(), await freePort(), await freePort()]);
  const answer = await askThrough(proxy, 'POST', '/api/v1/sessions', { headers: json, body: '{}' }).catch(
    (error: Error) => error,
  );
  // By the end of the proxy all that it tries has been tried.
  await proxy.stop();
  for (const node of breaking) node.close();
  expect(taken).toEqual(['/api/v1/sessions']);
  if (!(answer instanceof Error)) expect(answer.status).toBeGreaterThanOrEqual(500);
});

test('the names of persons in searches are in no log of a proxy, not even when no node is there', async () => {
  await Promise.all(nodes.map(({ server }) => server.kill()));
  for (const [name, proxy] of proxies) {
    const status = await askThrough(proxy, 'GET', '/api/sessions?search=Unmistakable').then(
      (answer) => answer.status,
      (error: Error) => error.message,
    );
    expect([502, 503], name).toContain(status);
    expect(proxy.wording(), name).not.toContain('Unmistakable');
  }
});
