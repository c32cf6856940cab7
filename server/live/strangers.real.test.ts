import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { eventually } from '../../shared/testing/eventually.ts';
import { makeLiveNode } from '../testing/live/live-node.ts';
import { makeLiveWorld, type Page, type Pausable, progressOf, seqsOf, upTo } from '../testing/live/live-world.ts';
import { makeReviewer } from '../testing/make.ts';

const live = makeLiveWorld();

test('V4 another company’s session is like one that is not there', async () => {
  const [mine, theirs] = [await live.makeWorld(), await live.makeWorld()];
  const page = live.open(live.node, mine.viewer);
  page.hello();
  page.watch(theirs.sessionId);
  await expect.poll(() => page.of('session')).toMatchObject([{ sessionId: theirs.sessionId, view: null }]);
  const colleague = live.open(live.node, theirs.viewer);
  colleague.hello();
  await expect.poll(() => colleague.people()).toMatchObject([{ reviewerId: theirs.viewer.reviewerId, sessionIds: [] }]);
  await live.report(theirs.companyId, theirs.sessionId);
  live.notifier.publish(progressOf(theirs, 10));
  await expect.poll(() => colleague.of('progress')).toHaveLength(1);
  const unknown = crypto.randomUUID();
  page.watch(unknown);
  await expect.poll(() => page.of('session')).toHaveLength(2);
  expect(page.of('session')[1]).toEqual({ ...page.of('session')[0], sessionId: unknown });
  expect([page.of('changes'), page.of('progress')]).toEqual([[], []]);
  await expect.poll(() => page.people()).toMatchObject([{ reviewerId: mine.viewer.reviewerId, sessionIds: [] }]);
});

test('V1 no login, another origin, polling, and somebody else’s connection id: refused before there is a socket', async () => {
  const { viewer } = await live.makeWorld();
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
  expect((await fetch(`${live.node.url}/socket.io/?EIO=4&transport=polling`, { headers: login })).status).toBe(404);
  const own = live.open(live.node, viewer, { origin: live.node.url });
  own.hello();
  await expect.poll(() => own.seq()).toBe(0);
  const stranger = live.open(live.node, { loginId: 'nobody' });
  expect((await stranger.refusedBefore).message).toBe('websocket error');
});

