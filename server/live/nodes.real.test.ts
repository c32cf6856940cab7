import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { RedisNotifier } from '../log/notifier/notifier-redis.ts';
import { transact } from '../log/transact.ts';
import { makeLiveNode, openPage } from '../testing/live/live-node.ts';
import { makeLogger } from '../testing/logger.ts';
import { makeCompany, makeSession } from '../testing/make.ts';
import { makePostgresUrl } from '../testing/servers/postgres-database.ts';
import { type RedisServer, startRedis } from '../testing/servers/redis.ts';

/** Two servers, as behind a load balancer: nothing in common but the database and the notifier. */
let redis: RedisServer;
let databaseUrl: string;
const time = { ahead: 0 };
const now = () => new Date(Date.now() + time.ahead);
const openNode = async () => {
  const db = openDatabase({ url: databaseUrl });
  const notifier = new RedisNotifier(redis.url, 'tests', makeLogger());
  const node = await makeLiveNode({ db, notifier, now });
  const close = async (): Promise<void> => {
    await node.close();
    await notifier.close();
    await db.destroy();
  };
  return { ...node, db, notifier, close };
};
type Node = Awaited<ReturnType<typeof openNode>>;
let [here, there]: Node[] = [];
const pages: ReturnType<typeof openPage>[] = [];

beforeAll(async () => {
  [redis, databaseUrl] = await Promise.all([startRedis(), makePostgresUrl()]);
  [here, there] = await Promise.all([openNode(), openNode()]);
});
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});
afterAll(async () => {
  await Promise.all([here!.close(), there!.close()]);
  await redis.stop();
});

const live = () => expect.poll(() => [here!.notifier.state, there!.notifier.state]).toEqual(['live', 'live']);
const open = (...args: Parameters<typeof openPage>) => {
  const page = openPage(...args);
  pages.push(page);
  return page;
};
const world = async (db: Db) => {
  const company = await makeCompany(db);
  const session = await makeSession(db, company.id);
  return { companyId: company.id, sessionId: session.id };
};
const report = (node: Node, { companyId, sessionId }: { companyId: string; sessionId: string }) =>
  transact({ db: node.db, notifier: node.notifier, now }, companyId, `capture:${sessionId}`, async () => ({
    value: 0,
    facts: [{ type: 'step.started', sessionId, data: { attemptId: sessionId, step: 'selfie' } }],
  }));
const seqsOf = (page: ReturnType<typeof openPage>) => page.facts().map((f) => f.seq);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('V8 V11 V12 V13 facts, views, progress and presence of one node reach those at the other', async () => {
  await live();
  const of = await world(here!.db);
  const [ana, boris] = [here!.makeViewer(of.companyId), there!.makeViewer(of.companyId, { name: 'Boris' })];
  const [hers, his] = [open(here!, ana), open(there!, boris)];
  hers.hello(0);
  his.hello(0);
  his.watch(of.sessionId);
  await expect.poll(() => [hers.seq(), his.of('session').length]).toEqual([0, 1]);
  await expect.poll(() => hers.people()).toHaveLength(2);
  await expect
    .poll(() => hers.people())
    .toContainEqual(expect.objectContaining({ name: 'Boris', sessionIds: [of.sessionId] }));
  await expect.poll(() => his.people()).toContainEqual(expect.objectContaining({ name: 'Ana', sessionIds: [] }));

  await report(here!, of);
  await expect.poll(() => his.of('session').at(-1)).toMatchObject({ seq: 1 });
  expect(seqsOf(his)).toEqual([1]);
  const item = { sessionId: of.sessionId, step: 'liveness', challenge: null, percent: 50 } as const;
  here!.notifier.publish({ type: 'progress', companyId: of.companyId, item });
  await expect.poll(() => his.of('progress')).toContainEqual({ type: 'progress', items: [item] });
  await expect.poll(() => hers.of('progress')).toHaveLength(1);

  here!.notifier.publish({ type: 'login_revoked', loginId: boris.loginId });
  expect(await his.ended).toBe('io server disconnect');
  await expect.poll(() => hers.people()).toHaveLength(1);
});

test('V13 a node that dies takes its people with it', async () => {
  await live();
  const of = await world(here!.db);
  const dying = await openNode();
  const page = open(here!, here!.makeViewer(of.companyId));
  page.hello();
  await expect.poll(() => page.people()).toHaveLength(1);
  await expect.poll(() => dying.notifier.state).toBe('live');
  const theirs = open(dying, dying.makeViewer(of.companyId, { name: 'Boris' }));
  theirs.hello();
  await expect.poll(() => page.people()).toHaveLength(2);
  // Its line to the others breaks first: nobody hears it say goodbye.
  await dying.notifier.close();
  await dying.close();
  here!.tick(5_000);
  expect(page.people()).toHaveLength(2);
  time.ahead += 12_001;
  here!.tick(5_000);
  await expect.poll(() => page.people()).toHaveLength(1);
});

test('V6 V8 Redis stopped and started again under load: nothing lost, nothing twice', async () => {
  await live();
  const of = await world(here!.db);
  const watchers = [here!, there!].map((node) => open(node, node.makeViewer(of.companyId)));
  for (const page of watchers) page.hello(0);
  for (const page of watchers) await expect.poll(() => page.seq()).toBe(0);

  const each = 150;
  const write = async (node: Node, from: number, to: number) => {
    for (let i = from; i < to; i++) await report(node, of);
  };
  const both = (from: number, to: number) => Promise.all([write(here!, from, to), write(there!, from, to)]);
  await both(0, 30);
  const stopped = redis.stop();
  await Promise.all([stopped, both(30, 80)]);
  await expect.poll(() => [here!.notifier.state, there!.notifier.state]).toEqual(['stale', 'stale']);
  // Presence and all else go on; the other node's facts come by the sweep.
  for (const node of [here!, there!]) node.tick(1_000);
  for (const page of watchers) await expect.poll(() => page.seq()).toBe(160);
  await Promise.all([redis.start(), both(80, each)]);
  await live();
  await report(here!, of);
  for (const page of watchers) {
    await expect.poll(() => page.seq()).toBe(2 * each + 1);
    expect(seqsOf(page)).toEqual(upTo(2 * each + 1));
  }
});
