import { expect, test } from 'vitest';
import { makeLogger } from '../testing/logger.ts';
import { LocalBell } from './bell-local.ts';
import { RedisBell } from './bell-redis.ts';
import { bellSuite } from './bell-suite.ts';

bellSuite(async () => {
  const logger = makeLogger();
  const bell = new LocalBell(logger);
  return { here: bell, there: bell, logger, close: () => bell.close() };
});

test('L13 with no Redis at all a node still hears itself', async () => {
  const logger = makeLogger();
  const bell = new RedisBell('redis://127.0.0.1:1', 'tests', logger);
  expect(bell.state).toBe('connecting');
  const heard: unknown[] = [];
  bell.listen((m) => void heard.push(m));
  bell.ring({ type: 'login_revoked', loginId: 'l' });
  await expect.poll(() => bell.state).toBe('stale');
  expect(heard).toHaveLength(1);
  expect(logger.warn).toHaveBeenCalledOnce();
  await bell.close();
});
