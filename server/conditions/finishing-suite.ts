import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { conditionsOf } from '../testing/conditions.ts';
import { goodRun } from '../testing/phone.ts';
import { doubtfulRun, makeReview, type Review } from '../testing/review.ts';

/** What conditions say of a session whose capture is over, on either database. */
export function finishingSuite(open: () => Promise<Db>): void {
  describe('as a session finishes', () => {
    let it: Review;
    beforeAll(async () => {
      it = await makeReview(await open());
    });
    afterAll(() => it.close());
    const { set, applied, reasons } = conditionsOf(() => it);
    const row = async (id: string) => (await it.view(id))!;

    beforeEach(async () => {
      await set({});
      await applied();
    });

    test('D1, D2: all met: verified by the conditions, which say what they saw', async () => {
      const view = await row(await it.finished(goodRun));
      expect(view).toMatchObject({ state: 'verified', decided: { reviewerId: null, tags: [] } });
      expect(view.decisions).toMatchObject([{ kind: 'by_conditions', verdict: 'verified', reviewerId: null }]);
      expect(view.conditions.every(({ outcome }) => outcome === 'met')).toBe(true);
      expect(view.conditions.map((c) => c.condition)).toContain('expired_document');
    });

    test('D2: one missed, without a queue: rejected by the conditions, with the tags that say so', async () => {
      await set({ awaitingAction: false });
      expect(await row(await it.finished(doubtfulRun))).toMatchObject({
        state: 'rejected',
        decided: { reviewerId: null, tags: ['incomplete_id'] },
        waiting: null,
      });
    });

    test('D2: not known waits for a person, also without a queue', async () => {
      await set({ awaitingAction: false });
      const unread = goodRun.filter((step) => step.type !== 'document.read');
      const id = await it.finished(unread);
      expect(await row(id)).toMatchObject({ state: 'awaiting_action' });
      expect(await reasons(id)).toEqual(['mrz', 'front_back', 'data_plausible', 'expired_document']);
    });

    test('D4: a number that stands in another session: both are told, also the one that waited before', async () => {
      const first = await it.finished(doubtfulRun);
      await set({ documentReused: true });
      await applied();
      const second = await it.finished(goodRun);
      expect(await reasons(second)).toContain('document_reused');
      const saw = (await row(second)).conditions.find((c) => c.condition === 'document_reused')!.saw;
      expect(saw).toMatchObject({ sessions: expect.arrayContaining([first]) });
      await it.applied();
      const described = (await row(first)).conditions.find((c) => c.condition === 'document_reused')!;
      expect(described).toMatchObject({ outcome: 'not_met', saw: { sessions: expect.arrayContaining([second]) } });
    });
  });
}
