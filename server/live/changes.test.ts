import { expect, test, vi } from 'vitest';
import { eventually } from '../../shared/testing/eventually.ts';
import { transact } from '../log/transact.ts';
import { makeLiveNode } from '../testing/live/live-node.ts';
import { makeLiveWorld, seqsOf, stepStarted, upTo } from '../testing/live/live-world.ts';
import { makeReviewer, makeSession } from '../testing/make.ts';

const live = makeLiveWorld();

test('V5 V7 without a place: a snapshot, then every change with the present rows', async () => {
  const { companyId, sessionId, viewer } = await live.makeWorld();
  await live.report(companyId, sessionId);
  const page = live.open(live.node, viewer);
  page.hello();
  await expect.poll(() => page.of('snapshot')).toHaveLength(1);
  expect(page.heard[0]).toMatchObject({ type: 'snapshot', seq: 1, counts: { in_progress: 1, verified: 0 } });
  await live.report(companyId, sessionId, 2);
  await expect.poll(() => page.seq()).toBe(3);
  expect(page.of('changes')).toMatchObject([
    { from: 1, to: 3, gone: [], counts: { in_progress: 1 }, rows: [{ id: sessionId, step: 'selfie' }] },
  ]);
  expect(seqsOf(page)).toEqual([2, 3]);
  expect(page.facts()[0]).toMatchObject({ type: 'step.started', sessionId, actor: `capture:${sessionId}` });
  expect(page.socket.io.engine.transport.name).toBe('websocket');
});

test('V6 what is gone is said to be gone; of facts about no session those are told that everybody works by', async () => {
  const { companyId, viewer } = await live.makeWorld();
  const page = live.open(live.node, viewer);
  page.hello();
  await expect.poll(() => page.seq()).toBe(0);
  const erased = crypto.randomUUID();
  await transact({ db: live.db, notifier: live.notifier, now: () => new Date() }, companyId, 'system', async () => ({
    value: 0,
    facts: [
      stepStarted(erased),
      { type: 'sessions.exported', sessionId: null, data: { rows: 1 } },
      { type: 'conditions.changed', sessionId: null, data: { version: 1 } },
    ],
  }));
  await expect.poll(() => page.seq()).toBe(3);
  expect(page.of('changes')[0]).toMatchObject({ rows: [], gone: [erased] });
  expect(seqsOf(page)).toEqual([1, 3]);
});

test('V20 facts about no session reach whom they concern: all, masters, who acted, or nobody', async () => {
  const { companyId } = await live.makeWorld();
  const people = {
    master: (await makeReviewer(live.db, companyId, { role: 'master' })).id,
    actor: (await makeReviewer(live.db, companyId)).id,
    other: (await makeReviewer(live.db, companyId)).id,
  };
  const pages = Object.values(people).map((reviewerId) =>
    live.open(live.node, live.node.makeViewer(companyId, { reviewerId })),
  );
  for (const page of pages) page.hello(0);
  const id = crypto.randomUUID();
  await transact(
    { db: live.db, notifier: live.notifier, now: () => new Date() },
    companyId,
    `reviewer:${people.actor}`,
    async () => ({
      value: 0,
      facts: [
        { type: 'branding.changed', sessionId: null, data: {} },
        { type: 'api_key.revoked', sessionId: null, data: { keyId: id } },
        { type: 'report_export.requested', sessionId: null, data: { exportId: id, sessions: 1 } },
        { type: 'saved_filter.added', sessionId: null, data: { savedFilterId: id, shared: false } },
        { type: 'sessions.exported', sessionId: null, data: { rows: 1 } },
      ],
    }),
  );
  for (const page of pages) await expect.poll(() => page.seq()).toBe(5);
  expect(pages.map(seqsOf)).toEqual([[1, 2], [1, 3, 4], [1]]);
});

