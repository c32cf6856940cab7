import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { QueueFilter } from '../../../shared/session/session-list.ts';
import type { Login } from '../../accounts/login/login.ts';
import { checkContents } from '../../audit/check-contents.ts';
import type { Db } from '../../db/database.ts';
import { listSessions } from '../../sessions/list/list.ts';
import { setConditions } from '../../testing/make.ts';
import { makeReview, type Review } from '../../testing/review.ts';
import { editSubject } from '../commands/edit-subject.ts';
import { requestResubmission } from '../commands/resubmission-and-reopen.ts';
import { undoDecision } from '../commands/undo.ts';
import { claimNext, claimSession } from './commands/claim.ts';
import { assignSession, escalateSession, snoozeSession } from './commands/hand-over.ts';
import { endClaims } from './end-claims.ts';
import { wakeSnoozed } from './wake.ts';

/** Whose a waiting session is (faults.md A10), on either database. */
export function handOverSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Review;
  beforeAll(async () => {
    db = await open();
    it = await makeReview(db);
    await setConditions(db, it.companyId, { documentReused: false });
  });
  afterAll(() => it.close());

  const refused = (code: string) => expect.objectContaining({ code });
  const waiting = async (id: string) => (await it.view(id))!.waiting!;
  const types = async (id: string) => (await it.facts(id)).map(({ type }) => type);
  const inQueue = async (who: Login, queue: QueueFilter) =>
    (await listSessions(db, it.companyId, { sort: 'waiting', queue: [queue] }, who.reviewerId)).rows.map(
      ({ id }) => id,
    );

  let ids: string[];
  /** Four that wait, the first the longest, and nothing else. */
  beforeEach(async () => {
    await db
      .updateTable('session')
      .set({ queued_at: null, state: 'expired' })
      .where('state', '=', 'awaiting_action')
      .execute();
    ids = [];
    for (let i = 0; i < 4; i++) ids.push(await it.finished());
  });

  test('D10, D19: a claim that runs out is ended and told, so that lists by assignee move; one that was renewed is not', async () => {
    const [over, renewed] = ids as [string, string];
    await claimSession(it.ctx, it.ben, over, false);
    await claimSession(it.ctx, it.ben, renewed, false);
    it.pass(4 * 60_000);
    await claimSession(it.ctx, it.ben, renewed, false);
    it.pass(61_000);
    await endClaims(it.ctx);
    const described = (await it.facts(over)).filter(({ type }) => type === 'claim.ended');
    expect(described).toMatchObject([{ actor: 'system', data: { reviewerId: it.ben.reviewerId } }]);
    expect((await waiting(over)).claim).toBeNull();
    expect((await waiting(renewed)).claim?.reviewerId).toBe(it.ben.reviewerId);
    expect(await types(renewed)).not.toContain('claim.ended');
  });

  describe('D9: undo', () => {
    const until = (hours: number) => new Date(it.now().getTime() + hours * 3_600_000).toISOString();

    test('gives the session back as it was: its assignee, the masters’, its snooze', async () => {
      const [assigned, escalated, snoozed] = ids as [string, string, string];
      await assignSession(it.ctx, it.ana, assigned, { reviewerId: it.cid.reviewerId });
      await escalateSession(it.ctx, it.ben, escalated, { reason: 'Unsure.' });
      const back = until(5);
      await snoozeSession(it.ctx, it.ben, snoozed, { reason: 'Back office asks.', until: back });
      for (const id of [assigned, escalated, snoozed]) {
        const { decisionId } = await it.decide(it.ana, id, 'rejected');
        await undoDecision(it.ctx, it.ana, id, { decisionId });
      }
      expect(await waiting(assigned)).toMatchObject({ assignedTo: it.cid.reviewerId });
      expect(await waiting(escalated)).toMatchObject({ escalated: true });
      expect(await waiting(snoozed)).toMatchObject({ snoozedUntil: back });
      expect(await inQueue(it.cid, 'mine')).toEqual([assigned]);
    });

    test('a proposal gives back its assignee too; a snooze that has ended meanwhile is over', async () => {
      await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['full_id'] });
      const id = await it.finished();
      await assignSession(it.ctx, it.ana, id, { reviewerId: it.ben.reviewerId });
      await snoozeSession(it.ctx, it.ben, id, {
        reason: 'Soon.',
        until: new Date(it.now().getTime() + 10_000).toISOString(),
      });
      const { decisionId } = await it.decide(it.ben, id, 'rejected');
      expect(await waiting(id)).toMatchObject({ assignedTo: null, snoozedUntil: null });
      it.pass(20_000);
      await undoDecision(it.ctx, it.ben, id, { decisionId });
      expect(await waiting(id)).toMatchObject({ assignedTo: it.ben.reviewerId, snoozedUntil: null, votes: [] });
      await setConditions(db, it.companyId, { documentReused: false });
    });

    test('a colleague whom it was given to since keeps it', async () => {
      await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['full_id'] });
      const id = await it.finished();
      await assignSession(it.ctx, it.ana, id, { reviewerId: it.ben.reviewerId });
      const { decisionId } = await it.decide(it.ben, id, 'rejected');
      await assignSession(it.ctx, it.ana, id, { reviewerId: it.cid.reviewerId });
      await undoDecision(it.ctx, it.ben, id, { decisionId });
      expect(await waiting(id)).toMatchObject({ assignedTo: it.cid.reviewerId, votes: [] });
      await setConditions(db, it.companyId, { documentReused: false });
    });
  });

  describe('D10: next', () => {
    test('gives back what was not decided, and goes on behind it, round to the head', async () => {
      const taken: (string | null)[] = [];
      for (let i = 0, after: string | undefined; i < 5; i++) {
        const { id } = await claimNext(it.ctx, it.ben, after);
        taken.push(id);
        after = id ?? undefined;
        const held = await Promise.all(ids.map(async (one) => (await waiting(one)).claim?.reviewerId));
        expect(held.filter(Boolean)).toEqual([it.ben.reviewerId]);
      }
      expect(taken).toEqual([...ids, ids[0]]);
      expect(await types(ids[1]!)).toEqual(expect.arrayContaining(['session.claimed', 'session.released']));
    });

    test('a decision on the way is no reason to begin anew: nothing of what is decided is next', async () => {
      const { id } = await claimNext(it.ctx, it.ben);
      await it.decide(it.ben, id!, 'rejected');
      expect((await claimNext(it.ctx, it.ben, id!)).id).toBe(ids[1]);
    });

    test('where nothing else is free, what one holds stays one’s own', async () => {
      for (const id of ids.slice(1)) await claimSession(it.ctx, it.cid, id, false);
      await claimSession(it.ctx, it.ben, ids[0]!, false);
      expect((await claimNext(it.ctx, it.ben, ids[0])).id).toBeNull();
      expect((await waiting(ids[0]!)).claim?.reviewerId).toBe(it.ben.reviewerId);
    });

    test('is never what is a colleague’s, escalated or snoozed; what a colleague who has left had is anybody’s', async () => {
      await assignSession(it.ctx, it.ana, ids[0]!, { reviewerId: it.cid.reviewerId });
      await escalateSession(it.ctx, it.cid, ids[1]!, { reason: 'Unsure.' });
      const until = new Date(it.now().getTime() + 3_600_000).toISOString();
      await snoozeSession(it.ctx, it.cid, ids[2]!, { reason: 'Back office asks.', until });
      expect((await claimNext(it.ctx, it.ben)).id).toBe(ids[3]);
      expect((await claimNext(it.ctx, it.cid)).id).toBe(ids[0]);
      expect((await claimNext(it.ctx, it.ana)).id).toBe(ids[1]);
      await db.updateTable('reviewer').set({ active: false }).where('id', '=', it.cid.reviewerId).execute();
      await db.updateTable('session').set({ claim_by: null, claim_until: null }).where('id', '=', ids[0]!).execute();
      expect((await claimNext(it.ctx, it.ben)).id).toBe(ids[0]);
      await db.updateTable('reviewer').set({ active: true }).where('id', '=', it.cid.reviewerId).execute();
    });
  });

  describe('D19: handing over', () => {
    test('assigned to a colleague it is theirs until it is taken off them, and no longer the giver’s', async () => {
      const id = ids[0]!;
      await claimSession(it.ctx, it.ben, id, false);
      await assignSession(it.ctx, it.ben, id, { reviewerId: it.cid.reviewerId });
      expect(await waiting(id)).toMatchObject({ assignedTo: it.cid.reviewerId, claim: null });
      await assignSession(it.ctx, it.ben, id, { reviewerId: it.cid.reviewerId });
      expect((await types(id)).filter((type) => type === 'session.assigned')).toHaveLength(1);
      await assignSession(it.ctx, it.ben, id, { reviewerId: null });
      expect((await waiting(id)).assignedTo).toBeNull();
      await expect(assignSession(it.ctx, it.ben, id, { reviewerId: it.stranger.reviewerId })).rejects.toEqual(
        refused('colleague_unknown'),
      );
      await expect(assignSession(it.ctx, it.stranger, id, { reviewerId: null })).rejects.toEqual(refused('not_found'));
      await claimSession(it.ctx, it.cid, id, false);
      await expect(assignSession(it.ctx, it.ben, id, { reviewerId: null })).rejects.toEqual(refused('session_claimed'));
    });

    test('escalated, only a master decides it, until one hands it back', async () => {
      const id = ids[0]!;
      await escalateSession(it.ctx, it.ben, id, { reason: ' The stamp looks odd. ' });
      expect(await waiting(id)).toMatchObject({ escalated: true, claim: null });
      expect((await it.view(id))!.decisions[0]).toMatchObject({ kind: 'escalated', note: 'The stamp looks odd.' });
      await expect(it.decide(it.cid, id, 'rejected')).rejects.toEqual(refused('session_escalated'));
      await expect(assignSession(it.ctx, it.cid, id, { reviewerId: null })).rejects.toEqual(
        refused('session_escalated'),
      );
      const seq = await it.seq();
      for (const act of [
        () => escalateSession(it.ctx, it.cid, id, { reason: 'too' }),
        () => claimSession(it.ctx, it.cid, id, true),
        () => requestResubmission(it.ctx, it.cid, id, { step: 'selfie', reason: 'Again.', seq }),
        () => editSubject(it.ctx, it.cid, id, { field: 'firstName', value: 'Else', reason: 'typo', seq }),
      ]) {
        await expect(act()).rejects.toEqual(refused('session_escalated'));
      }
      await expect(escalateSession(it.ctx, it.ana, id, { reason: 'too' })).rejects.toEqual(refused('nothing_changed'));
      await assignSession(it.ctx, it.ana, id, { reviewerId: it.cid.reviewerId });
      await it.decide(it.cid, id, 'rejected');
      const other = ids[1]!;
      await escalateSession(it.ctx, it.ben, other, { reason: 'Unsure.' });
      await it.decide(it.ana, other, 'rejected');
      const columns = await db
        .selectFrom('session')
        .select(['assigned_to', 'escalated_at'])
        .where('id', 'in', [id, other])
        .execute();
      for (const row of columns) expect(row).toEqual({ assigned_to: null, escalated_at: null });
    });

    test('snoozed, it comes back by itself at its time by the clock that all nodes share, once', async () => {
      const id = ids[0]!;
      await claimSession(it.ctx, it.ben, id, false);
      const until = new Date(it.now().getTime() + 60_000).toISOString();
      await snoozeSession(it.ctx, it.ben, id, { reason: 'Calls back.', until });
      expect(await waiting(id)).toMatchObject({ snoozedUntil: until, claim: null });
      await wakeSnoozed(it.ctx);
      expect((await waiting(id)).snoozedUntil).toBe(until);
      it.pass(60_000);
      await Promise.all([wakeSnoozed(it.ctx), wakeSnoozed(it.ctx)]);
      await expect.poll(async () => (await waiting(id)).snoozedUntil).toBeNull();
      expect((await types(id)).filter((type) => type === 'session.snooze_ended')).toHaveLength(1);
    });

    test('a snooze has a time that is to come and not too far, and can be ended before', async () => {
      const id = ids[0]!;
      const at = (ms: number) => new Date(it.now().getTime() + ms).toISOString();
      for (const ms of [-1, 0, 31 * 86_400_000]) {
        await expect(snoozeSession(it.ctx, it.ben, id, { reason: 'r', until: at(ms) })).rejects.toEqual(
          refused('value_refused'),
        );
      }
      await expect(snoozeSession(it.ctx, it.ben, id, { reason: 'r', until: null })).rejects.toEqual(
        refused('nothing_changed'),
      );
      await snoozeSession(it.ctx, it.ben, id, { reason: 'r', until: at(86_400_000) });
      await snoozeSession(it.ctx, it.cid, id, { reason: 'r', until: null });
      expect((await waiting(id)).snoozedUntil).toBeNull();
    });

    test('what the log says of it covers the reason', async () => {
      await escalateSession(it.ctx, it.ben, ids[0]!, { reason: 'Unsure.' });
      const faults = async () => {
        const found = [];
        for await (const fault of checkContents(db, it.companyId)) found.push(fault.kind);
        return found;
      };
      expect(await faults()).toEqual([]);
      await db
        .updateTable('decision')
        .set({ note: 'Sure.' })
        .where('kind', '=', 'escalated')
        .where('session_id', '=', ids[0]!)
        .execute();
      expect(await faults()).toEqual(['altered']);
      await db
        .updateTable('decision')
        .set({ note: 'Unsure.' })
        .where('kind', '=', 'escalated')
        .where('session_id', '=', ids[0]!)
        .execute();
    });
  });

  test('D19: the queue by whose it is, as each reviewer sees it', async () => {
    await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['full_id'] });
    const [mine, given, free] = ids as [string, string, string];
    const proposed = await it.finished();
    await claimSession(it.ctx, it.ben, mine, false);
    await assignSession(it.ctx, it.ana, given, { reviewerId: it.ben.reviewerId });
    await it.decide(it.ben, proposed, 'rejected');
    expect(await inQueue(it.ben, 'mine')).toEqual([mine, given]);
    expect(await inQueue(it.cid, 'mine')).toEqual([]);
    expect(await inQueue(it.cid, 'unassigned')).toEqual([free, ids[3], proposed]);
    expect(await inQueue(it.ben, 'needs_second')).toEqual([]);
    expect(await inQueue(it.cid, 'needs_second')).toEqual([proposed]);
    expect(await inQueue(it.ben, 'my_proposals')).toEqual([proposed]);
    expect(await inQueue(it.cid, 'my_proposals')).toEqual([]);
    await setConditions(db, it.companyId, { documentReused: false });
  });
}
