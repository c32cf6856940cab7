import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavedFilterRequest } from '../../shared/api/saved-filters.ts';
import { mostOwn, mostShared } from '../../shared/saved-filters.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Db } from '../db/database.ts';
import { readLog } from '../log/read.ts';
import { addSessionTag, removeSessionTag } from '../session-tags/commands/company-tags.ts';
import { openBrowsers } from '../testing/browsers.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { changeFilter, removeFilter, saveFilter } from './commands.ts';
import { listSavedFilters } from './queries.ts';

/** Rules: SPEC.md beside this file. */
export function savedFiltersSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Review;
  beforeAll(async () => {
    db = await open();
    it = await makeReview(db);
  });
  afterAll(() => it.close());

  const refused = (code: string) => expect.objectContaining({ code });
  const request = (name: string, more: Partial<SavedFilterRequest> = {}): SavedFilterRequest => ({
    ...{ list: 'sessions', name, shared: false, filter: { nationality: ['GEO'] }, sort: 'newest', keepSearch: false },
    ...more,
  });
  const names = async (who: Login) => (await listSavedFilters(db, who)).map(({ name }) => name);
  const find = async (who: Login, id: string) => (await listSavedFilters(db, who)).find((one) => one.id === id);

  test('F1 limits and names are exact for many at the same moment', async () => {
    const dan = await it.login('agent');
    const codes = async (all: Promise<unknown>[]) =>
      (await Promise.allSettled(all)).flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    const save = (i: number, shared: boolean) => saveFilter(it.ctx, dan, request(`f ${i}`, { shared }));
    const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);
    expect(await codes(numbers(mostOwn + 2).map((i) => save(i, false)))).toEqual(Array(2).fill('too_many_filters'));
    expect(await codes(numbers(mostShared + 2).map((i) => save(i, true)))).toEqual(Array(2).fill('too_many_filters'));
    await db.deleteFrom('saved_filter').execute();
    expect(await codes([0, 0, 0].map((i) => save(i, true)))).toEqual(Array(2).fill('name_taken'));
    await expect(saveFilter(it.ctx, it.ben, request('F 0', { shared: true }))).rejects.toEqual(refused('name_taken'));
    // Another list, or one's own, is another scope.
    await saveFilter(it.ctx, it.ben, request('F 0'));
    await saveFilter(it.ctx, it.ben, request('F 0', { shared: true, list: 'queue' }));
  });

  test('F2 one’s own is seen by nobody else; a shared one is its reviewer’s or a master’s to change', async () => {
    const own = await saveFilter(it.ctx, it.ben, request('Only mine'));
    const shared = await saveFilter(it.ctx, it.ben, request('For all', { shared: true }));
    for (const who of [it.cid, it.ana]) {
      expect(await names(who)).not.toContain('Only mine');
      await expect(removeFilter(it.ctx, who, own.id)).rejects.toEqual(refused('not_found'));
      await expect(changeFilter(it.ctx, who, own.id, request('x'))).rejects.toEqual(refused('not_found'));
    }
    expect(await names(it.stranger)).toEqual([]);
    await expect(removeFilter(it.ctx, it.stranger, shared.id)).rejects.toEqual(refused('not_found'));
    await expect(removeFilter(it.ctx, it.cid, shared.id)).rejects.toEqual(refused('forbidden'));
    expect((await find(it.cid, shared.id))!.mayChange).toBe(false);
    await changeFilter(it.ctx, it.ana, shared.id, request('Renamed', { shared: true }));
    expect(await find(it.cid, shared.id)).toMatchObject({ name: 'Renamed', reviewerId: it.ben.reviewerId });
    await removeFilter(it.ctx, it.ana, shared.id);
    expect(await find(it.ben, shared.id)).toBeUndefined();
  });

  test('F3 a search text is stored only where it was asked for, and is in no fact', async () => {
    const filter = { q: 'Quollward', nationality: ['GEO'] };
    const without = await saveFilter(it.ctx, it.cid, request('without', { filter }));
    const withIt = await saveFilter(it.ctx, it.cid, request('with', { filter, keepSearch: true }));
    expect((await find(it.cid, without.id))!.filter).toEqual({ nationality: ['GEO'] });
    expect((await find(it.cid, withIt.id))!.filter).toEqual(filter);
    const stored = await db.selectFrom('saved_filter').select('filter').where('id', '=', without.id).execute();
    expect(JSON.stringify(stored)).not.toContain('Quollward');
    const facts = (await readLog(db, it.companyId, 0, 100_000)).filter(({ type }) => type.startsWith('saved_filter.'));
    expect(facts.at(-1)).toMatchObject({ data: { savedFilterId: withIt.id, shared: false } });
    expect(JSON.stringify(facts)).not.toMatch(/Quollward|without/);
  });

  test('F4 a value that is gone is left out and named', async () => {
    const tag = await addSessionTag(it.ctx, it.ana, { name: 'Short-lived' });
    const { id } = await saveFilter(
      it.ctx,
      it.cid,
      request('fits', { filter: { sessionTag: [tag.id], state: ['verified'] } }),
    );
    expect(await find(it.cid, id)).toMatchObject({ filter: { sessionTag: [tag.id], state: ['verified'] }, gone: [] });
    await removeSessionTag(it.ctx, it.ana, tag.id);
    expect(await find(it.cid, id)).toMatchObject({ filter: { state: ['verified'] }, gone: ['sessionTag'] });
    // Of a release that knew other states and orders.
    const stored = { state: ['verified', 'paused'], colour: ['red'], from: 'yesterday' };
    await db
      .updateTable('saved_filter')
      .set({ filter: JSON.stringify(stored), sort: 'colour' })
      .where('id', '=', id)
      .execute();
    const { filter, sort, gone } = (await find(it.cid, id))!;
    expect([filter, sort]).toEqual([{ state: ['verified'] }, 'newest']);
    expect(gone.toSorted()).toEqual(['from', 'sort', 'state']);
  });

  test('the routes', async () => {
    const browser = await openBrowsers(it);
    const made = await browser('us', 'POST', '/saved-filters', request('By route', { shared: true }));
    expect(made.statusCode).toBe(201);
    const { id } = made.json<{ id: string }>();
    const put = (who: 'us' | 'them') =>
      browser(who, 'PUT', `/saved-filters/${id}`, request('By route 2', { shared: true }));
    expect([(await put('them')).statusCode, (await put('us')).statusCode]).toEqual([404, 204]);
    const listed = (await browser('us', 'GET', '/saved-filters')).json().filters;
    expect(listed.find((one: { id: string }) => one.id === id)).toMatchObject({ name: 'By route 2', mayChange: true });
    expect(
      (await browser('us', 'POST', '/saved-filters', request('x', { filter: { q: 'x'.repeat(101) } }))).statusCode,
    ).toBe(422);
    expect((await browser('us', 'DELETE', `/saved-filters/${id}`)).statusCode).toBe(204);
    expect((await browser(undefined, 'GET', '/saved-filters')).statusCode).toBe(401);
  });
}
