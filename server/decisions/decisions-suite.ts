import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fact, FactType } from '../../shared/event.ts';
import { factEffects } from '../../shared/fact-effects.ts';
import type { Db } from '../db/database.ts';
import { endOverdue } from '../ingest/expiry.ts';
import { transact } from '../log/transact.ts';
import { openNote } from '../notes/commands.ts';
import { listSessions } from '../sessions/list/list.ts';
import { findRowsForAll } from '../sessions/queries.ts';
import { setConditions } from '../testing/make.ts';
import { attemptOf, goodRun, misread, numbered } from '../testing/phone.ts';
import { doubtfulRun, makeReview, type Review } from '../testing/review.ts';
import { claimNext, claimSession, releaseSession } from './claims/commands/claim.ts';
import { editSubject } from './commands/edit-subject.ts';
import { reopenSession, requestResubmission } from './commands/resubmission-and-reopen.ts';
import { undoDecision } from './commands/undo.ts';

/** What must hold of decisions on either database. */
export function decisionsSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Review;
  beforeAll(async () => {
    db = await open();
    it = await makeReview(db);
  });
  afterAll(() => it.close());

  const row = async (id: string) => (await it.view(id))!;
  const queue = async () => (await listSessions(db, it.companyId, { sort: 'waiting' })).rows.map((r) => r.id);
  const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

  describe('deciding', () => {
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
  });

  describe('four eyes', () => {
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
  });

  describe('taking it back', () => {
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
  });

  describe('claims', () => {
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

  describe('putting data right', () => {
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

  test('D9: a proposal that is taken back takes nobody’s claim', async () => {
    await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['full_id'] });
    const id = await it.finished();
    const { decisionId } = await it.decide(it.ben, id, 'rejected');
    await claimSession(it.ctx, it.cid, id, false);
    await undoDecision(it.ctx, it.ben, id, { decisionId });
    expect((await row(id)).waiting).toMatchObject({ votes: [], claim: { reviewerId: it.cid.reviewerId } });
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

  describe('another try', () => {
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
}
