import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { setConditions } from '../testing/make.ts';
import { goodRun, misread } from '../testing/phone.ts';
import { refused } from '../testing/refused.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { editSubject } from './commands/edit-subject.ts';
import { requestResubmission } from './commands/resubmission-and-reopen.ts';

/** Decisions that two reviewers have to take, on either database. */
export function fourEyesSuite(open: () => Promise<Db>): void {
  describe('four eyes', () => {
    let db: Db;
    let it: Review;
    beforeAll(async () => {
      db = await open();
      it = await makeReview(db);
    });
    afterAll(() => it.close());
    const row = async (id: string) => (await it.view(id))!;

    test('D8: the first word proposes, never the same person confirms, another ends it', async () => {
      await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['full_id'] });
      const id = await it.finished();
      const first = await it.decide(it.ben, id, 'rejected');
      expect(first.outcome).toEqual({ kind: 'proposed' });
      expect(await row(id)).toMatchObject({
        state: 'awaiting_action',
        waiting: { needsTwo: true, votes: [{ reviewerId: it.ben.reviewerId, verdict: null, blind: true }] },
      });
      await expect(it.decide(it.ben, id, 'rejected')).rejects.toEqual(refused('same_person'));
      expect((await it.decide(it.cid, id, 'rejected')).outcome).toEqual({ kind: 'final', verdict: 'rejected' });
      expect((await row(id)).decisions.map((d) => d.kind)).toEqual(['decided', 'proposed']);
    });

    test('D8: two who disagree leave it to a master', async () => {
      const id = await it.finished();
      await it.decide(it.ben, id, 'rejected');
      expect((await it.decide(it.cid, id, 'verified')).outcome).toEqual({ kind: 'disputed' });
      await expect(it.decide(await it.login('agent'), id, 'verified')).rejects.toEqual(refused('master_decides'));
      await it.decide(it.ana, id, 'verified');
      expect(await row(id)).toMatchObject({ state: 'verified', decided: { reviewerId: it.ana.reviewerId } });
      await setConditions(db, it.companyId, { documentReused: false });
    });

    test('D8: who corrects after a proposal speaks of something else: the proposal is none any more', async () => {
      await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['full_id'] });
      const id = await it.finished();
      await it.decide(it.ben, id, 'verified');
      const seq = await it.seq();
      await editSubject(it.ctx, it.cid, id, { field: 'lastName', value: 'Other', reason: 'r', seq });
      expect((await row(id)).waiting).toMatchObject({ votes: [] });
      expect((await it.decide(it.cid, id, 'verified')).outcome).toEqual({ kind: 'proposed' });
      await setConditions(db, it.companyId, { documentReused: false });
    });

    test('D8: neither a proposal nor a dispute is got round by asking for another try', async () => {
      await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['full_id'] });
      const id = await it.finished();
      const again = async (who: typeof it.ben) =>
        requestResubmission(it.ctx, who, id, { step: 'selfie', reason: 'r', seq: await it.seq() });
      await it.decide(it.ben, id, 'rejected');
      await expect(again(it.ben)).rejects.toEqual(refused('same_person'));
      await it.decide(it.cid, id, 'verified');
      await expect(again(it.cid)).rejects.toEqual(refused('same_person'));
      await expect(again(await it.login('agent'))).rejects.toEqual(refused('master_decides'));
      await again(it.ana);
      expect((await row(id)).state).toBe('in_progress');
      await setConditions(db, it.companyId, { documentReused: false });
    });

    test('D8: putting data right takes no second pair of eyes away', async () => {
      await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['front_back'] });
      const id = await it.finished(goodRun.map((s) => (s.type === 'document.read' ? misread(s) : s)));
      expect((await row(id)).waiting).toMatchObject({ needsTwo: true });
      const seq = await it.seq();
      await editSubject(it.ctx, it.ben, id, { field: 'lastName', value: 'Eriksson', reason: 'r', seq });
      expect((await row(id)).waiting).toMatchObject({ needsTwo: true, unmet: [] });
      expect((await it.decide(it.ben, id, 'verified')).outcome).toEqual({ kind: 'proposed' });
      await setConditions(db, it.companyId, { documentReused: false });
    });
  });
}
