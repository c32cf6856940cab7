import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { strictest } from '../../shared/conditions.ts';
import type { Db } from '../db/database.ts';
import { claimSession, releaseSession } from '../decisions/claims/commands/claim.ts';
import { readLog } from '../log/read.ts';
import { openNote } from '../notes/commands.ts';
import { listSessions } from '../sessions/list/list.ts';
import { alone, conditionsOf, georgian, runFrom } from '../testing/conditions.ts';
import { goodRun } from '../testing/phone.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { saveConditions } from './commands.ts';
import { readConditions } from './queries.ts';

/** What changed conditions do to sessions that wait, on either database. */
export function newConditionsSuite(open: () => Promise<Db>): void {
  describe('new conditions', () => {
    let db: Db;
    let it: Review;
    beforeAll(async () => {
      db = await open();
      it = await makeReview(db);
    });
    afterAll(() => it.close());
    const { set, applied, reasons } = conditionsOf(() => it);
    const row = async (id: string) => (await it.view(id))!;

    beforeEach(async () => {
      await set({});
      await applied();
    });

    test('D4, D5, D14: are applied to what waits and nobody has touched; what is decided stays as it was decided', async () => {
      const [free, claimed, worded] = [await it.finished(), await it.finished(), await it.finished()];
      await openNote(it.ctx, it.companyId, free);
      await claimSession(it.ctx, it.ben, claimed, false);
      const verified = await it.finished(goodRun);
      await set({ fourEyes: ['full_id'] });
      await applied();
      await it.decide(it.cid, worded, 'rejected');
      expect((await row(free)).waiting).toMatchObject({ needsTwo: true });

      const { version } = await set({ fullId: false });
      await applied();
      const described = (await readLog(db, it.companyId, 0, 100_000)).findLast(
        (fact) => fact.type === 'conditions.applied',
      );
      expect(described?.data).toMatchObject({ version, checked: expect.any(Number) });
      expect(await row(free)).toMatchObject({
        state: 'verified',
        decided: { reviewerId: null },
        decisions: [{ kind: 'by_conditions', conditionsVersion: version }],
      });
      expect((await openNote(it.ctx, it.companyId, free))!.frozenAt).not.toBeNull();
      expect((await it.facts(free)).slice(-3).map((f) => f.type)).toEqual([
        'session.assessed',
        'session.settled',
        'note.frozen',
      ]);
      expect(await row(claimed)).toMatchObject({ state: 'awaiting_action', waiting: { unmet: [] } });
      expect(await row(worded)).toMatchObject({ state: 'awaiting_action', waiting: { votes: [{}] } });
      expect((await row(verified)).decisions[0]!.conditionsVersion).toBeLessThan(version);
      expect(await readConditions(db, it.companyId)).toMatchObject({ rollout: null });
      const listed = await listSessions(db, it.companyId, { sort: 'waiting', reason: ['full_id'] });
      expect(listed.rows.map((r) => r.id)).not.toContain(claimed);
    });

    test('D5: what a claim alone has kept leaves the queue once that has run out, or is given back', async () => {
      const [stored, given] = [await it.finished(), await it.finished()];
      await claimSession(it.ctx, it.ben, stored, false);
      await claimSession(it.ctx, it.cid, given, false);
      await set({ fullId: false });
      await applied();
      expect((await row(stored)).state).toBe('awaiting_action');
      await releaseSession(it.ctx, it.cid, given);
      await it.applied();
      expect((await row(given)).state).toBe('verified');
      it.pass(5 * 60_000);
      await it.applied();
      expect((await row(stored)).state).toBe('verified');
    });

    test('D3: a country that is high-risk from now on takes what waits with it, in whose hands it may be', async () => {
      const doubtful = runFrom(georgian).map((s) => (s.type === 'result.reported' ? { ...s, fullId: false } : s));
      const id = await it.finished(doubtful);
      await claimSession(it.ctx, it.ben, id, false);
      await set({ highRisk: [{ country: 'GE', ip: true, nationality: false }] });
      await applied();
      expect(await row(id)).toMatchObject({ state: 'rejected', decided: { reviewerId: null } });
    });

    test('D7: what nobody has seen yet is told before it is decided on', async () => {
      const id = await it.finished();
      const { version } = await set({ faceLevel: 7 });
      const seen = await it.seq();
      await expect(it.decide(it.ben, id, 'verified', { seq: seen })).rejects.toMatchObject({
        code: 'decision_stale',
        changes: [{ type: 'session.assessed', reviewerId: null }],
      });
      expect(await reasons(id)).toEqual(['face_level', 'full_id']);
      await it.decide(it.ben, id, 'verified');
      expect((await row(id)).decisions[0]).toMatchObject({ kind: 'decided', conditionsVersion: version });
    });

    test('D14: stricter ones reject what waits where there is no queue any more', async () => {
      const id = await it.finished();
      await set({ awaitingAction: false });
      await applied();
      expect(await row(id)).toMatchObject({ state: 'rejected', decided: { tags: ['incomplete_id'] } });
    });

    test('two masters at once: the second is told, and loses nothing', async () => {
      const { version } = await readConditions(db, it.companyId);
      const save = () =>
        saveConditions(it.ctx, it.ana, { conditions: { ...strictest, ...alone }, targetMinutes: 30, version });
      const both = await Promise.allSettled([save(), save()]);
      expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both.find((b) => b.status === 'rejected')!.reason).toMatchObject({ code: 'settings_stale' });
      expect(await readConditions(db, it.companyId)).toMatchObject({ targetMinutes: 30, version: version + 1 });
    });

    test('a country that is none is refused with its place; one of which nothing is asked is left out', async () => {
      const risk = (country: string, ip: boolean) => ({ country, ip, nationality: false });
      await expect(set({ highRisk: [risk('IR', true), risk('QQ', true)] })).rejects.toMatchObject({
        code: 'value_refused',
        errors: [{ pointer: '/conditions/highRisk/1/country' }],
      });
      expect((await set({ highRisk: [risk('IR', true), risk('KP', false)] })).conditions.highRisk).toEqual([
        risk('IR', true),
      ]);
    });

    test('one session that cannot be looked at keeps nobody else waiting', async () => {
      const [broken, other] = [await it.finished(), await it.finished()];
      await db.updateTable('attempt').set({ view: 'null' }).where('session_id', '=', broken).execute();
      await db.deleteFrom('assessment').where('session_id', 'in', [broken, other]).execute();
      await set({ fullId: false });
      await applied();
      expect((await db.selectFrom('session').select('state').where('id', '=', other).executeTakeFirst())?.state).toBe(
        'verified',
      );
      expect((await db.selectFrom('reassess_queue').selectAll().execute()).map((r) => r.session_id)).toContain(broken);
      await db.deleteFrom('reassess_queue').execute();
      await db.deleteFrom('session').where('id', '=', broken).execute();
    });

    test('from before there were conditions: what waits is read from its attempts', async () => {
      const id = await it.finished();
      await db.deleteFrom('assessment').where('session_id', '=', id).execute();
      await set({ fullId: false });
      await applied();
      expect(await row(id)).toMatchObject({ state: 'verified' });
    });
  });
}
