import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Fact } from '../../shared/event.ts';
import type { Db } from '../db/database.ts';
import { LocalBell } from '../log/bell-local.ts';
import { transact } from '../log/transact.ts';
import { makeDatabase } from '../testing/database.ts';
import { makeLiveNode, openPage } from '../testing/live-node.ts';
import { makeLogger } from '../testing/logger.ts';
import { makeCompany, makeReviewer, makeSession } from '../testing/make.ts';

let db: Db;
let node: Awaited<ReturnType<typeof makeLiveNode>>;
const bell = new LocalBell(makeLogger());
const deaf = new LocalBell(makeLogger());
const pages: ReturnType<typeof openPage>[] = [];
beforeAll(async () => {
  db = await makeDatabase();
  node = await makeLiveNode({ db, bell });
});
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});
afterAll(async () => {
  await node.close();
  await db.destroy();
});

const open = (...args: Parameters<typeof openPage>) => {
  const page = openPage(...args);
  pages.push(page);
  return page;
};
const step = (sessionId: string): Fact => ({
  type: 'step.started',
  sessionId,
  data: { attemptId: sessionId, step: 'selfie' },
});
const report = (companyId: string, sessionId: string, times = 1, by: LocalBell = bell) =>
  transact({ db, bell: by, now: () => new Date() }, companyId, `capture:${sessionId}`, async (trx) => {
    await trx.updateTable('session').set({ step: 'selfie' }).where('id', '=', sessionId).execute();
    return { value: undefined, facts: Array.from({ length: times }, () => step(sessionId)) };
  });
const world = async () => {
  const company = await makeCompany(db);
  const session = await makeSession(db, company.id);
  return { companyId: company.id, sessionId: session.id, viewer: node.makeViewer(company.id) };
};
const upTo = (n: number, from = 0) => Array.from({ length: n - from }, (_, i) => from + i + 1);
const seqsOf = (page: ReturnType<typeof openPage>) => page.facts().map((f) => f.seq);

test('V5 V7 without a place: a snapshot, then every change with the present rows', async () => {
  const { companyId, sessionId, viewer } = await world();
  await report(companyId, sessionId);
  const page = open(node, viewer);
  page.hello();
  await expect.poll(() => page.of('snapshot')).toHaveLength(1);
  expect(page.heard[0]).toMatchObject({ type: 'snapshot', seq: 1, counts: { in_progress: 1, verified: 0 } });
  await report(companyId, sessionId, 2);
  await expect.poll(() => page.seq()).toBe(3);
  expect(page.of('changes')).toMatchObject([
    { from: 1, to: 3, gone: [], counts: { in_progress: 1 }, rows: [{ id: sessionId, step: 'selfie' }] },
  ]);
  expect(seqsOf(page)).toEqual([2, 3]);
  expect(page.facts()[0]).toMatchObject({ type: 'step.started', sessionId, actor: `capture:${sessionId}` });
  expect(page.socket.io.engine.transport.name).toBe('websocket');
});

test('V6 what is gone is said to be gone, and facts about no session move the place alone', async () => {
  const { companyId, viewer } = await world();
  const page = open(node, viewer);
  page.hello();
  await expect.poll(() => page.seq()).toBe(0);
  const erased = crypto.randomUUID();
  await transact({ db, bell, now: () => new Date() }, companyId, 'system', async () => ({
    value: 0,
    facts: [step(erased), { type: 'sessions.exported', sessionId: null, data: { rows: 1 } }],
  }));
  await expect.poll(() => page.seq()).toBe(2);
  expect(page.of('changes')[0]).toMatchObject({ rows: [], gone: [erased] });
  expect(seqsOf(page)).toEqual([1]);
});

