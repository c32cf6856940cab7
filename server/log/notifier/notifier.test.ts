import { expect, test } from 'vitest';
import { makeLogger } from '../../testing/logger.ts';
import { LocalNotifier } from './notifier-local.ts';
import { RedisNotifier } from './notifier-redis.ts';
import { notifierSuite } from './notifier-suite.ts';

notifierSuite(async () => {
  const logger = makeLogger();
  const notifier = new LocalNotifier(logger);
  return { here: notifier, there: notifier, logger, close: () => notifier.close() };
});

test('L13 with no Redis at all a node still hears itself', async () => {
  const logger = makeLogger();
  const notifier = new RedisNotifier('redis://127.0.0.1:1', 'tests', logger);
  expect(notifier.state).toBe('connecting');
  const heard: unknown[] = [];
  notifier.listen((m) => void heard.push(m));
  notifier.publish({ type: 'login_revoked', loginId: 'l' });
  await expect.poll(() => notifier.state).toBe('stale');
  expect(heard).toHaveLength(1);
  expect(logger.warn).toHaveBeenCalledOnce();
  await notifier.close();
});
