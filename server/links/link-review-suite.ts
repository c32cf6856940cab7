import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LinkReviewRequest } from '../../shared/api/links.ts';
import type { Login } from '../accounts/login/login.ts';
import { checkLog } from '../audit/check-log.ts';
import type { Db } from '../db/database.ts';
import { goodRun } from '../testing/phone.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { reviewLink } from './commands.ts';
import { findLinks } from './find-links.ts';
import { findPerson } from './find-person.ts';

/** What reviewers say of pairs of sessions, and the persons that follow from it. On either database. */
export function linkReviewSuite(open: () => Promise<Db>): void {
  let it: Review;
  beforeAll(async () => {
    it = await makeReview(await open());
  });
  afterAll(() => it.close());

  let number = 0;
  const finished = (fields: object = {}) => {
    const own = { documentNumber: `N${++number}`, personalNumber: `P${number}`, ...fields };
    return it.finished(
      goodRun.map((step) => (step.type === 'document.read' ? { ...step, fields: { ...step.fields, ...own } } : step)),
    );
  };
  const say = (who: Login, one: string, other: string, request: Partial<LinkReviewRequest>) =>
    reviewLink(it.ctx, who, one, other, { verdict: 'same', reason: '', seen: null, ...request });
  const linkOf = async (one: string, other: string) =>
    (await findLinks(it.ctx.db, it.companyId, one))!.links.find(({ session }) => session.id === other);
  const reviewOf = async (one: string, other: string) => (await linkOf(one, other))!.review;
  const personOf = async (id: string, companyId = it.companyId) =>
    (await findPerson(it.ctx.db, companyId, id))?.sessions.map(({ session, by }) => [session.id, by]);
  const problem = (code: string) => expect.objectContaining({ code });

  describe('a review of a link', () => {
    test('L8 is kept for the pair, seen from both sides, and can be taken back; the log covers it', async () => {
      const [one, other] = [await finished(), await finished()];
      await say(it.ana, one, other, { reason: 'The same scar' });
      const review = (await reviewOf(other, one))!;
      expect(review).toMatchObject({ verdict: 'same', reason: 'The same scar', reviewerId: it.ana.reviewerId });
      const [fact, otherFact] = [(await it.facts(one)).at(-1)!, (await it.facts(other)).at(-1)!];
      expect(otherFact.data).toMatchObject({ linkReviewId: review.id, otherSessionId: one, verdict: 'same' });
      expect(JSON.stringify([fact, otherFact])).not.toContain('scar');
      expect(fact).toMatchObject({
        type: 'link.reviewed',
        actor: `reviewer:${it.ana.reviewerId}`,
        data: { linkReviewId: review.id, otherSessionId: other, verdict: 'same' },
      });
      expect((await checkLog(it.ctx.db, it.companyId)).faults).toEqual([]);
      await it.ctx.db.updateTable('link_review').set({ reason: 'Another' }).where('id', '=', review.id).execute();
      expect((await checkLog(it.ctx.db, it.companyId)).faults).toEqual([
        { seq: fact.seq, kind: 'content altered' },
        { seq: otherFact.seq, kind: 'content altered' },
      ]);
      await it.ctx.db.updateTable('link_review').set({ reason: review.reason }).where('id', '=', review.id).execute();
      await say(it.ben, other, one, { verdict: null, seen: review.id });
      expect(await linkOf(one, other)).toMatchObject({ review: null });
    });

    test('L8 goes with the session that is erased, of which the log of the other says nothing wrong', async () => {
      const [one, other] = [await finished(), await finished()];
      await say(it.ana, one, other, {});
      await it.ctx.db.deleteFrom('session').where('id', '=', other).execute();
      expect(await linkOf(one, other)).toBeUndefined();
      expect(await personOf(one)).toEqual([[one, []]]);
      expect((await checkLog(it.ctx.db, it.companyId)).faults).toEqual([]);
    });

    test('stays to be seen and taken back when the two have nothing in common any more', async () => {
      const [one, other] = [await finished({ birthDate: '1961-01-01' }), await finished({ birthDate: '1962-02-02' })];
      await it.ctx.db.deleteFrom('session_trait').where('session_id', '=', other).execute();
      await say(it.ana, one, other, { verdict: 'unsure' });
      expect(await linkOf(one, other)).toMatchObject({ reasons: [], review: { verdict: 'unsure' } });
    });

    test('L8 whoever did not see what a colleague said is told; who repeats a lost answer is not', async () => {
      const [one, other] = [await finished(), await finished()];
      const both = await Promise.allSettled([
        say(it.ana, one, other, {}),
        say(it.ben, other, one, { verdict: 'different' }),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: problem('link_reviewed') });
      const review = (await reviewOf(one, other))!;
      const [who, where] = review.verdict === 'same' ? [it.ana, [one, other]] : [it.ben, [other, one]];
      const facts = (await it.facts(where[0]!)).length;
      await say(who, where[0]!, where[1]!, { verdict: review.verdict });
      expect(await it.facts(where[0]!)).toHaveLength(facts);
      await expect(say(who, one, other, { verdict: review.verdict, seen: review.id })).rejects.toEqual(
        problem('nothing_changed'),
      );
    });

    test("another company's session, one that is not there and the session itself are not found", async () => {
      const one = await finished();
      const { id: theirs } = (await it.ask('POST', '/sessions', it.them.key, {})).json();
      for (const other of [theirs, randomUUID(), one]) {
        await expect(say(it.ana, one, other, {})).rejects.toEqual(problem('not_found'));
      }
      await expect(say(it.stranger, one, theirs, {})).rejects.toEqual(problem('not_found'));
    });
  });

  describe('a person', () => {
    test('L9 is all sessions with one number or document, and those that reviewers called the same, from each on', async () => {
      const [first, renewed, moved, namesake] = [
        await finished({ personalNumber: 'SAME 1' }),
        await finished({ personalNumber: 'same1', documentNumber: 'DOC-9' }),
        await finished({ documentNumber: 'doc9' }),
        await finished(),
      ];
      expect(await personOf(first)).toEqual([
        [moved, ['document']],
        [renewed, ['personal_number', 'document']],
        [first, []],
      ]);
      const described = await say(it.ana, moved, namesake, {});
      expect(described.seq).toBeGreaterThan(0);
      expect((await personOf(first))!.map(([id]) => id)).toEqual([namesake, moved, renewed, first]);
      expect((await personOf(namesake))!.map(([id]) => id)).toEqual([namesake, moved, renewed, first]);
    });

    test('L9 ends where a reviewer called two sessions different, and grows again when that is taken back', async () => {
      const [one, other] = [await finished({ documentNumber: 'LENT' }), await finished({ documentNumber: 'LENT' })];
      await say(it.ana, one, other, { verdict: 'different' });
      expect(await personOf(one)).toEqual([[one, []]]);
      await say(it.ana, one, other, { verdict: null, seen: (await reviewOf(one, other))!.id });
      expect(await personOf(one)).toHaveLength(2);
    });

    test('L9 leaves out what a reviewer called different from it, whatever else leads there', async () => {
      const [one, between, other] = [await finished(), await finished(), await finished()];
      await say(it.ana, one, between, {});
      await say(it.ana, between, other, {});
      expect(await personOf(one)).toHaveLength(3);
      await say(it.ben, one, other, { verdict: 'different' });
      expect((await personOf(one))!.map(([id]) => id)).toEqual([between, one]);
      await say(it.ben, one, other, { verdict: 'unsure', seen: (await reviewOf(one, other))!.id });
      expect(await personOf(one)).toHaveLength(3);
    });

    test('numbers of two states are two numbers; where a state is not known they may be one', async () => {
      const [german, french, unknown] = [
        await finished({ personalNumber: '77', nationality: 'D' }),
        await finished({ personalNumber: '77', nationality: 'FRA' }),
        await finished({ personalNumber: '77', nationality: undefined }),
      ];
      expect((await personOf(german))!.map(([id]) => id)).toEqual([unknown, french, german]);
      await say(it.ana, german, unknown, { verdict: 'different' });
      await say(it.ana, french, unknown, { verdict: 'different' });
      expect(await personOf(german)).toEqual([[german, []]]);
    });

    test("is not found for another company's session", async () => {
      expect(await personOf(await finished(), it.them.companyId)).toBeUndefined();
    });
  });
}