test('V6 cut off while 500 events are written: no gap and no double, joining in the middle of it', async () => {
  const { companyId, sessionId, viewer } = await world();
  const before = open(node, viewer);
  before.hello(0);
  await report(companyId, sessionId, 3);
  await expect.poll(() => before.seq()).toBe(3);
  before.close();
  const writing = (async () => {
    for (let i = 0; i < 100; i++) await report(companyId, sessionId, 5);
  })();
  await vi.waitUntil(async () => (await readSeq(companyId)) > 100, { timeout: 15_000 });
  const joining = Array.from({ length: 5 }, () => open(node, viewer));
  for (const page of joining) page.hello(before.seq());
  await writing;
  const late = open(node, viewer);
  late.hello(before.seq());
  for (const page of [...joining, late]) {
    await expect.poll(() => page.seq(), { timeout: 5_000 }).toBe(503);
    expect(seqsOf(page)).toEqual(upTo(503, 3));
    const chain = page.of('changes');
    expect(chain.map((c) => c.from)).toEqual([3, ...chain.slice(0, -1).map((c) => c.to)]);
  }
});

test('V7 too far behind, and ahead of the log', async () => {
  const { companyId, sessionId, viewer } = await world();
  await report(companyId, sessionId, 1_001);
  const page = open(node, viewer);
  page.hello(0);
  await expect.poll(() => page.heard[0]).toMatchObject({ type: 'snapshot', seq: 1_001 });
  page.hello(1);
  await expect.poll(() => page.of('changes')).toMatchObject([{ from: 1, to: 1_001 }]);
  page.hello(1_002);
  await expect.poll(() => page.of('snapshot')).toHaveLength(2);
  page.hello(1_001);
  await expect.poll(() => page.of('changes').at(-1)).toMatchObject({ from: 1_001, to: 1_001, facts: [] });
});

test('V8 a lost hint is healed by the sweep', async () => {
  const { companyId, sessionId, viewer } = await world();
  const page = open(node, viewer);
  page.hello();
  await expect.poll(() => page.seq()).toBe(0);
  await report(companyId, sessionId, 1, deaf);
  node.tick(1_000);
  await expect.poll(() => page.seq()).toBe(1);
});

test('V6 what is told while a newcomer reads what was before reaches them after it', async () => {
  const { companyId, sessionId } = await world();
  const reads: (() => void)[] = [];
  let isHeld = false;
  // Each read of the node waits for the test, so that the log moves in the very middle of a hello.
  const held = async (): Promise<void> => {
    if (isHeld) await new Promise<void>((resolve) => reads.push(resolve));
  };
  const through = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(_, name) {
        const value = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        if (name === 'execute') return (work: unknown) => held().then(() => value.call(target, work));
        const isBuilder = ['transaction', 'setIsolationLevel', 'setAccessMode'].includes(String(name));
        return (...args: unknown[]) => (isBuilder ? through(value.apply(target, args)) : value.apply(target, args));
      },
    });
  const slow = await makeLiveNode({ db: through(db), bell });
  const [first, second] = [open(slow, slow.makeViewer(companyId)), open(slow, slow.makeViewer(companyId))];
  first.hello();
  await expect.poll(() => first.seq()).toBe(0);
  await report(companyId, sessionId, 2);
  await expect.poll(() => first.seq()).toBe(2);
  isHeld = true;
  second.hello(1);
  await expect.poll(() => reads.length).toBe(1);
  reads[0]!();
  // The feed found nothing new; now the newcomer's own read waits, while two facts are told to the first.
  await expect.poll(() => reads.length).toBe(2);
  isHeld = false;
  await report(companyId, sessionId);
  await report(companyId, sessionId);
  await expect.poll(() => first.seq()).toBe(4);
  expect(second.heard).toEqual([]);
  reads[1]!();
  await expect.poll(() => second.seq()).toBe(4);
  expect(second.of('changes').map((c) => [c.from, c.to])).toEqual([
    [1, 2],
    ...first
      .of('changes')
      .slice(1)
      .map((c) => [c.from, c.to]),
  ]);
  expect(seqsOf(second)).toEqual([2, 3, 4]);
  await slow.close();
});

