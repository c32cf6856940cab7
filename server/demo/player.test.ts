import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApi, Refused } from './api.ts';
import { startDemo } from './demo.ts';
import { play } from './player.ts';
import { stories } from './script/faults.ts';
import { plan } from './script/plan.ts';
import { startStub } from './stub-server.ts';

const key = 'vk_test';
let stub: Awaited<ReturnType<typeof startStub>>;
beforeEach(async () => {
  stub = await startStub(key);
});
afterEach(() => stub.close());

const signal = new AbortController().signal;
const api = (more: object = {}) => makeApi({ url: stub.url, key, signal, firstPause: 1, ...more });

test.each(stories)('%s: what is played fits the published schemas, whole and in order', async (story) => {
  const script = plan(11, { story, network: 'good' });
  const past = new Date('2026-11-22T08:00:00Z');
  const { refused } = await play(api(), script, { signal, past });
  expect(stub.heard.wrong).toEqual([]);
  expect(refused).toEqual([]);
  const wording = [...stub.heard.events, ...stub.heard.photos];
  expect(wording).toHaveLength(script.moments.length);
  const asserted = new Set<unknown>(stub.heard.asserted);
  for (const attempt of Map.groupBy(wording, (s) => `${s.attempt} ${asserted.has(s)}`).values()) {
    expect(attempt.map((s) => s.n).sort((a, b) => a - b)).toEqual(attempt.map((_, i) => i + 1));
  }
  expect(wording.map((s) => Date.parse(s.at)).sort()[0]).toBe(past.getTime());
});

test('what is sent twice has the same id and the same content', async () => {
  await play(api(), plan(3, { story: 'good', network: 'doubled' }), { signal, past: new Date() });
  const twice = [...Map.groupBy(stub.heard.events, (e) => e.id).values()].filter((same) => same.length > 1);
  expect(twice.length).toBeGreaterThan(0);
  for (const [one, two] of twice) expect(two).toEqual(one);
});

test('played at its own pace it shows progress too', async () => {
  await play(api(), plan(3, { story: 'good', network: 'good' }), { signal, speed: 200 });
  expect(stub.heard.shown).toBeGreaterThan(0);
  expect(stub.heard.wrong).toEqual([]);
  expect(stub.heard.events).toContainEqual(expect.objectContaining({ type: 'attempt.finished', outcome: 'completed' }));
});

test('a server that is away is waited for, and nothing gets lost', async () => {
  stub.fail(503, 502, 429);
  const described: boolean[] = [];
  const script = plan(4, { story: 'good', network: 'good' });
  await play(api({ onAway: (away: boolean) => described.push(away) }), script, { signal, past: new Date() });
  expect(described).toEqual([true, false]);
  expect(stub.heard.events.length + stub.heard.photos.length).toBe(script.moments.length);
});

test('nobody listens there: told with the reason, and stopped without waiting', async () => {
  await stub.close();
  const stopping = new AbortController();
  const why = await new Promise<string>((described) => {
    const demo = startDemo({
      url: stub.url,
      key,
      rate: 100,
      signal: stopping.signal,
      onAway: (_, reason) => described(reason),
    });
    demo.done.catch(() => undefined);
  });
  stopping.abort();
  expect(why).toBe('nothing listens there');
});

test('a key that is refused ends the demo and says so', async () => {
  const demo = startDemo({ url: stub.url, key: 'vk_wrong', rate: 100 });
  const error = await demo.done.catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Refused);
  expect(error).toMatchObject({ status: 401, message: 'The key is not known.' });
});

test('a count ends it; stopping breaks it off', async () => {
  const played: string[] = [];
  await startDemo({ url: stub.url, key, rate: 1000, speed: 500, count: 3, onSession: (s) => played.push(s) }).done;
  expect(played).toHaveLength(3);
  const endless = startDemo({ url: stub.url, key, rate: 1000, atOnce: 2 });
  await endless.stop();
  expect(stub.heard.wrong).toEqual([]);
});
