import { expect, test } from 'vitest';
import { makeLiveNode } from '../testing/live/live-node.ts';
import { makeLiveWorld, type Pausable, progressOf } from '../testing/live/live-world.ts';
import { makeSession } from '../testing/make.ts';

const live = makeLiveWorld();

test('V12 progress: at once to those who watch, the newest to the lists', async () => {
  const here = await live.makeWorld();
  const [watcher, list] = [live.open(live.node, here.viewer), live.open(live.node, here.viewer)];
  watcher.hello();
  watcher.watch(here.sessionId);
  list.hello();
  await expect.poll(() => [watcher.of('session').length, list.seq(), watcher.seq()]).toEqual([1, 0, 0]);
  await expect.poll(() => list.people()).toMatchObject([{ sessionIds: [here.sessionId] }]);
  live.notifier.publish(progressOf(here, 1));
  await expect.poll(() => list.of('progress')).toMatchObject([{ items: [{ percent: 1 }] }]);
  for (const percent of [2, 3, 4]) live.notifier.publish(progressOf(here, percent));
  await expect.poll(() => list.of('progress')).toHaveLength(2);
  expect(list.of('progress')[1]).toMatchObject({ items: [{ sessionId: here.sessionId, percent: 4 }] });
  expect(watcher.of('progress').at(-1)).toMatchObject({ items: [{ percent: 4 }] });
});

test('V13 presence: one person however many windows, gone with the line', async () => {
  const { companyId, sessionId, viewer } = await live.makeWorld();
  const other = await makeSession(live.db, companyId);
  const boris = live.node.makeViewer(companyId, { name: 'Boris', colour: 2 });
  const [one, two, his] = [live.open(live.node, viewer), live.open(live.node, viewer), live.open(live.node, boris)];
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
  const quick = await makeLiveNode({ db: live.db, notifier: live.notifier }, { pingInterval: 300, pingTimeout: 300 });
  const { companyId } = await live.makeWorld();
  const [alive, dead] = [live.open(quick, quick.makeViewer(companyId)), live.open(quick, quick.makeViewer(companyId))];
  alive.hello();
  dead.hello();
  await expect.poll(() => alive.people()).toHaveLength(2);
  // The socket stays open and answers nothing, as when a laptop is shut.
  (dead.socket.io.engine.transport as unknown as { ws: Pausable }).ws.pause();
  await expect.poll(() => alive.people()).toHaveLength(1);
  await quick.close();
});