test('V6 seeded: pages that come, go and come back while the log moves have each fact once', async () => {
  const { companyId, sessionId, viewer } = await world();
  let seed = 20_261_123;
  // Park and Miller's generator: the same cuts at each run.
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const readers = Array.from({ length: 6 }, () => ({ page: open(node, viewer), told: [] as number[], at: 0 }));
  for (const r of readers) r.page.hello(0);
  const cut = (r: (typeof readers)[0]): void => {
    r.page.close();
    r.told.push(...seqsOf(r.page));
    r.at = r.page.seq() ?? r.at;
    r.page = open(node, viewer);
    r.page.hello(r.at);
  };
  for (let i = 0; i < 120; i++) {
    await report(companyId, sessionId, 1 + random(4), random(5) === 0 ? deaf : bell);
    if (random(3) === 0) cut(readers[random(readers.length)]!);
    // Hello again on the same line, as a client does that thinks it has missed something.
    if (random(6) === 0) {
      const { page, at } = readers[random(readers.length)]!;
      if (page.socket.connected) page.hello(page.seq() ?? at);
    }
    if (random(10) === 0) node.tick(1_000);
  }
  node.tick(1_000);
  const end = await readSeq(companyId);
  for (const r of readers) {
    await expect.poll(() => r.page.seq()).toBe(end);
    const all = [...r.told, ...seqsOf(r.page)];
    // A second hello may be overtaken by what was on its way: the client drops that. Nothing may be missing, nor out of order.
    expect([...new Set(all)]).toEqual(upTo(end));
  }
});

test('V8 V16 an outage of the database drops who cannot be served, and is over when it is over', async () => {
  let isDown = false;
  const flaky = new Proxy(db, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (isDown) throw new Error('away');
        return value.apply(target, args);
      };
    },
  });
  const away = await makeLiveNode({ db: flaky, bell });
  const { companyId, sessionId } = await world();
  const [first, second] = [open(away, away.makeViewer(companyId)), open(away, away.makeViewer(companyId))];
  first.hello();
  await expect.poll(() => first.seq()).toBe(0);
  isDown = true;
  await report(companyId, sessionId);
  second.hello(0);
  expect(await second.ended).toBe('transport close');
  away.tick();
  isDown = false;
  away.tick(1_000);
  await expect.poll(() => first.seq()).toBe(1);
  expect(first.of('refused')).toEqual([]);
  expect(away.logger.error).not.toHaveBeenCalled();
  await away.close();
});

test('V9 a change is put into words once, however many hear it', async () => {
  const { companyId, sessionId, viewer } = await world();
  const many = Array.from({ length: 12 }, () => open(node, viewer));
  for (const page of many) page.hello();
  for (const page of many) await expect.poll(() => page.seq()).toBe(0);
  const stringify = vi.spyOn(JSON, 'stringify');
  await report(companyId, sessionId);
  for (const page of many) await expect.poll(() => page.seq()).toBe(1);
  const encoded = stringify.mock.calls.filter(([what]) => Array.isArray(what) && what[1]?.type === 'changes');
  stringify.mockRestore();
  expect(encoded).toHaveLength(1);
});

test('V10 the same over HTTP', async () => {
  const { companyId, sessionId, viewer } = await world();
  await report(companyId, sessionId, 2);
  const get = async (path: string, loginId = viewer.loginId) => {
    const reply = await fetch(`${node.url}${path}`, { headers: { 'x-login': loginId } });
    return [reply.status, await reply.json()];
  };
  expect(await get('/api/live')).toMatchObject([200, { type: 'snapshot', seq: 2 }]);
  expect(await get('/api/live?after=1')).toMatchObject([200, { type: 'changes', from: 1, to: 2, facts: [{ seq: 2 }] }]);
  expect(await get('/api/live?after=-1')).toMatchObject([422, { code: 'invalid_request' }]);
  expect(await get('/api/live', 'nobody')).toMatchObject([401, { code: 'unauthenticated' }]);
});

test('V11 a watched session is sent at once and after each change, until another is watched', async () => {
  const { companyId, sessionId, viewer } = await world();
  const other = await makeSession(db, companyId);
  const page = open(node, viewer);
  page.hello();
  page.watch(sessionId);
  await expect
    .poll(() => page.of('session'))
    .toMatchObject([{ seq: 0, sessionId, view: { id: sessionId, step: null } }]);
  await expect.poll(() => page.seq()).toBe(0);
  await report(companyId, other.id);
  await report(companyId, sessionId);
  await expect.poll(() => page.of('session').at(-1)).toMatchObject({ seq: 2, sessionId, view: { step: 'selfie' } });
  expect(page.of('session')).toHaveLength(2);
  page.watch(null);
  await report(companyId, sessionId);
  await expect.poll(() => page.seq()).toBe(3);
  page.watch(other.id);
  await expect.poll(() => page.of('session')).toHaveLength(3);
});