test('V6 cut off while 500 events are written: no gap and no double, joining in the middle of it', async () => {
  const { companyId, sessionId, viewer } = await live.makeWorld();
  const before = live.open(live.node, viewer);
  before.hello(0);
  await live.report(companyId, sessionId, 3);
  await expect.poll(() => before.seq()).toBe(3);
  before.close();
  const writing = (async () => {
    for (let i = 0; i < 100; i++) await live.report(companyId, sessionId, 5);
  })();
  await eventually(async () => (await live.seqOf(companyId)) > 100);
  const joining = Array.from({ length: 5 }, () => live.open(live.node, viewer));
  for (const page of joining) page.hello(before.seq());
  await writing;
  const late = live.open(live.node, viewer);
  late.hello(before.seq());
  for (const page of [...joining, late]) {
    await expect.poll(() => page.seq()).toBe(503);
    expect(seqsOf(page)).toEqual(upTo(503, 3));
    const chain = page.of('changes');
    expect(chain.map((c) => c.from)).toEqual([3, ...chain.slice(0, -1).map((c) => c.to)]);
  }
});

test('V7 too far behind, and ahead of the log', async () => {
  const { companyId, sessionId, viewer } = await live.makeWorld();
  await live.report(companyId, sessionId, 1_001);
  const page = live.open(live.node, viewer);
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
  const { companyId, sessionId, viewer } = await live.makeWorld();
  const page = live.open(live.node, viewer);
  page.hello();
  await expect.poll(() => page.seq()).toBe(0);
  await live.report(companyId, sessionId, 1, live.deaf);
  live.node.tick(1_000);
  await expect.poll(() => page.seq()).toBe(1);
});

test('V6 what is told while a newcomer reads what was before reaches them after it', async () => {
  const { companyId, sessionId } = await live.makeWorld();
  const reads: (() => void)[] = [];
  let isHeld = false;
  // Each transaction of the node waits for the test: a newcomer's read is one, the feed's are none, so that the log moves in the very middle of a hello.
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
  const slow = await makeLiveNode({ db: through(live.db), notifier: live.notifier });
  const [first, second] = [live.open(slow, slow.makeViewer(companyId)), live.open(slow, slow.makeViewer(companyId))];
  first.hello();
  await expect.poll(() => first.seq()).toBe(0);
  await live.report(companyId, sessionId, 2);
  await expect.poll(() => first.seq()).toBe(2);
  isHeld = true;
  second.hello(1);
  // The newcomer's own read waits, while two facts are told to the first.
  await expect.poll(() => reads.length).toBe(1);
  isHeld = false;
  await live.report(companyId, sessionId);
  await live.report(companyId, sessionId);
  await expect.poll(() => first.seq()).toBe(4);
  expect(second.heard).toEqual([]);
  reads[0]!();
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
  const { companyId, sessionId, viewer } = await live.makeWorld();
  let seed = 20_261_123;
  // Park and Miller's generator: the same cuts at each run.
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const readers = Array.from({ length: 6 }, () => ({
    page: live.open(live.node, viewer),
    described: [] as number[],
    at: 0,
  }));
  for (const r of readers) r.page.hello(0);
  const cut = (r: (typeof readers)[0]): void => {
    r.page.close();
    r.described.push(...seqsOf(r.page));
    r.at = r.page.seq() ?? r.at;
    r.page = live.open(live.node, viewer);
    r.page.hello(r.at);
  };
  for (let i = 0; i < 120; i++) {
    await live.report(companyId, sessionId, 1 + random(4), random(5) === 0 ? live.deaf : live.notifier);
    if (random(3) === 0) cut(readers[random(readers.length)]!);
    // Hello again on the same line, as a client does that thinks it has missed something.
    if (random(6) === 0) {
      const { page, at } = readers[random(readers.length)]!;
      if (page.socket.connected) page.hello(page.seq() ?? at);
    }
    if (random(10) === 0) live.node.tick(1_000);
  }
  live.node.tick(1_000);
  const end = await live.seqOf(companyId);
  for (const r of readers) {
    await expect.poll(() => r.page.seq()).toBe(end);
    const all = [...r.described, ...seqsOf(r.page)];
    // A second hello may be overtaken by what was on its way: the client drops that. Nothing may be missing, nor out of order.
    expect([...new Set(all)]).toEqual(upTo(end));
  }
});

