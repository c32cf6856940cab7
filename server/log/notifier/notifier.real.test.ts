import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLogger } from '../../testing/logger.ts';
import { type RedisServer, startRedis } from '../../testing/servers/redis.ts';
import type { NotifierMessage } from './notifier.ts';
import { RedisNotifier } from './notifier-redis.ts';
import { notifierSuite } from './notifier-suite.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

const pair = async () => {
  const logger = makeLogger();
  const here = new RedisNotifier(redis.url, 'tests', logger);
  const there = new RedisNotifier(redis.url, 'tests', logger);
  const close = async () => void (await Promise.all([here.close(), there.close()]));
  return { here, there, logger, close };
};
notifierSuite(pair);

test('L20 two installations on one Redis hear nothing of each other (faults.md F4)', async () => {
  const logger = makeLogger();
  const [ours, theirs, other] = ['a', 'a', 'b'].map((id) => new RedisNotifier(`${redis.url}`, id, logger)) as [
    RedisNotifier,
    RedisNotifier,
    RedisNotifier,
  ];
  const heard: string[] = [];
  theirs.listen((message) => heard.push(message.type));
  other.listen((message) => heard.push(`other ${message.type}`));
  await expect.poll(() => [ours.state, theirs.state, other.state]).toEqual(['live', 'live', 'live']);
  ours.publish({ type: 'log', companyId: 'c', seq: 1 });
  other.publish({ type: 'login_revoked', loginId: 'l' });
  await expect.poll(() => heard.toSorted()).toEqual(['log', 'other login_revoked']);
  await Promise.all([ours.close(), theirs.close(), other.close()]);
});

test('L11 L12 L13 Redis goes and comes back', async () => {
  const { here, there, logger, close } = await pair();
  let reconnects = 0;
  there.onReconnect(() => reconnects++);
  await expect.poll(() => [here.state, there.state]).toEqual(['live', 'live']);
  expect(reconnects).toBe(1);
  const heard = { here: [] as number[], there: [] as number[] };
  const seqs = (of: number[]) => (m: NotifierMessage) => void (m.type === 'log' && of.push(m.seq));
  here.listen(seqs(heard.here));
  there.listen(seqs(heard.there));
  const ring = (seq: number) => here.publish({ type: 'log', companyId: 'c', seq });

  ring(1);
  await expect.poll(() => heard.there).toEqual([1]);
  await redis.stop();
  await expect.poll(() => [here.state, there.state]).toEqual(['stale', 'stale']);
  for (let i = 2; i < 2_000; i++) ring(i);
  await expect.poll(() => heard.here.length).toBe(1_999);
  await redis.start();
  await expect.poll(() => [here.state, there.state]).toEqual(['live', 'live']);
  expect(reconnects).toBe(2);
  ring(3_000);
  await expect.poll(() => heard.there.at(-1)).toBe(3_000);
  expect(new Set(heard.there).size).toBe(heard.there.length);
  expect(heard.there).toEqual(heard.there.toSorted((a, b) => a - b));
  // Said once each, not at each try.
  expect(logger.warn).toHaveBeenCalledTimes(2);
  await close();
});
