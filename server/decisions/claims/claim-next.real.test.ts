import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeReview, type Review } from '../../testing/review.ts';
import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { claimNext } from './commands/claim.ts';

let it: Review;
beforeAll(async () => {
  it = await makeReview(await makePostgresDatabase());
});
afterAll(() => it.close());

test('D10 a session that a sweep holds for a moment is waited for: the queue is not empty', async () => {
  const [first, second] = [await it.finished(), await it.finished()];
  const locked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const sweep = it.ctx.db.transaction().execute(async (trx) => {
    await trx.selectFrom('session').select('id').where('id', '=', first).forUpdate().execute();
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  // Another one is free: nobody waits.
  expect((await claimNext(it.ctx, it.ana)).id).toBe(second);
  const next = claimNext(it.ctx, it.ben);
  const outcome = await Promise.race([
    next.then(() => 'answered'),
    new Promise((done) => setTimeout(done, 200, 'waits')),
  ]);
  expect(outcome).toBe('waits');
  release.resolve();
  await sweep;
  expect((await next).id).toBe(first);
  // Claimed by others, they are not waited for.
  expect((await claimNext(it.ctx, it.cid)).id).toBeNull();
});
