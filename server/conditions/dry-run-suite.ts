import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DryRunGroup, DryRunSessionsAnswer } from '../../shared/api/settings.ts';
import { strictest } from '../../shared/conditions.ts';
import type { Db } from '../db/database.ts';
import { claimSession } from '../decisions/claims/commands/claim.ts';
import { escalateSession } from '../decisions/claims/commands/hand-over.ts';
import { alone, conditionsOf } from '../testing/conditions.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { dryRun } from './dry-run.ts';
import { listDryRun } from './dry-run-sessions.ts';

/** What a dry run of conditions says, on either database. */
export function dryRunSuite(open: () => Promise<Db>): void {
  describe('a dry run', () => {
    let db: Db;
    let it: Review;
    beforeAll(async () => {
      db = await open();
      it = await makeReview(db);
    });
    afterAll(() => it.close());
    const { set, applied } = conditionsOf(() => it);

    beforeEach(async () => {
      await set({});
      await applied();
    });

    test('the sessions behind each number of a dry run are listed, as many as it counts, in pages (faults.md A15)', async () => {
      await set({});
      const conditions = { ...strictest, ...alone, fullId: false };
      for (let i = 0; i < 27; i++) await it.finished();
      const [claimed, touched] = [await it.finished(), await it.finished()];
      await claimSession(it.ctx, it.ben, claimed, false);
      await escalateSession(it.ctx, it.ben, touched, { reason: 'Unsure.' });
      const { moves, waiting } = await dryRun(it.ctx, it.companyId, conditions);
      const { total } = await db
        .selectFrom('session')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where('company_id', '=', it.companyId)
        .where('state', '=', 'awaiting_action')
        .executeTakeFirstOrThrow();
      expect(waiting.total).toBe(Number(total));
      expect(waiting).toMatchObject({ claimed: 1 });
      expect(waiting.touched).toBeGreaterThan(0);
      expect(waiting.verified + waiting.rejected + waiting.claimed + waiting.touched).toBeLessThanOrEqual(
        waiting.total,
      );

      const listed = async (group: DryRunGroup, companyId = it.companyId) => {
        const pages: string[][] = [];
        for (let after: DryRunSessionsAnswer['next'] | undefined; ; ) {
          const page = await listDryRun(it.ctx, companyId, { conditions, group, ...(after && { after }) });
          pages.push(page.sessions.map(({ id }) => id));
          if (!page.next) return pages;
          after = page.next;
        }
      };
      for (const { from, to, count } of moves) {
        const pages = await listed({ from, to });
        expect(new Set(pages.flat()).size).toBe(count);
        expect(pages.every((page) => page.length <= 25)).toBe(true);
      }
      const leaving = await listed({ waiting: 'verified' });
      expect(leaving.length).toBeGreaterThan(1);
      expect(new Set(leaving.flat()).size).toBe(waiting.verified);
      expect(leaving.flat()).not.toContain(claimed);
      expect(leaving.flat()).not.toContain(touched);
      expect(await listed({ waiting: 'verified' }, it.them.companyId)).toEqual([[]]);
      const [first] = (await listDryRun(it.ctx, it.companyId, { conditions, group: { waiting: 'verified' } })).sessions;
      expect(first).toMatchObject({ firstName: 'Anna Maria', lastName: 'Eriksson', unmet: [] });
    });

    test('a dry run says what would go which way, and changes nothing', async () => {
      const before = await dryRun(it.ctx, it.companyId, { ...strictest, ...alone });
      expect(before.after).toEqual(before.before);
      expect(before.moves).toEqual([]);
      await it.finished();
      const tried = await dryRun(it.ctx, it.companyId, { ...strictest, ...alone, fullId: false });
      expect(tried.sessions).toBe(before.sessions + 1);
      expect(tried.before.awaiting_action).toBeGreaterThan(tried.after.awaiting_action);
      expect(tried.moves).toContainEqual({
        from: 'awaiting_action',
        to: 'verified',
        count: tried.after.verified - tried.before.verified,
      });
      expect(tried.unmet.find((u) => u.condition === 'full_id')).toMatchObject({ after: 0 });
      expect(tried.waiting.verified).toBeGreaterThan(0);
      const none = await dryRun(it.ctx, it.them.companyId, { ...strictest });
      expect(none).toMatchObject({ sessions: 0, waiting: { total: 0 } });
      it.pass(31 * 86_400_000);
      expect((await dryRun(it.ctx, it.companyId, strictest)).sessions).toBe(0);
    });
  });
}