test('V2 an upgrade that nobody serves gets 404, and one that is torn away hurts nobody', async () => {
  expect((await upgrade('/nothing')).statusCode).toBe(404);
  const { viewer } = await live.makeWorld();
  for (const path of ['/nothing', '/socket.io/?EIO=4&transport=websocket']) {
    const torn = net.connect(live.node.port, '127.0.0.1');
    torn.write(
      `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nx-login: ${viewer.loginId}\r\n\r\n`,
    );
    await once(torn, 'connect');
    torn.resetAndDestroy();
  }
  // Through the gate, then a frame that no websocket may send: all reserved bits set, and not masked.
  const broken = net.connect(live.node.port, '127.0.0.1');
  broken.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nx-login: ${viewer.loginId}\r\n\r\n`,
  );
  const [answered] = await once(broken, 'data');
  expect(String(answered)).toMatch(/^HTTP\/1.1 101 /);
  broken.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
  await once(broken, 'close');

  const page = live.open(live.node, viewer);
  page.hello();
  await expect.poll(() => page.seq()).toBe(0);
});

test('V3 V16 a login that ends takes its sockets with it: at once by the notifier, by the sweep when it said nothing', async () => {
  const { companyId } = await live.makeWorld();
  const reviewer = await makeReviewer(live.db, companyId);
  const makeLogin = async () => {
    const loginId = crypto.randomUUID();
    const values = { id: loginId, reviewer_id: reviewer.id, token: loginId, expires_at: new Date(Date.now() + 60_000) };
    await live.db.insertInto('login').values(values).execute();
    return live.node.makeViewer(companyId, { loginId, reviewerId: reviewer.id });
  };
  const [described, lost, good, idle] = [await makeLogin(), await makeLogin(), await makeLogin(), await makeLogin()];
  const [a, b, c] = [live.open(live.node, described), live.open(live.node, lost), live.open(live.node, good)];
  const d = live.open(live.node, idle);
  for (const page of [a, b, c, d]) page.hello();
  await expect.poll(() => [a.seq(), b.seq(), c.seq(), d.seq()]).toEqual([0, 0, 0, 0]);
  live.notifier.publish({ type: 'login_revoked', loginId: described.loginId });
  expect(await a.ended).toBe('io server disconnect');
  expect(a.of('refused')).toEqual([{ type: 'refused', code: 'unauthenticated' }]);
  await live.db.deleteFrom('login').where('id', '=', lost.loginId).execute();
  // Nobody has used this one for an hour (security.md L4); the socket by itself is no use.
  const hourAgo = new Date(Date.now() - 60 * 60_000 - 1);
  await live.db.updateTable('login').set({ used_at: hourAgo }).where('id', '=', idle.loginId).execute();
  live.node.tick(15_000);
  expect(await b.ended).toBe('io server disconnect');
  expect(await d.ended).toBe('io server disconnect');
  expect(d.of('refused')).toEqual([{ type: 'refused', code: 'unauthenticated' }]);
  expect([b.of('refused').length, c.socket.connected]).toEqual([1, true]);
});

test('V5 V14 what is no message, and what comes out of turn', async () => {
  const { viewer } = await live.makeWorld();
  const raw = (page: Page, name: string, message: unknown) => void page.socket.emit(name, message);

  const patient = live.open(live.node, viewer);
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

  const old = live.open(live.node, viewer);
  old.say({ type: 'hello', version: '0' });
  expect(await old.ended).toBe('io server disconnect');
  expect(old.of('refused')).toEqual([{ type: 'refused', code: 'protocol_version' }]);

  const rude = live.open(live.node, viewer);
  rude.watch(id);
  expect(await rude.ended).toBe('io server disconnect');
  expect(rude.heard).toEqual([{ type: 'refused', code: 'invalid_request' }]);

  const flood = live.open(live.node, viewer);
  flood.hello();
  for (let i = 0; i < 70; i++) flood.watch(null);
  // faults.md F3: it was refused, which is for good.
  expect(await flood.ended).toBe('transport close');
  expect(flood.of('refused')).toEqual([]);

  const fat = live.open(live.node, viewer);
  fat.hello();
  await expect.poll(() => fat.seq()).toBe(0);
  raw(fat, 'up', { type: 'hello', version: 'x'.repeat(10_000) });
  expect(await fat.ended).toBe('transport close');
});

test('V14 one login has so many windows, and one more is asked to come back', async () => {
  const small = await makeLiveNode({ db: live.db, notifier: live.notifier }, { mostOfLogin: 2 });
  const { companyId } = await live.makeWorld();
  const [viewer, colleague] = [small.makeViewer(companyId), small.makeViewer(companyId)];
  const pages = [live.open(small, viewer), live.open(small, viewer), live.open(small, colleague)];
  for (const page of pages) page.hello();
  await expect.poll(() => pages.map((page) => page.seq())).toEqual([0, 0, 0]);
  const more = () => live.open(small, viewer);
  expect((await more().refusedBefore).message).toBe('websocket error');
  pages[0]!.socket.disconnect();
  await expect
    .poll(() => {
      const page = more();
      return Promise.race([
        page.refusedBefore.then(() => false),
        new Promise((resolve) => page.socket.once('connect', () => resolve(true))),
      ]);
    })
    .toBe(true);
  await small.close();
});

test('V15 V16 a slow reader is dropped, comes back and goes on from its place', async () => {
  // It must end for what waits, not for a ping that it cannot answer while it does not read.
  const settings = { mostWaiting: 50_000, pingInterval: 600_000 };
  const small = await makeLiveNode({ db: live.db, notifier: live.notifier }, settings);
  const { companyId, sessionId } = await live.makeWorld();
  const [slow, quick] = [live.open(small, small.makeViewer(companyId)), live.open(small, small.makeViewer(companyId))];
  for (const page of [slow, quick]) page.hello();
  await expect.poll(() => [slow.seq(), quick.seq()]).toEqual([0, 0]);
  const { ws } = slow.socket.io.engine.transport as unknown as { ws: Pausable };
  ws.pause();
  // The system's own buffers take the first megabytes.
  let written = 0;
  while (small.logger.info.mock.calls.length === 0) {
    await live.report(companyId, sessionId, 900);
    written += 900;
    await eventually(() => quick.seq() === written);
    small.tick(1_000);
    expect(written).toBeLessThan(100_000);
  }
  ws.resume();
  expect(await slow.ended).not.toBe('io server disconnect');
  expect(quick.socket.connected).toBe(true);
  const back = live.open(small, small.makeViewer(companyId));
  back.hello(written - 10);
  await expect.poll(() => back.seq()).toBe(written);
  expect(seqsOf(back)).toEqual(upTo(written, written - 10));
  await small.close();
});

test('V16 a server that stops ends its lines without refusing anybody', async () => {
  const stopping = await makeLiveNode({ db: live.db, notifier: live.notifier });
  const { companyId } = await live.makeWorld();
  const page = live.open(stopping, stopping.makeViewer(companyId));
  page.hello();
  await expect.poll(() => page.seq()).toBe(0);
  await stopping.close();
  expect(await page.ended).toBe('transport close');
  expect(page.of('refused')).toEqual([]);
});

/** The answer to an upgrade that is refused. */
async function upgrade(path: string, headers: Record<string, string> = {}): Promise<http.IncomingMessage> {
  const asked = http.get(`${live.node.url}${path}`, {
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
