import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { currentSeq } from '../log/read.ts';
import { makeDatabase } from '../testing/database.ts';
import { makeIngest } from '../testing/ingest.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';
import { Feed } from './feed.ts';

let it: Awaited<ReturnType<typeof makeIngest>>;
beforeAll(async () => {
  it = await makeIngest(await makeDatabase());
});
afterAll(() => it.close());

test('V11 a view that could not be read is sent at the next sweep, in a quiet company too (faults.md B8)', async () => {
  const { id } = await it.create();
  await it.sendEvents(id, attemptOf(goodRun, it.now()).slice(0, 2));
  let isDown = false;
  const db = new Proxy(it.ctx.db, {
    get(target, key) {
      if (key === 'selectFrom' && isDown) {
        return (table: 'attempt') => {
          if (String(table).startsWith('attempt')) throw Object.assign(new Error('cut'), { code: '08006' });
          return target.selectFrom(table);
        };
      }
      const value = target[key as keyof Db];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const sent: string[] = [];
  const feed = new Feed(
    it.us.companyId,
    { db, logger: it.ctx.logger },
    {
      tell: () => sent.push('changes'),
      tellOne: () => {},
      tellWatcher: () => {},
      isWatched: () => true,
      watched: () => [],
      hintLinks: () => {},
      tellWatchers: (_companyId, message) => sent.push(message.view!.state),
    },
  );
  await feed.read();
  await it.sendEvents(id, attemptOf(goodRun, it.now()));
  isDown = true;
  await expect(feed.read()).rejects.toThrow('cut');
  expect(sent).toEqual(['changes']);
  isDown = false;
  // As a sweep does: the log has not moved since.
  feed.hint(await currentSeq(it.ctx.db, it.us.companyId));
  await expect.poll(() => sent).toEqual(['changes', 'verified']);
  feed.hint(await currentSeq(it.ctx.db, it.us.companyId));
  await feed.read();
  expect(sent).toHaveLength(2);
});
