import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fact, FactType } from '../../shared/event.ts';
import { factEffects } from '../../shared/fact-effects.ts';
import type { Db } from '../db/database.ts';
import { transact } from '../log/transact.ts';
import { openNote } from '../notes/commands.ts';
import { listSessions } from '../sessions/list/list.ts';
import { refused } from '../testing/refused.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { claimSession, releaseSession } from './claims/commands/claim.ts';
import { editSubject } from './commands/edit-subject.ts';

/** What a decision does, and when it is refused as stale, on either database. */
export function decidingSuite(open: () => Promise<Db>): void {
  describe('deciding', () => {
    let db: Db;
    let it: Review;
    beforeAll(async () => {
      db = await open();
      it = await makeReview(db);
    });
    afterAll(() => it.close());
    const row = async (id: string) => (await it.view(id))!;
    const queue = async () => (await listSessions(db, it.companyId, { sort: 'waiting' })).rows.map((r) => r.id);

    test('D15: a decision whose answer was lost is sent again, and is answered as the first time (faults.md F7)', async () => {
      const id = await it.finished();
      const request = { id: crypto.randomUUID(), seq: await it.seq(), tags: ['glare'], note: 'Cut off.' };
      const first = await it.decide(it.ben, id, 'rejected', request);
      const again = await it.decide(it.ben, id, 'rejected', request);
      expect(again).toEqual({ ...first, seq: again.seq });
      expect((await row(id)).decisions).toHaveLength(1);
      // Whose id it is counts: a colleague's word, another one, and another session's are none of it.
      for (const who of [it.cid, it.stranger]) {
        await expect(it.decide(who, id, 'rejected', request)).rejects.toEqual(
          refused(who === it.stranger ? 'not_found' : 'idempotency_key_reused'),
        );
      }
      await expect(it.decide(it.ben, id, 'rejected', { ...request, note: 'Else.' })).rejects.toEqual(
        refused('idempotency_key_reused'),
      );
      const other = await it.finished();
      await expect(it.decide(it.ben, other, 'rejected', { ...request, seq: await it.seq() })).rejects.toEqual(
        refused('idempotency_key_reused'),
      );
      expect((await row(other)).state).toBe('awaiting_action');
    });

    test('D7: a report that a colleague or a back office has made meanwhile makes no decision stale (faults.md B4)', async () => {
      const id = await it.finished();
      const seen = await it.seq();
      const quiet = (Object.keys(factEffects) as FactType[]).filter((type) => !factEffects[type].makesStale);
      const facts = quiet.map((type) => ({ type, sessionId: id, data: {} }) as Fact);
      await transact(it.ctx, it.companyId, `key:${crypto.randomUUID()}`, async () => ({ value: 0, facts }));
      expect(quiet).toContain('report.requested');
      expect((await it.decide(it.ben, id, 'verified', { seq: seen })).outcome).toMatchObject({ kind: 'final' });
    });

    test('D1, D6, D13: one word ends it: the queue has it no longer, the note is read-only, and it says who, when and why', async () => {
      const id = await it.finished();
      const { noteId } = (await openNote(it.ctx, it.companyId, id))!;
      expect(await row(id)).toMatchObject({
        state: 'awaiting_action',
        waiting: { unmet: [{ condition: 'full_id', outcome: 'not_met' }], claim: null, needsTwo: false, votes: [] },
        decided: null,
      });
      expect(await queue()).toContain(id);
      const { outcome } = await it.decide(it.ben, id, 'rejected', {
        tags: ['incomplete_id', 'glare'],
        note: ' Cut off. ',
      });
      expect(outcome).toEqual({ kind: 'final', verdict: 'rejected' });
      const view = await row(id);
      expect(view).toMatchObject({
        state: 'rejected',
        waiting: null,
        decided: { verdict: 'rejected', reviewerId: it.ben.reviewerId, tags: ['incomplete_id', 'glare'] },
        decisions: [{ kind: 'decided', verdict: 'rejected', note: 'Cut off.', conditionsVersion: 1 }],
      });
      expect(view.decisions[0]!.conditions.find((c) => c.condition === 'full_id')).toEqual({
        condition: 'full_id',
        outcome: 'not_met',
        saw: { fullId: false },
      });
      expect(await queue()).not.toContain(id);
      expect((await openNote(it.ctx, it.companyId, id))!).toEqual({ noteId, frozenAt: expect.any(String) });
      expect((await it.facts(id)).at(-2)).toMatchObject({
        type: 'session.decided',
        actor: `reviewer:${it.ben.reviewerId}`,
        data: { state: 'rejected', tags: ['incomplete_id', 'glare'], ownTags: [] },
      });
    });

    test('D6: the second to press is told who won', async () => {
      const id = await it.finished();
      const seen = await it.seq();
      await it.decide(it.cid, id, 'verified');
      await expect(it.decide(it.ben, id, 'rejected', { seq: seen })).rejects.toEqual(
        refused('session_decided', {
          changes: [expect.objectContaining({ type: 'session.decided', reviewerId: it.cid.reviewerId })],
        }),
      );
      expect((await row(id)).decisions).toHaveLength(1);
    });

    test('D7: what somebody else has changed since is told, and decides nothing; what one changed oneself does not', async () => {
      const id = await it.finished();
      const seen = await it.seq();
      await editSubject(it.ctx, it.ana, id, { field: 'firstName', value: 'Anna', reason: 'typo', seq: seen });
      await releaseSession(it.ctx, it.ana, id);
      await expect(it.decide(it.ben, id, 'verified', { seq: seen })).rejects.toEqual(
        refused('decision_stale', {
          changes: expect.arrayContaining([
            expect.objectContaining({ type: 'subject.edited', reviewerId: it.ana.reviewerId }),
          ]),
        }),
      );
      await it.decide(it.ana, id, 'verified', { seq: seen });
      expect(await row(id)).toMatchObject({ state: 'verified', decided: { reviewerId: it.ana.reviewerId } });
    });

    test('D7: a claim, and words in the note, change nothing of what was seen', async () => {
      const id = await it.finished();
      const seen = await it.seq();
      await claimSession(it.ctx, it.cid, id, false);
      await releaseSession(it.ctx, it.cid, id);
      await it.decide(it.ben, id, 'verified', { seq: seen });
      expect((await row(id)).state).toBe('verified');
    });

    test('D7: a change is not lost behind any number of claims', async () => {
      const id = await it.finished();
      const seen = await it.seq();
      for (let i = 0; i < 30; i++) {
        await claimSession(it.ctx, it.cid, id, false);
        await releaseSession(it.ctx, it.cid, id);
      }
      await editSubject(it.ctx, it.cid, id, { field: 'firstName', value: 'Anne', reason: 'r', seq: await it.seq() });
      await releaseSession(it.ctx, it.cid, id);
      await expect(it.decide(it.ben, id, 'verified', { seq: seen })).rejects.toEqual(refused('decision_stale'));
    });
  });
}