test('V4 another company’s session is like one that is not there', async () => {
  const [mine, theirs] = [await world(), await world()];
  const page = open(node, mine.viewer);
  page.hello();
  page.watch(theirs.sessionId);
  await expect.poll(() => page.of('session')).toMatchObject([{ sessionId: theirs.sessionId, view: null }]);
  const colleague = open(node, theirs.viewer);
  colleague.hello();
  await expect.poll(() => colleague.people()).toMatchObject([{ reviewerId: theirs.viewer.reviewerId, sessionIds: [] }]);
  await report(theirs.companyId, theirs.sessionId);
  bell.ring(progressOf(theirs, 10));
  await expect.poll(() => colleague.of('progress')).toHaveLength(1);
  const unknown = crypto.randomUUID();
  page.watch(unknown);
  await expect.poll(() => page.of('session')).toHaveLength(2);
  expect(page.of('session')[1]).toEqual({ ...page.of('session')[0], sessionId: unknown });
  expect([page.of('changes'), page.of('progress')]).toEqual([[], []]);
  await expect.poll(() => page.people()).toMatchObject([{ reviewerId: mine.viewer.reviewerId, sessionIds: [] }]);
});

const progressOf = (of: { companyId: string; sessionId: string }, percent: number) =>
  ({
    type: 'progress',
    companyId: of.companyId,
    item: { sessionId: of.sessionId, step: 'liveness', challenge: 'blink', percent },
  }) as const;

test('V12 progress: at once to those who watch, the newest to the lists', async () => {
  const here = await world();
  const [watcher, list] = [open(node, here.viewer), open(node, here.viewer)];
  watcher.hello();
  watcher.watch(here.sessionId);
  list.hello();
  await expect.poll(() => [watcher.of('session').length, list.seq(), watcher.seq()]).toEqual([1, 0, 0]);
  await expect.poll(() => list.people()).toMatchObject([{ sessionIds: [here.sessionId] }]);
  bell.ring(progressOf(here, 1));
  await expect.poll(() => list.of('progress')).toMatchObject([{ items: [{ percent: 1 }] }]);
  for (const percent of [2, 3, 4]) bell.ring(progressOf(here, percent));
  await expect.poll(() => list.of('progress')).toHaveLength(2);
  expect(list.of('progress')[1]).toMatchObject({ items: [{ sessionId: here.sessionId, percent: 4 }] });
  expect(watcher.of('progress').at(-1)).toMatchObject({ items: [{ percent: 4 }] });
});

test('V13 presence: one person however many windows, gone with the line', async () => {
  const { companyId, sessionId, viewer } = await world();
  const other = await makeSession(db, companyId);
  const boris = node.makeViewer(companyId, { name: 'Boris', colour: 2 });
  const [one, two, his] = [open(node, viewer), open(node, viewer), open(node, boris)];
  one.hello();
  one.watch(sessionId);
  two.hello();
  two.watch(other.id);
  his.hello();
  const ana = { reviewerId: viewer.reviewerId, name: 'Ana', colour: 1, sessionIds: [sessionId, other.id].sort() };
  await expect.poll(() => his.people()).toContainEqual(ana);
  expect(his.people()).toHaveLength(2);
  two.watch(null);
  await expect.poll(() => his.people()).toContainEqual({ ...ana, sessionIds: [sessionId] });
  one.close();
  await expect.poll(() => his.people()).toContainEqual({ ...ana, sessionIds: [] });
  two.close();
  await expect.poll(() => his.people()).toHaveLength(1);
});

test('V13 a line that went dead without a word is gone after the pings', async () => {
  const quick = await makeLiveNode({ db, bell }, { pingInterval: 60, pingTimeout: 60 });
  const { companyId } = await world();
  const [alive, dead] = [open(quick, quick.makeViewer(companyId)), open(quick, quick.makeViewer(companyId))];
  alive.hello();
  dead.hello();
  await expect.poll(() => alive.people()).toHaveLength(2);
  // The socket stays open and answers nothing, as when a laptop is shut.
  (dead.socket.io.engine.transport as unknown as { ws: Pausable }).ws.pause();
  await expect.poll(() => alive.people()).toHaveLength(1);
  await quick.close();
});

