import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { answering, listImports, people } from '../../testing/screening/list-imports.ts';
import { listFiles } from '../../testing/screening/lists.ts';
import { euXml } from '../../testing/screening/official-lists.ts';
import { listOf, makeScreening, type Screening } from '../../testing/screening/screening.ts';
import { scheduleList } from './commands.ts';
import { DueLists, fetchList } from './fetch/fetch-list.ts';
import { followOfficial } from './fetch/official.ts';
import { importList } from './import/import.ts';
import { readScreeningSettings } from './queries.ts';

/** Lists that are fetched on schedule, on either database. */
export function fetchedListsSuite(open: () => Promise<Db>): void {
  describe('by themselves', () => {
    let db: Db;
    let it: Screening;
    beforeAll(async () => {
      db = await open();
      it = await makeScreening(db);
    });
    afterAll(() => it.close());
    const { fetchDue, own, take } = listImports(() => it);

    test('S9 an official list is followed with one word: fetched at the next look, each day, and kept when it fails', async () => {
      const them = { ...it.stranger, companyId: it.them.companyId };
      const id = await followOfficial(it.ctx, them, 'eu');
      const eu = async () =>
        (await readScreeningSettings(db, it.them.companyId, 'lists')).lists.find((list) => list.official === 'eu');
      expect(await eu()).toMatchObject({ id, own: true, current: null, schedule: { everyHours: 24 } });
      await fetchDue({ open: answering({ '/content': '<html>' }) });
      expect(await eu()).toMatchObject({ id, current: null, failure: { detail: expect.stringMatching(/web page/) } });
      expect(await followOfficial(it.ctx, them, 'eu')).toBe(id);
      await fetchDue({ open: answering({ '/content': euXml }) });
      expect(await eu()).toMatchObject({
        title: 'EU consolidated financial sanctions',
        current: { number: 1, date: '2026-11-05', persons: 1, kinds: { person: 1, organisation: 1 } },
        failure: null,
      });
      // The same file again changes nothing.
      await followOfficial(it.ctx, them, 'eu');
      await fetchDue({ open: answering({ '/content': euXml }) });
      expect((await eu())?.current).toMatchObject({ number: 2, added: 0, changed: 0, removed: 0 });
      await expect(followOfficial(it.ctx, them, 'ua-nsdc')).rejects.toEqual(
        expect.objectContaining({ code: 'not_found' }),
      );
      await db
        .updateTable('screening_list')
        .set({ removed_at: new Date(), next_at: null })
        .where('id', '=', id)
        .execute();
    });

    test('from an address on schedule; a failure is shown, and the time after that is tried again', async () => {
      const { listId } = await take('F', listOf(people(3)));
      await expect(
        scheduleList(it.ctx, it.stranger, listId, { urls: ['https://lists.example/x.csv'], everyHours: 24 }),
      ).rejects.toEqual(expect.objectContaining({ code: 'not_found' }));
      await scheduleList(it.ctx, it.ana, listId, { urls: ['https://127.0.0.1:9/x.csv'], everyHours: 24 });
      await fetchDue();
      expect((await own('F'))?.failure).toBeNull();
      it.pass(25 * 3_600_000);
      await fetchDue();
      expect(await own('F')).toMatchObject({
        current: { number: 1 },
        importing: null,
        failure: { file: null, detail: expect.stringMatching(/not on the public internet/) },
        schedule: { urls: ['https://127.0.0.1:9/x.csv'], everyHours: 24 },
      });
      expect(Date.parse((await own('F'))!.schedule!.nextAt)).toBeGreaterThan(it.now().getTime());
      await scheduleList(it.ctx, it.ana, listId, null);
      expect((await own('F'))?.schedule).toBeNull();
      await expect(
        fetchList(it.ctx, { id: listId, company_id: it.companyId, urls: ['https://localhost/x'] }, null),
      ).rejects.toEqual(expect.objectContaining({ code: 'list_unreachable' }));
    });

    test('a server that does not answer holds up its own company alone (M5)', async () => {
      const mine = await take('Slow', listOf(people(3)));
      const theirs = await importList(it.ctx, {
        ...{ companyId: it.them.companyId, reviewerId: null, title: 'Fast' },
        files: listFiles({ 'list.csv': listOf(people(3)) }),
      });
      const everyHours = 24;
      await scheduleList(it.ctx, it.ana, mine.listId, { urls: ['https://slow.example/x.csv'], everyHours });
      await scheduleList(it.ctx, it.stranger, theirs.listId, { urls: ['https://fast.example/x.csv'], everyHours });
      it.pass(25 * 3_600_000);
      const stop = new AbortController();
      const asked: string[] = [];
      const due = new DueLists(it.ctx, {
        signal: stop.signal,
        open: ({ hostname }, signal) => {
          asked.push(hostname);
          if (hostname === 'slow.example') {
            return new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
          }
          const answer = Readable.from([listOf(people(5))]);
          return Promise.resolve(Object.assign(answer, { statusCode: 200, headers: {} }) as unknown as IncomingMessage);
        },
      });
      await due.look();
      const fast = async () =>
        (await readScreeningSettings(db, it.them.companyId, 'lists')).lists.find(({ title }) => title === 'Fast');
      await expect.poll(async () => (await fast())?.current?.persons).toBe(5);
      // Once more: the slow one is not asked again while it is under way.
      await due.look();
      expect(asked.toSorted()).toEqual(['fast.example', 'slow.example']);
      stop.abort(new Error('the server stops'));
      await due.done();
      expect((await own('Slow'))?.failure).toBeNull();
      await scheduleList(it.ctx, it.ana, mine.listId, null);
      await scheduleList(it.ctx, it.stranger, theirs.listId, null);
    });
  });
}
