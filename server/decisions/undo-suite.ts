import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { openNote } from '../notes/commands.ts';
import { setConditions } from '../testing/make.ts';
import { refused } from '../testing/refused.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { claimSession } from './claims/commands/claim.ts';
import { undoDecision } from './commands/undo.ts';

/** Decisions and proposals that are undone, on either database. */
export function undoSuite(open: () => Promise<Db>): void {
  describe('taking it back', () => {
    let db: Db;
    let it: Review;
    beforeAll(async () => {
      db = await open();
      it = await makeReview(db);
    });
    afterAll(() => it.close());
    const row = async (id: string) => (await it.view(id))!;

    test('D9, D13: within thirty seconds, by the one who decided: it waits since when it waited, and the note is open again', async () => {
      const id = await it.finished();
      await openNote(it.ctx, it.companyId, id);
      const { since } = (await row(id)).waiting!;
      const { decisionId } = await it.decide(it.ben, id, 'verified');
      await expect(undoDecision(it.ctx, it.cid, id, { decisionId })).rejects.toEqual(refused('forbidden'));
      await expect(undoDecision(it.ctx, it.ben, id, { decisionId: crypto.randomUUID() })).rejects.toEqual(
        refused('not_found'),
      );
      await expect(undoDecision(it.ctx, it.stranger, id, { decisionId })).rejects.toEqual(refused('not_found'));
      it.pass(30_000);
      await undoDecision(it.ctx, it.ben, id, { decisionId });
      expect(await row(id)).toMatchObject({
        state: 'awaiting_action',
        decided: null,
        waiting: { since, votes: [], claim: { reviewerId: it.ben.reviewerId } },
        decisions: [{ kind: 'undone' }, { kind: 'decided' }],
      });
      expect((await openNote(it.ctx, it.companyId, id))!.frozenAt).toBeNull();
      await expect(undoDecision(it.ctx, it.ben, id, { decisionId })).rejects.toEqual(refused('undo_too_late'));
    });

    test('D9: not later, and not once a second person has agreed', async () => {
      const id = await it.finished();
      const { decisionId } = await it.decide(it.ben, id, 'verified');
      it.pass(32_001);
      await expect(undoDecision(it.ctx, it.ben, id, { decisionId })).rejects.toEqual(refused('undo_too_late'));
      await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['full_id'] });
      const two = await it.finished();
      const proposed = await it.decide(it.ben, two, 'rejected');
      await it.decide(it.cid, two, 'rejected');
      await expect(undoDecision(it.ctx, it.ben, two, { decisionId: proposed.decisionId })).rejects.toEqual(
        refused('undo_too_late'),
      );
      await setConditions(db, it.companyId, { documentReused: false });
    });

    test('D9: a proposal that is taken back takes nobody’s claim', async () => {
      await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['full_id'] });
      const id = await it.finished();
      const { decisionId } = await it.decide(it.ben, id, 'rejected');
      await claimSession(it.ctx, it.cid, id, false);
      await undoDecision(it.ctx, it.ben, id, { decisionId });
      expect((await row(id)).waiting).toMatchObject({ votes: [], claim: { reviewerId: it.cid.reviewerId } });
      await setConditions(db, it.companyId, { documentReused: false });
    });
  });
}