test('V1 no login, another origin, polling, and somebody else’s connection id: refused before there is a socket', async () => {
  const { viewer } = await world();
  const status = async (path: string, headers: Record<string, string>) => {
    const response = await upgrade(path, headers);
    const body = (await json(response)) as { code: string };
    return [response.statusCode, body.code];
  };
  const engine = '/socket.io/?EIO=4&transport=websocket';
  const login = { 'x-login': viewer.loginId };
  expect(await status(engine, {})).toEqual([401, 'unauthenticated']);
  expect(await status(engine, { ...login, origin: 'https://evil.example' })).toEqual([403, 'origin_refused']);
  expect(await status(engine, { ...login, origin: 'null' })).toEqual([403, 'origin_refused']);
  expect(await status(`${engine}&sid=abc`, login)).toEqual([422, 'invalid_request']);
  expect(await status('/socket.io/?EIO=4&transport=polling', login)).toEqual([422, 'invalid_request']);
  expect((await fetch(`${node.url}/socket.io/?EIO=4&transport=polling`, { headers: login })).status).toBe(404);
  const own = open(node, viewer, { origin: node.url });
  own.hello();
  await expect.poll(() => own.seq()).toBe(0);
  const stranger = open(node, { loginId: 'nobody' });
  expect((await stranger.refusedBefore).message).toBe('websocket error');
});

