import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BulkAnswer, BulkRequest } from '../../shared/api/bulk.ts';
import { mostSelected } from '../../shared/session/session-list.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Db } from '../db/database.ts';
import { claimSession } from '../decisions/claims/commands/claim.ts';
import { assignSession, escalateSession } from '../decisions/claims/commands/hand-over.ts';
import { addSessionTag } from '../session-tags/commands/company-tags.ts';
import { openBrowsers } from '../testing/browsers.ts';
import { setConditions } from '../testing/make.ts';
import { goodRun } from '../testing/phone.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { checkBulk } from './check.ts';
import { runBulk } from './commands/run.ts';
import { undoBulk } from './commands/undo.ts';

/** Rules: SPEC.md beside this file. */
export function bulkSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Review;
  let browser: Awaited<ReturnType<typeof openBrowsers>>;
  beforeAll(async () => {
    db = await open();
    it = await makeReview(db);
    browser = await openBrowsers(it);
    await setConditions(db, it.companyId, { documentReused: false });
  });
  afterAll(() => it.close());

  const run = async (who: Login, action: BulkRequest['action'], ids: string[], key: string = randomUUID()) =>
    runBulk(it.ctx, who, key, { action, ids, seq: await it.seq() });
  const outcomes = ({ results }: Pick<BulkAnswer, 'results'>) => results.map(({ outcome }) => outcome);
  const assignees = (ids: string[]) =>
    Promise.all(ids.map(async (id) => (await it.view(id))!.waiting?.assignedTo ?? null));
  const countOf = async (ids: string[], type: string) =>
    (await Promise.all(ids.map((id) => it.facts(id)))).flat().filter((fact) => fact.type === type).length;

  /** One waits and is free, a colleague has decided one, has claimed one, and one has been escalated. */
  let ids: [string, string, string, string];
  beforeEach(async () => {
    ids = [await it.finished(), await it.finished(), await it.finished(), await it.finished()];
    await it.decide(it.cid, ids[1], 'rejected');
    await claimSession(it.ctx, it.cid, ids[2], false);
    await escalateSession(it.ctx, it.cid, ids[3], { reason: 'Unsure.' });
  });

  describe('M1 each by itself', () => {
    test('what is refused is told of each by its code, and sinks nothing of the rest', async () => {
      const stranger = randomUUID();
      const all = [...ids, stranger];
      const action = { type: 'assign', reviewerId: it.ben.reviewerId } as const;
      const answer = await run(it.ben, action, all);
      expect(answer.results.map(({ id }) => id)).toEqual(all);
      expect(outcomes(answer)).toEqual([
        'done',
        'session_decided',
        'session_claimed',
        'session_escalated',
        'not_found',
      ]);
      expect(await assignees(ids)).toEqual([it.ben.reviewerId, null, null, null]);
      expect(await countOf(ids, 'session.assigned')).toBe(1);
    });

    test('the check says the same before, and changes nothing; a master may more', async () => {
      const action = { type: 'assign', reviewerId: it.ben.reviewerId } as const;
      const before = await it.seq();
      const check = await checkBulk(it.ctx, it.ben, { action, ids });
      expect(outcomes(check)).toEqual(['done', 'session_decided', 'session_claimed', 'session_escalated']);
      expect([check.seq, await it.seq()]).toEqual([before, before]);
      expect(outcomes(await checkBulk(it.ctx, it.ana, { action, ids }))).toEqual([
        ...['done', 'session_decided', 'session_claimed', 'done'],
      ]);
      expect(outcomes(await checkBulk(it.ctx, it.stranger, { action, ids }))).toEqual(Array(4).fill('not_found'));
    });

    test('a fault in one is its own outcome, and is tried again with the same key', async () => {
      const key = randomUUID();
      const request = {
        action: { type: 'assign', reviewerId: it.ben.reviewerId } as const,
        ids: [ids[0], await it.finished()],
        seq: await it.seq(),
      };
      const broken = { ...it.ctx, now: vi.fn(it.ctx.now) };
      // The first call is the key's.
      broken.now.mockImplementationOnce(it.ctx.now).mockImplementationOnce(() => {
        throw new Error('the clock fell down');
      });
      // Whichever of the two comes first.
      expect(outcomes(await runBulk(broken, it.ben, key, request)).toSorted()).toEqual(['done', 'internal']);
      expect(outcomes(await runBulk(it.ctx, it.ben, key, request))).toEqual(['done', 'done']);
    });

    test('to nobody of the company: every session says so, none is changed', async () => {
      const action = { type: 'assign', reviewerId: it.stranger.reviewerId } as const;
      expect(outcomes(await run(it.ben, action, [ids[0]]))).toEqual(['colleague_unknown']);
      expect(await assignees([ids[0]])).toEqual([null]);
    });
  });

  describe('M2 with a key', () => {
    test('sent again it is answered as the first time, whatever has happened since', async () => {
      const key = randomUUID();
      const request: BulkRequest = {
        action: { type: 'resubmission', step: 'selfie', reason: 'Too dark.' },
        ids,
        seq: await it.seq(),
      };
      const first = await runBulk(it.ctx, it.ben, key, request);
      expect(outcomes(first)).toEqual(['done', 'session_decided', 'session_claimed', 'session_escalated']);
      expect(await runBulk(it.ctx, it.ben, key, request)).toEqual(first);
      expect(await countOf(ids, 'session.resubmission_requested')).toBe(1);
      await expect(runBulk(it.ctx, it.ben, key, { ...request, ids: [ids[0]] })).rejects.toEqual(
        expect.objectContaining({ code: 'idempotency_key_reused' }),
      );
    });

    test('cut off in the middle, or sent twice at the same moment: nothing is done twice, and what was done is `done`', async () => {
      const key = randomUUID();
      const more = [ids[0], await it.finished(), await it.finished()];
      const request: BulkRequest = {
        action: { type: 'resubmission', step: 'selfie', reason: 'Too dark.' },
        ids: more,
        seq: await it.seq(),
      };
      const answers = await Promise.all([runBulk(it.ctx, it.ben, key, request), runBulk(it.ctx, it.ben, key, request)]);
      for (const answer of answers) expect(outcomes(answer)).toEqual(['done', 'done', 'done']);
      expect(await countOf(more, 'session.resubmission_requested')).toBe(3);
      // As after a kill: the key is known, the answer is not.
      await db
        .updateTable('idempotency')
        .set({ body: JSON.stringify({ startSeq: request.seq }) })
        .where('key', 'like', `%${key}`)
        .execute();
      expect(outcomes(await runBulk(it.ctx, it.ben, key, request))).toEqual(['done', 'done', 'done']);
      expect(await countOf(more, 'session.resubmission_requested')).toBe(3);
    });

    test('made on what was seen: one that a colleague has changed since is not sent back', async () => {
      const seq = await it.seq();
      await it.decide(it.cid, ids[0], 'rejected');
      const request: BulkRequest = {
        action: { type: 'resubmission', step: 'selfie', reason: 'r' },
        ids: [ids[0]],
        seq,
      };
      expect(outcomes(await runBulk(it.ctx, it.ben, randomUUID(), request))).toEqual(['session_decided']);
    });
  });

  describe('M3 undo', () => {
    test('gives each back to who had it; not what a colleague has assigned since, nor what was the same before', async () => {
      const [mine, theirs, moved, same] = [ids[0], await it.finished(), await it.finished(), await it.finished()];
      await assignSession(it.ctx, it.ana, theirs, { reviewerId: it.cid.reviewerId });
      await assignSession(it.ctx, it.ana, same, { reviewerId: it.ben.reviewerId });
      const all = [mine, theirs, moved, same];
      const key = randomUUID();
      const answer = await run(it.ana, { type: 'assign', reviewerId: it.ben.reviewerId }, all, key);
      expect([outcomes(answer), answer.undoable]).toEqual([Array(4).fill('done'), 3]);
      await assignSession(it.ctx, it.cid, moved, { reviewerId: it.cid.reviewerId });
      const undone = await undoBulk(it.ctx, it.ana, key);
      expect(undone.results).toEqual([
        { id: mine, outcome: 'done' },
        { id: theirs, outcome: 'done' },
        { id: moved, outcome: 'nothing_changed' },
      ]);
      expect(await assignees(all)).toEqual([null, it.cid.reviewerId, it.cid.reviewerId, it.ben.reviewerId]);
      await expect(undoBulk(it.ctx, it.ben, key)).rejects.toEqual(expect.objectContaining({ code: 'not_found' }));
    });

    test('takes a tag off those alone that got it', async () => {
      const tag = await addSessionTag(it.ctx, it.ben, { name: randomUUID() });
      await run(it.ben, { type: 'tag', tagId: tag.id, on: true }, [ids[1]]);
      const key = randomUUID();
      const answer = await run(it.ben, { type: 'tag', tagId: tag.id, on: true }, ids, key);
      expect([outcomes(answer), answer.undoable]).toEqual([Array(4).fill('done'), 3]);
      await undoBulk(it.ctx, it.ben, key);
      const tagged = await Promise.all(ids.map(async (id) => (await it.view(id))!.sessionTags.length));
      expect(tagged).toEqual([0, 1, 0, 0]);
    });

    test('nobody can undo what went to the subject', async () => {
      const key = randomUUID();
      const answer = await run(it.ben, { type: 'resubmission', step: 'selfie', reason: 'r' }, [ids[0]], key);
      expect(answer.undoable).toBe(0);
      expect((await undoBulk(it.ctx, it.ben, key)).results).toEqual([]);
      expect((await it.view(ids[0]))!.state).toBe('in_progress');
    });
  });

  test('M4 blind review and four eyes hold for each: one’s own first word is not sent round', async () => {
    await setConditions(db, it.companyId, { documentReused: false, fourEyes: ['full_id'] });
    const id = await it.finished();
    await it.decide(it.ben, id, 'rejected');
    const action = { type: 'resubmission' } as const;
    expect(outcomes(await checkBulk(it.ctx, it.ben, { action, ids: [id] }))).toEqual(['same_person']);
    // A colleague learns nothing of what was said.
    expect(outcomes(await checkBulk(it.ctx, it.cid, { action, ids: [id] }))).toEqual(['done']);
    await setConditions(db, it.companyId, { documentReused: false });
  });

  describe('M5 the routes', () => {
    test('a key is needed, 500 at most, and no way in without a login', async () => {
      const body = { action: { type: 'assign', reviewerId: null }, ids: [ids[0]], seq: 0 };
      expect((await browser('us', 'POST', '/sessions/bulk', body)).statusCode).toBe(422);
      expect((await browser(undefined, 'POST', '/sessions/bulk/check', body)).statusCode).toBe(401);
      const many = Array.from({ length: mostSelected + 1 }, () => randomUUID());
      const tooMany = { action: body.action, ids: many };
      expect((await browser('us', 'POST', '/sessions/bulk/check', tooMany)).statusCode).toBe(422);
      const check = await browser('us', 'POST', '/sessions/bulk/check', { ...tooMany, ids: many.slice(1) });
      expect(check.statusCode).toBe(200);
    });

    test('all that a filter finds, by their ids and in its order', async () => {
      const { ids: found, isMore } = (
        await browser('us', 'POST', '/sessions/ids', { state: ['awaiting_action'], sort: 'waiting' })
      ).json();
      expect(found).toContain(ids[0]);
      expect(found).not.toContain(ids[1]);
      expect(isMore).toBe(false);
      expect((await browser('them', 'POST', '/sessions/ids', {})).json().ids).toEqual([]);
    });

    test('chosen sessions as CSV and as reports: these alone, whatever the filter', async () => {
      const csv = await browser('us', 'POST', '/sessions.csv', { ids: [ids[0], ids[1], randomUUID()] });
      expect(csv.body.trim().split('\r\n')).toHaveLength(3);
      const verified = await it.finished(goodRun);
      const action = { type: 'reports' };
      const check = await browser('us', 'POST', '/sessions/bulk/check', { action, ids: [...ids, verified] });
      expect(outcomes(check.json())).toEqual([
        ...['session_not_decided', 'done', 'session_not_decided', 'session_not_decided', 'done'],
      ]);
      const none = await browser('us', 'POST', '/report-exports', { filter: {}, ids: [ids[0]], paper: 'A4' });
      expect(none.json().code).toBe('export_empty');
    });
  });
}
