import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Conditions } from '../../shared/api/conditions.ts';
import type { DryRunGroup, DryRunSessionsAnswer } from '../../shared/api/settings.ts';
import { strictest } from '../../shared/conditions.ts';
import type { Db } from '../db/database.ts';
import { claimSession, releaseSession } from '../decisions/claims/commands/claim.ts';
import { escalateSession } from '../decisions/claims/commands/hand-over.ts';
import { readLog } from '../log/read.ts';
import { openNote } from '../notes/commands.ts';
import { listSessions } from '../sessions/list/list.ts';
import { attemptOf, goodRun, type Step } from '../testing/phone.ts';
import { doubtfulRun, makeReview, type Review } from '../testing/review.ts';
import { saveConditions } from './commands.ts';
import { dryRun } from './dry-run.ts';
import { listDryRun } from './dry-run-sessions.ts';
import { readConditions } from './queries.ts';

const alone: Partial<Conditions> = { documentReused: false, screening: false };
/** A run at an address, of a person of a nationality. */
const runFrom = (clientIp: string, nationality = 'UTO'): Step[] =>
  goodRun.map((step) =>
    step.type === 'attempt.started'
      ? { ...step, clientIp }
      : step.type === 'document.read'
        ? { ...step, fields: { ...step.fields, nationality } }
        : step,
  );
const [georgian, nobodys] = ['95.104.1.1', '203.0.113.7'];

/** What must hold of conditions on either database. */
export function conditionsSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Review;
  beforeAll(async () => {
    db = await open();
    it = await makeReview(db);
  });
  afterAll(() => it.close());

  const set = async (conditions: Partial<Conditions>, targetMinutes = 60) => {
    const { version } = await readConditions(db, it.companyId);
    return saveConditions(it.ctx, it.ana, {
      conditions: { ...strictest, ...alone, ...conditions },
      targetMinutes,
      version,
    });
  };
  /** The background at work, past the moment for which it waits for those who still assess by the old ones. */
  const applied = async (): Promise<void> => {
    await it.applied();
    it.pass(10_001);
    await it.applied();
  };
  const row = async (id: string) => (await it.view(id))!;
  const reasons = async (id: string) => (await row(id)).waiting?.unmet.map((u) => u.condition);

  beforeEach(async () => {
    await set({});
    await applied();
  });

  describe('as a session finishes', () => {
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

  describe('a high-risk country', () => {
    const risk = (ip: boolean, nationality: boolean) => ({ highRisk: [{ country: 'GE', ip, nationality }] });

    test('D3: of the address: stopped and rejected at once, and nothing more is taken', async () => {
      await set(risk(true, false));
      const { id } = await it.create();
      const run = attemptOf(runFrom(georgian), it.now());
      expect((await it.sendEvents(id, run.slice(0, 1))).state).toBe('rejected');
      const view = await row(id);
      expect(view).toMatchObject({
        state: 'rejected',
        decided: { reviewerId: null, tags: ['high_risk_country'] },
        attemptHistory: [{ outcome: 'abandoned', ipCountry: 'GE' }],
      });
      const late = await it.sendEvents(id, run.slice(1, 3));
      expect(late.events.map((e) => e.code)).toEqual(['session_finished', 'session_finished']);
      expect((await it.facts(id)).map((f) => f.type)).toEqual([
        'session.created',
        'attempt.started',
        'session.stopped',
        'session.assessed',
        'session.finished',
      ]);
      expect((await row(id)).finishedAt).toBe(view.finishedAt);
    });

    test('D3: of the nationality: as soon as it is read', async () => {
      await set(risk(false, true));
      const { id } = await it.create();
      const run = attemptOf(runFrom(georgian, 'GEO'), it.now());
      const read = run.findIndex((e) => e.type === 'document.read');
      expect((await it.sendEvents(id, run.slice(0, read))).state).toBe('in_progress');
      expect((await it.sendEvents(id, run.slice(read, read + 1))).state).toBe('rejected');
    });

    test('another country, or an address of nobody, stops nobody; the latter waits', async () => {
      await set(risk(true, true));
      expect((await row(await it.finished(runFrom('8.8.8.8')))).state).toBe('verified');
      const unknown = await it.finished(runFrom(nobodys));
      expect(await reasons(unknown)).toEqual(['high_risk_ip']);
    });
  });

  describe('new conditions', () => {
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
    expect(waiting.verified + waiting.rejected + waiting.claimed + waiting.touched).toBeLessThanOrEqual(waiting.total);

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
}