test('V2 an upgrade that nobody serves gets 404, and one that is torn away hurts nobody', async () => {
  expect((await upgrade('/nothing')).statusCode).toBe(404);
  const { viewer } = await world();
  for (const path of ['/nothing', '/socket.io/?EIO=4&transport=websocket']) {
    const torn = net.connect(node.port, '127.0.0.1');
    torn.write(
      `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nx-login: ${viewer.loginId}\r\n\r\n`,
    );
    await once(torn, 'connect');
    torn.resetAndDestroy();
  }
  // Through the gate, then a frame that no websocket may send: all reserved bits set, and not masked.
  const broken = net.connect(node.port, '127.0.0.1');
  broken.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nx-login: ${viewer.loginId}\r\n\r\n`,
  );
  const [answered] = await once(broken, 'data');
  expect(String(answered)).toMatch(/^HTTP\/1.1 101 /);
  broken.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
  await once(broken, 'close');

  const page = open(node, viewer);
  page.hello();
  await expect.poll(() => page.seq()).toBe(0);
});

test('V3 V16 a login that ends takes its sockets with it: at once by the bell, by the sweep when it said nothing', async () => {
  const { companyId } = await world();
  const reviewer = await makeReviewer(db, companyId);
  const makeLogin = async () => {
    const loginId = crypto.randomUUID();
    const values = { id: loginId, reviewer_id: reviewer.id, token: loginId, expires_at: new Date(Date.now() + 60_000) };
    await db.insertInto('login').values(values).execute();
    return node.makeViewer(companyId, { loginId, reviewerId: reviewer.id });
  };
  const [told, lost, good] = [await makeLogin(), await makeLogin(), await makeLogin()];
  const [a, b, c] = [open(node, told), open(node, lost), open(node, good)];
  for (const page of [a, b, c]) page.hello();
  await expect.poll(() => [a.seq(), b.seq(), c.seq()]).toEqual([0, 0, 0]);
  bell.ring({ type: 'login_revoked', loginId: told.loginId });
  expect(await a.ended).toBe('io server disconnect');
  expect(a.of('refused')).toEqual([{ type: 'refused', code: 'unauthenticated' }]);
  await db.deleteFrom('login').where('id', '=', lost.loginId).execute();
  node.tick(15_000);
  expect(await b.ended).toBe('io server disconnect');
  expect([b.of('refused').length, c.socket.connected]).toEqual([1, true]);
});

test('V5 V14 what is no message, and what comes out of turn', async () => {
  const { viewer } = await world();
  const raw = (page: ReturnType<typeof openPage>, name: string, message: unknown) =>
    void page.socket.emit(name, message);

  const patient = open(node, viewer);
  const id = crypto.randomUUID();
  raw(patient, 'up', { type: 'watch', sessionId: 'no uuid' });
  raw(patient, 'up', { type: 'hello', version: 1 });
  raw(patient, 'up', { type: 'hello', version: '1', extra: true });
  raw(patient, 'up', null);
  raw(patient, 'down', { type: 'watch', sessionId: id });
  patient.hello();
  await expect.poll(() => patient.seq()).toBe(0);
  raw(patient, 'up', { type: 'erase', sessionId: id });
  expect(await patient.ended).toBe('io server disconnect');
  expect(patient.of('refused')).toEqual([{ type: 'refused', code: 'invalid_request' }]);

  const old = open(node, viewer);
  old.say({ type: 'hello', version: '0' });
  expect(await old.ended).toBe('io server disconnect');
  expect(old.of('refused')).toEqual([{ type: 'refused', code: 'protocol_version' }]);

  const rude = open(node, viewer);
  rude.watch(id);
  expect(await rude.ended).toBe('io server disconnect');
  expect(rude.heard).toEqual([{ type: 'refused', code: 'invalid_request' }]);

  const flood = open(node, viewer);
  flood.hello();
  for (let i = 0; i < 70; i++) flood.watch(null);
  expect(await flood.ended).toBe('io server disconnect');
  expect(flood.of('refused')).toEqual([{ type: 'refused', code: 'rate_limited' }]);

  const fat = open(node, viewer);
  fat.hello();
  await expect.poll(() => fat.seq()).toBe(0);
  raw(fat, 'up', { type: 'hello', version: 'x'.repeat(10_000) });
  expect(await fat.ended).toBe('transport close');
});

test('V15 V16 a slow reader is dropped, comes back and goes on from its place', async () => {
  const small = await makeLiveNode({ db, bell }, { mostWaiting: 50_000 });
  const { companyId, sessionId } = await world();
  const [slow, quick] = [open(small, small.makeViewer(companyId)), open(small, small.makeViewer(companyId))];
  for (const page of [slow, quick]) page.hello();
  await expect.poll(() => [slow.seq(), quick.seq()]).toEqual([0, 0]);
  const { ws } = slow.socket.io.engine.transport as unknown as { ws: Pausable };
  ws.pause();
  // The system's own buffers take the first megabytes.
  let written = 0;
  while (small.logger.info.mock.calls.length === 0) {
    await report(companyId, sessionId, 900);
    written += 900;
    await vi.waitUntil(() => quick.seq() === written, { timeout: 10_000 });
    small.tick(1_000);
    expect(written).toBeLessThan(100_000);
  }
  ws.resume();
  expect(await slow.ended).not.toBe('io server disconnect');
  expect(quick.socket.connected).toBe(true);
  const back = open(small, small.makeViewer(companyId));
  back.hello(written - 10);
  await expect.poll(() => back.seq()).toBe(written);
  expect(seqsOf(back)).toEqual(upTo(written, written - 10));
  await small.close();
});

test('V16 a server that stops ends its lines without refusing anybody', async () => {
  const stopping = await makeLiveNode({ db, bell });
  const { companyId } = await world();
  const page = open(stopping, stopping.makeViewer(companyId));
  page.hello();
  await expect.poll(() => page.seq()).toBe(0);
  await stopping.close();
  expect(await page.ended).toBe('transport close');
  expect(page.of('refused')).toEqual([]);
});

const readSeq = async (companyId: string): Promise<number> =>
  (await db.selectFrom('company').select('last_seq').where('id', '=', companyId).executeTakeFirstOrThrow()).last_seq;

interface Pausable {
  pause(): void;
  resume(): void;
}

/** The answer to an upgrade that is refused. */
async function upgrade(path: string, headers: Record<string, string> = {}): Promise<http.IncomingMessage> {
  const asked = http.get(`${node.url}${path}`, {
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version': '13',
      ...headers,
    },
  });
  const [response] = await once(asked, 'response');
  return response;
}