test('V8 V16 an outage of the database drops who cannot be served, and is over when it is over', async () => {
  let isDown = false;
  const flaky = new Proxy(live.db, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (isDown) throw new Error('away');
        return value.apply(target, args);
      };
    },
  });
  const away = await makeLiveNode({ db: flaky, notifier: live.notifier });
  const { companyId, sessionId } = await live.makeWorld();
  const [first, second] = [live.open(away, away.makeViewer(companyId)), live.open(away, away.makeViewer(companyId))];
  first.hello();
  await expect.poll(() => first.seq()).toBe(0);
  isDown = true;
  await live.report(companyId, sessionId);
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
  const { companyId, sessionId, viewer } = await live.makeWorld();
  const many = Array.from({ length: 12 }, () => live.open(live.node, viewer));
  for (const page of many) page.hello();
  for (const page of many) await expect.poll(() => page.seq()).toBe(0);
  const stringify = vi.spyOn(JSON, 'stringify');
  await live.report(companyId, sessionId);
  for (const page of many) await expect.poll(() => page.seq()).toBe(1);
  const encoded = stringify.mock.calls.filter(([what]) => Array.isArray(what) && what[1]?.type === 'changes');
  stringify.mockRestore();
  expect(encoded).toHaveLength(1);
});

test('V10 the same over HTTP', async () => {
  const { companyId, sessionId, viewer } = await live.makeWorld();
  await live.report(companyId, sessionId, 2);
  const get = async (path: string, loginId = viewer.loginId) => {
    const reply = await fetch(`${live.node.url}${path}`, { headers: { 'x-login': loginId } });
    return [reply.status, await reply.json()];
  };
  expect(await get('/api/live')).toMatchObject([200, { type: 'snapshot', seq: 2 }]);
  expect(await get('/api/live?after=1')).toMatchObject([200, { type: 'changes', from: 1, to: 2, facts: [{ seq: 2 }] }]);
  expect(await get('/api/live?after=-1')).toMatchObject([422, { code: 'invalid_request' }]);
  expect(await get('/api/live', 'nobody')).toMatchObject([401, { code: 'unauthenticated' }]);
});

test('V11 a watched session is sent at once and after each change, until another is watched', async () => {
  const { companyId, sessionId, viewer } = await live.makeWorld();
  const other = await makeSession(live.db, companyId);
  const page = live.open(live.node, viewer);
  page.hello();
  page.watch(sessionId);
  await expect
    .poll(() => page.of('session'))
    .toMatchObject([{ seq: 0, sessionId, view: { id: sessionId, step: null } }]);
  await expect.poll(() => page.seq()).toBe(0);
  await live.report(companyId, other.id);
  await live.report(companyId, sessionId);
  await expect.poll(() => page.of('session').at(-1)).toMatchObject({ seq: 2, sessionId, view: { step: 'selfie' } });
  expect(page.of('session')).toHaveLength(2);
  page.watch(null);
  await live.report(companyId, sessionId);
  await expect.poll(() => page.seq()).toBe(3);
  page.watch(other.id);
  await expect.poll(() => page.of('session')).toHaveLength(3);
});

test('V18 a mention is told to the windows of the one mentioned, to those that come later too, and to nobody else', async () => {
  const { companyId, viewer } = await live.makeWorld();
  const colleague = live.node.makeViewer(companyId);
  const pages = [live.open(live.node, viewer), live.open(live.node, viewer), live.open(live.node, colleague)];
  for (const page of pages) page.hello(0);
  await expect.poll(() => pages.map((page) => page.seq())).toEqual([0, 0, 0]);
  const [mentionId, authorId] = [crypto.randomUUID(), colleague.reviewerId];
  await transact({ db: live.db, notifier: live.notifier, now: () => new Date() }, companyId, 'system', async () => ({
    value: 0,
    facts: [
      { type: 'mention.added', sessionId: null, data: { mentionId, reviewerId: viewer.reviewerId, authorId } },
      { type: 'mention.read', sessionId: null, data: { reviewerId: viewer.reviewerId, count: 1 } },
    ],
  }));
  const late = live.open(live.node, viewer);
  late.hello(0);
  await expect.poll(() => [...pages, late].map((page) => page.seq())).toEqual([2, 2, 2, 2]);
  expect([...pages, late].map((page) => page.facts().length)).toEqual([2, 2, 0, 2]);
});
