import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { endOverdue } from '../ingest/expiry.ts';
import { listSessions } from '../sessions/list/list.ts';
import { findRowsForAll } from '../sessions/queries.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';
import { refused } from '../testing/refused.ts';
import { doubtfulRun, makeReview, type Review } from '../testing/review.ts';
import { editSubject } from './commands/edit-subject.ts';
import { reopenSession, requestResubmission } from './commands/resubmission-and-reopen.ts';

/** Sessions that go on after their end: resubmission and reopening, on either database. */
export function resubmissionSuite(open: () => Promise<Db>): void {
  describe('another try', () => {
    let db: Db;
    let it: Review;
    beforeAll(async () => {
      db = await open();
      it = await makeReview(db);
    });
    afterAll(() => it.close());
    const row = async (id: string) => (await it.view(id))!;
    const queue = async () => (await listSessions(db, it.companyId, { sort: 'waiting' })).rows.map((r) => r.id);

    test('D11, D12: the session is live again, the client is told what to do, and the first try ends it no more', async () => {
      const id = await it.finished();
      await editSubject(it.ctx, it.ben, id, { field: 'firstName', value: 'Anne', reason: 'r', seq: await it.seq() });
      await requestResubmission(it.ctx, it.ben, id, { step: 'document_front', reason: 'Cut off', seq: await it.seq() });
      const status = (await it.ask('GET', `/sessions/${id}`, it.us.key)).json();
      expect(status).toMatchObject({
        state: 'in_progress',
        finishedAt: null,
        resubmission: { step: 'document_front', reason: 'Cut off' },
      });
      expect(await queue()).not.toContain(id);
      await expect(it.decide(it.ben, id, 'verified')).rejects.toEqual(refused('session_in_progress'));
      const { state } = await it.sendEvents(id, attemptOf(goodRun, it.now()));
      // Somebody had corrected it before: a person looks at it again.
      expect(state).toBe('awaiting_action');
      expect(await row(id)).toMatchObject({
        attempts: 2,
        resubmission: null,
        firstName: 'Anna Maria',
        waiting: { unmet: [] },
        edits: [{ superseded: true }],
        verification: { fullId: true },
      });
    });

    test('D12, A15: the list says who asked for what, until the subject has begun again', async () => {
      const id = await it.finished();
      const asked = async () => (await findRowsForAll(db, it.companyId, [id])).rows[0]!.resubmission;
      expect(await asked()).toBeNull();
      await requestResubmission(it.ctx, it.ben, id, { step: 'selfie', reason: 'Too dark', seq: await it.seq() });
      expect(await asked()).toEqual({ step: 'selfie', reviewerId: it.ben.reviewerId });
      it.pass(1_000);
      await it.sendEvents(id, attemptOf(goodRun, it.now()).slice(0, 2));
      expect(await asked()).toBeNull();
    });

    test('D12: reports that the first try still owes neither end the second nor hold it back', async () => {
      const { id } = await it.create();
      const first = attemptOf(doubtfulRun, it.now());
      await it.sendEvents(id, first.toSpliced(3, 1));
      it.pass(2 * 60_000 + 1);
      await endOverdue(it.ctx);
      expect((await row(id)).waiting!.unmet[0]).toEqual({ condition: 'completed', outcome: 'not_met' });
      await requestResubmission(it.ctx, it.ben, id, { step: 'selfie', reason: 'r', seq: await it.seq() });
      const second = attemptOf(goodRun, it.now());
      await it.sendEvents(id, second.slice(0, 3));
      it.pass(2 * 60_000 + 1);
      await endOverdue(it.ctx);
      expect((await row(id)).state).toBe('in_progress');
      expect((await it.sendEvents(id, second)).state).toBe('verified');
    });

    test('D12: a clock that is an hour behind is no reason against the second try', async () => {
      const id = await it.finished();
      await db.updateTable('session').set({ max_attempts: 1 }).where('id', '=', id).execute();
      await requestResubmission(it.ctx, it.ben, id, { step: 'selfie', reason: 'r', seq: await it.seq() });
      const behind = attemptOf(goodRun, new Date(it.now().getTime() - 3_600_000));
      expect((await it.sendEvents(id, behind.slice(0, 2))).state).toBe('in_progress');
      expect((await it.sendEvents(id, behind)).state).toBe('verified');
      expect((await row(id)).attempts).toBe(2);
    });

    test('D12: it may be the last: with none left there is one more; and who never comes back expires', async () => {
      const id = await it.finished();
      await db.updateTable('session').set({ max_attempts: 1 }).where('id', '=', id).execute();
      await requestResubmission(it.ctx, it.ben, id, { step: 'selfie', reason: 'Too dark', seq: await it.seq() });
      expect((await it.sendEvents(id, attemptOf(goodRun, it.now()))).state).toBe('verified');
      const other = await it.finished();
      await requestResubmission(it.ctx, it.ben, other, { step: 'selfie', reason: 'Too dark', seq: await it.seq() });
      it.pass(31 * 60_000);
      await endOverdue(it.ctx);
      expect(await row(other)).toMatchObject({ state: 'expired', resubmission: null, waiting: null });
      // What there was can still be decided.
      await reopenSession(it.ctx, it.ana, other, { reason: 'r', seq: await it.seq() });
      expect(await row(other)).toMatchObject({ state: 'awaiting_action', waiting: { unmet: expect.anything() } });
    });

    test('D5, D13: a master reopens what is decided, with a reason, and works on it; an agent is told so by the route', async () => {
      const id = await it.finished(goodRun);
      expect(await row(id)).toMatchObject({ state: 'verified', decided: { reviewerId: null } });
      await reopenSession(it.ctx, it.ana, id, { reason: 'A call', seq: await it.seq() });
      expect(await row(id)).toMatchObject({
        state: 'awaiting_action',
        waiting: { unmet: [], claim: { reviewerId: it.ana.reviewerId } },
        decisions: [
          { kind: 'reopened', note: 'A call' },
          { kind: 'by_conditions', verdict: 'verified' },
        ],
      });
      const again = reopenSession(it.ctx, it.ana, id, { reason: 'A call', seq: await it.seq() });
      await expect(again).rejects.toEqual(refused('session_not_decided'));
      // It stays with people, whatever the conditions say.
      await it.applied();
      expect((await row(id)).state).toBe('awaiting_action');
    });
  });
}
