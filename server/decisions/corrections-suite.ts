import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { listSessions } from '../sessions/list/list.ts';
import { setConditions } from '../testing/make.ts';
import { goodRun, misread, numbered } from '../testing/phone.ts';
import { refused } from '../testing/refused.ts';
import { doubtfulRun, makeReview, type Review } from '../testing/review.ts';
import { editSubject } from './commands/edit-subject.ts';

/** Corrections of what was read, on either database. */
export function correctionsSuite(open: () => Promise<Db>): void {
  describe('putting data right', () => {
    let db: Db;
    let it: Review;
    beforeAll(async () => {
      db = await open();
      it = await makeReview(db);
    });
    afterAll(() => it.close());
    const row = async (id: string) => (await it.view(id))!;

    test('D4, D5, D11: what was read stays, the history says who and why, and the conditions look at it anew', async () => {
      const id = await it.finished(goodRun.map((s) => (s.type === 'document.read' ? misread(s) : s)));
      expect((await row(id)).waiting!.unmet).toEqual([{ condition: 'front_back', outcome: 'not_met' }]);
      const edit = async (
        field: 'lastName' | 'birthDate' | 'issueDate' | 'nationality',
        value: string | null,
        who = it.ben,
      ) => editSubject(it.ctx, who, id, { field, value, reason: ' It says so. ', seq: await it.seq() });
      await edit('lastName', 'Eriksson');
      const view = await row(id);
      expect(view).toMatchObject({
        state: 'awaiting_action',
        lastName: 'Eriksson',
        subject: { lastName: 'Eriksson' },
        read: { lastName: 'Erikson' },
        edits: [{ field: 'lastName', from: 'Erikson', to: 'Eriksson', reason: 'It says so.', superseded: false }],
        waiting: { unmet: [], claim: { reviewerId: it.ben.reviewerId } },
      });
      expect(view.conditions.find((c) => c.condition === 'front_back')!.outcome).toBe('met');
      // All is met now, but a person had a hand in it.
      await it.applied();
      expect((await row(id)).state).toBe('awaiting_action');
      await expect(edit('lastName', 'Eriksson')).rejects.toEqual(refused('nothing_changed'));
      await expect(edit('birthDate', '1974-02-31')).rejects.toEqual(refused('value_refused'));
      await expect(edit('issueDate', '2021-13')).rejects.toEqual(refused('value_refused'));
      await edit('issueDate', '2021-04-00');
      expect((await row(id)).subject).toMatchObject({ issueDate: '2021-04' });
      await expect(edit('nationality', 'QQQ')).rejects.toEqual(refused('value_refused'));
      await expect(edit('birthDate', '1975-01-01', it.cid)).rejects.toEqual(refused('session_claimed'));
      const found = await listSessions(db, it.companyId, { q: 'erikss', state: ['awaiting_action'] });
      expect(found.rows.map((r) => r.id)).toContain(id);
      await it.decide(it.ben, id, 'verified');
      await expect(edit('birthDate', '1975-01-01')).rejects.toEqual(refused('session_decided'));
    });

    test('D11: where nothing was read, what a reviewer fills in is the data', async () => {
      const id = await it.finished(goodRun.filter((s) => s.type !== 'document.read'));
      const seq = await it.seq();
      await editSubject(it.ctx, it.ben, id, { field: 'lastName', value: 'Eriksson', reason: 'r', seq });
      expect(await row(id)).toMatchObject({
        lastName: 'Eriksson',
        subject: { lastName: 'Eriksson' },
        read: null,
        edits: [{ from: null, to: 'Eriksson', superseded: false }],
      });
    });

    test('D3: a nationality that is put right into a high-risk one ends it', async () => {
      await setConditions(db, it.companyId, {
        documentReused: false,
        highRisk: [{ country: 'IR', ip: false, nationality: true }],
      });
      const id = await it.finished();
      const seq = await it.seq();
      await editSubject(it.ctx, it.ben, id, { field: 'nationality', value: 'IRN', reason: 'It says so', seq });
      expect(await row(id)).toMatchObject({ state: 'rejected', nationality: 'IRN', decided: { reviewerId: null } });
      await setConditions(db, it.companyId, { documentReused: false });
    });

    test('D4: a number that is put right into another session’s is told to both', async () => {
      await setConditions(db, it.companyId, {});
      const number = (n: string) => doubtfulRun.map((s) => (s.type === 'document.read' ? numbered(s, n) : s));
      const [one, other] = [await it.finished(number('X100')), await it.finished(number('X200'))];
      const reasons = async (id: string) => (await row(id)).waiting!.unmet.map((u) => u.condition);
      expect(await reasons(one)).not.toContain('document_reused');
      const edit = async (value: string) =>
        editSubject(it.ctx, it.ben, other, { field: 'documentNumber', value, reason: 'r', seq: await it.seq() });
      await edit('X100');
      await it.applied();
      expect([await reasons(one), await reasons(other)].every((all) => all.includes('document_reused'))).toBe(true);
      await edit('X300');
      await it.applied();
      expect(await reasons(one)).not.toContain('document_reused');
      await setConditions(db, it.companyId, { documentReused: false });
    });
  });
}
