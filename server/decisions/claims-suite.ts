import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { setConditions } from '../testing/make.ts';
import { refused } from '../testing/refused.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { claimNext, claimSession, releaseSession } from './claims/commands/claim.ts';

/** Who has claimed a session, and which one is next, on either database. */
export function claimsSuite(open: () => Promise<Db>): void {
  describe('claims', () => {
    let db: Db;
    let it: Review;
    beforeAll(async () => {
      db = await open();
      it = await makeReview(db);
    });
    afterAll(() => it.close());
    const row = async (id: string) => (await it.view(id))!;

    test('D10: one at a time, over by itself, renewed by its holder, taken over with a trace', async () => {
      const id = await it.finished();
      await claimSession(it.ctx, it.ben, id, false);
      await expect(claimSession(it.ctx, it.cid, id, false)).rejects.toEqual(refused('session_claimed'));
      await expect(it.decide(it.cid, id, 'verified')).rejects.toEqual(refused('session_claimed'));
      it.pass(4 * 60_000);
      await claimSession(it.ctx, it.ben, id, false);
      it.pass(4 * 60_000);
      await expect(claimSession(it.ctx, it.cid, id, false)).rejects.toEqual(refused('session_claimed'));
      await claimSession(it.ctx, it.cid, id, true);
      // Not his any more: giving it back is no theft.
      await releaseSession(it.ctx, it.ben, id);
      expect((await row(id)).waiting!.claim!.reviewerId).toBe(it.cid.reviewerId);
      it.pass(5 * 60_000);
      await it.decide(it.ben, id, 'verified');
      const described = (await it.facts(id)).filter((f) => f.type.startsWith('session.claim'));
      expect(described.map((f) => [f.type, f.data])).toEqual([
        ['session.claimed', {}],
        ['session.claim_renewed', {}],
        ['session.claim_taken', { fromReviewerId: it.ben.reviewerId }],
      ]);
    });

    test('D10: the next one is the oldest that is free, another for each who asks, and nothing of one’s own proposals', async () => {
      // What other tests have left in the queue, some of it for two reviewers, is not what this one is about.
      await db
        .updateTable('session')
        .set({ state: 'expired', queued_at: null })
        .where('company_id', '=', it.companyId)
        .where('queued_at', 'is not', null)
        .execute();
      await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['full_id'] });
      const ids = [await it.finished(), await it.finished(), await it.finished()];
      await it.decide(it.ben, ids[0]!, 'rejected');
      expect((await claimNext(it.ctx, it.ben)).id).toBe(ids[1]);
      const both = await Promise.all([claimNext(it.ctx, it.cid), claimNext(it.ctx, it.ana)]);
      expect(new Set(both.map(({ id }) => id))).toEqual(new Set([ids[0], ids[2]]));
      expect((await claimNext(it.ctx, it.ana)).id).toBeNull();
      expect((await claimNext(it.ctx, it.stranger)).id).toBeNull();
      await setConditions(db, it.companyId, { documentReused: false });
    });
  });
}
