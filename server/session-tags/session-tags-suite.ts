import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostSessionTags } from '../../shared/session/session-tags.ts';
import type { Db } from '../db/database.ts';
import { listSessions } from '../sessions/list/list.ts';
import { openBrowsers } from '../testing/browsers.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { addSessionTag, removeSessionTag } from './commands/company-tags.ts';
import { tagSession } from './commands/tag-session.ts';
import { listSessionTags } from './queries.ts';

/** Rules: SPEC.md beside this file. */
export function sessionTagsSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Review;
  let browser: Awaited<ReturnType<typeof openBrowsers>>;
  beforeAll(async () => {
    db = await open();
    it = await makeReview(db);
    browser = await openBrowsers(it);
  });
  afterAll(() => it.close());

  const refused = (code: string) => expect.objectContaining({ code });
  const found = async (tagId: string) =>
    (await listSessions(db, it.companyId, { sessionTag: [tagId] })).rows.map(({ id }) => id);

  test('T1 a name is a company’s once, however it is written; another company may have it too', async () => {
    const vip = await addSessionTag(it.ctx, it.ben, { name: ' VIP ' });
    expect(vip.name).toBe('VIP');
    await expect(addSessionTag(it.ctx, it.cid, { name: 'vip' })).rejects.toEqual(refused('tag_taken'));
    await addSessionTag(it.ctx, it.stranger, { name: 'VIP' });
    expect(await listSessionTags(db, it.companyId)).toEqual([vip]);
  });

  test('T1 a company has 50, exact for many at the same moment', async () => {
    const company = it.stranger.companyId;
    const outcomes = await Promise.allSettled(
      Array.from({ length: mostSessionTags + 5 }, (_, i) => addSessionTag(it.ctx, it.stranger, { name: `tag ${i}` })),
    );
    expect(await listSessionTags(db, company)).toHaveLength(mostSessionTags);
    const reasons = outcomes.filter((one) => one.status === 'rejected').map((one) => one.reason.code);
    expect(new Set(reasons)).toEqual(new Set(['too_many_tags']));
  });

  describe('T2 on a session', () => {
    test('it is found by it, each change is a fact with ids alone, and saying it twice is none', async () => {
      const id = await it.finished();
      const tag = await addSessionTag(it.ctx, it.ben, { name: 'Branch of Batumi' });
      expect(await tagSession(it.ctx, it.ben, id, { tagId: tag.id, on: true })).toMatchObject({ changed: true });
      expect(await tagSession(it.ctx, it.cid, id, { tagId: tag.id, on: true })).toMatchObject({ changed: false });
      expect((await it.view(id))!.sessionTags).toEqual([tag.id]);
      expect(await found(tag.id)).toEqual([id]);
      await tagSession(it.ctx, it.cid, id, { tagId: tag.id, on: false });
      expect(await found(tag.id)).toEqual([]);
      const facts = (await it.facts(id)).filter(({ type }) => type.endsWith('tagged'));
      expect(facts.map(({ type, data }) => ({ type, data }))).toEqual([
        { type: 'session.tagged', data: { tagId: tag.id } },
        { type: 'session.untagged', data: { tagId: tag.id } },
      ]);
    });

    test('whatever its state and whoever has claimed it; a decision made on what was seen before still holds', async () => {
      const [id, running] = [await it.finished(), (await it.create()).id];
      const tag = await addSessionTag(it.ctx, it.ben, { name: 'Ask legal' });
      const seq = await it.seq();
      await tagSession(it.ctx, it.cid, id, { tagId: tag.id, on: true });
      await it.decide(it.ben, id, 'rejected', { seq });
      await tagSession(it.ctx, it.cid, running, { tagId: tag.id, on: true });
      expect((await found(tag.id)).toSorted()).toEqual([id, running].toSorted());
    });

    test('another company’s session or tag is not found', async () => {
      const id = await it.finished();
      const [theirs] = await listSessionTags(db, it.stranger.companyId);
      const own = await addSessionTag(it.ctx, it.ben, { name: 'Own' });
      for (const act of [
        () => tagSession(it.ctx, it.ben, id, { tagId: theirs!.id, on: true }),
        () => tagSession(it.ctx, it.stranger, id, { tagId: own.id, on: true }),
        () => removeSessionTag(it.ctx, it.ana, theirs!.id),
      ])
        await expect(act()).rejects.toEqual(refused('not_found'));
    });
  });

  test('T3 a master removes a tag that no session has', async () => {
    const id = await it.finished();
    const tag = await addSessionTag(it.ctx, it.ben, { name: 'Passing' });
    await tagSession(it.ctx, it.ben, id, { tagId: tag.id, on: true });
    await expect(removeSessionTag(it.ctx, it.ben, tag.id)).rejects.toEqual(refused('forbidden'));
    await expect(removeSessionTag(it.ctx, it.ana, tag.id)).rejects.toEqual(refused('tag_in_use'));
    await tagSession(it.ctx, it.ben, id, { tagId: tag.id, on: false });
    await removeSessionTag(it.ctx, it.ana, tag.id);
    expect((await listSessionTags(db, it.companyId)).map(({ name }) => name)).not.toContain('Passing');
  });

  test('T4 the routes: names in bodies alone, and no way in without a login', async () => {
    const made = await browser('us', 'POST', '/session-tags', { name: 'By route' });
    expect(made.statusCode).toBe(201);
    const { id: tagId } = made.json<{ id: string }>();
    const id = await it.finished();
    expect((await browser('us', 'PUT', `/sessions/${id}/tags/${tagId}`)).statusCode).toBe(200);
    expect((await browser('us', 'GET', `/sessions/${id}`)).json().view.sessionTags).toEqual([tagId]);
    expect((await browser('them', 'DELETE', `/sessions/${id}/tags/${tagId}`)).statusCode).toBe(404);
    expect((await browser(undefined, 'GET', '/session-tags')).statusCode).toBe(401);
  });
}
