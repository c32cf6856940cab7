import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDatabase } from '../testing/database.ts';
import { makeIngest } from '../testing/ingest.ts';
import { makeLiveNode, openPage } from '../testing/live/live-node.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';
import { ownWatchRoom, watchedIn, watchRoom } from './rooms.ts';

let it: Awaited<ReturnType<typeof makeIngest>>;
let node: Awaited<ReturnType<typeof makeLiveNode>>;
beforeAll(async () => {
  it = await makeIngest(await makeDatabase());
  node = await makeLiveNode({ db: it.ctx.db, notifier: it.ctx.notifier });
});
afterAll(async () => {
  await node.close();
  await it.close();
});

/** Nothing in common with another but its address. */
const runOf = (documentNumber: string) =>
  goodRun.map((event) =>
    event.type === 'document.read'
      ? { ...event, fields: { ...event.fields, documentNumber, personalNumber: randomUUID(), lastName: randomUUID() } }
      : event,
  ) as typeof goodRun;
const finished = async (documentNumber: string) => {
  const { id } = await it.create();
  await it.sendEvents(id, attemptOf(runOf(documentNumber), it.now()));
  return id;
};
const pageOn = async (sessionId: string, companyId = it.us.companyId) => {
  const page = openPage(node, node.makeViewer(companyId));
  page.hello();
  await expect.poll(() => page.seq()).toBeDefined();
  page.watch(sessionId);
  await expect.poll(() => page.of('session').length).toBeGreaterThan(0);
  return page;
};

test('L12 V19 an open page is told of a link that a later session makes; pages that share nothing, and strangers, are not', async () => {
  const [first, other] = [await finished('LINK1'), await it.create()];
  const [page, bystander, stranger] = [
    await pageOn(first),
    await pageOn(other.id),
    await pageOn(first, it.them.companyId),
  ];
  const later = await finished('LINK1');
  await expect.poll(() => page.of('links')).toContainEqual({ type: 'links', sessionId: first });
  // What is told of the later session's own end comes after it: nothing more is on its way.
  await expect
    .poll(() => bystander.facts().some((fact) => fact.sessionId === later && fact.type === 'session.finished'))
    .toBe(true);
  expect(bystander.of('links')).toEqual([]);
  expect(stranger.of('links')).toEqual([]);
  for (const one of [page, bystander, stranger]) one.close();
});

test('V19 so is one of the same photo', async () => {
  const [first, later] = [await it.create(), await it.create()];
  const upload = (id: string) => it.upload(id, randomUUID(), randomUUID(), 1, it.jpeg);
  await upload(first.id);
  const page = await pageOn(first.id);
  await upload(later.id);
  await expect.poll(() => page.of('links')).toContainEqual({ type: 'links', sessionId: first.id });
  page.close();
});

test('the watched sessions of a company are those of its rooms, without the rooms of single reviewers', () => {
  const rooms = [watchRoom('a', '1'), ownWatchRoom('a', '2', 'ana'), watchRoom('b', '3'), 'list:a', 'socket'];
  expect(watchedIn(rooms, 'a')).toEqual(['1']);
});
