import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { listImports, people, wrong } from '../../testing/screening/list-imports.ts';
import { listFiles } from '../../testing/screening/lists.ts';
import { listOf, makeScreening, type Screening } from '../../testing/screening/screening.ts';
import { removeList } from './commands.ts';
import { acquireImport, assertImport, releaseImport } from './import/acquire-import.ts';
import { importList } from './import/import.ts';
import { stagedPerson } from './import/staged-person.ts';
import { openStaging } from './import/staging.ts';
import { companyMost } from './limits.ts';
import { readScreeningSettings } from './queries.ts';

const openSanctions = { format: 'opensanctions_csv', official: null, sure: true } as const;

/** Imports beside each other, and how much a company may import, on either database. */
export function importTurnsSuite(open: () => Promise<Db>): void {
  describe('an import', () => {
    let db: Db;
    let it: Screening;
    beforeAll(async () => {
      db = await open();
      it = await makeScreening(db);
    });
    afterAll(() => it.close());
    const { own, take } = listImports(() => it);

    test('S12 of one list is one at a time; one that died is passed over', async () => {
      await take('D', listOf(people(3)));
      const request = {
        companyId: it.companyId,
        reviewerId: null,
        title: 'D',
        files: listFiles({ 'list.csv': listOf(people(4)) }),
      };
      const taken = await acquireImport(it.ctx, request, openSanctions);
      const staging = await openStaging(db, taken, (trx) => assertImport(trx, taken));
      await staging.take([stagedPerson({ ...nobody, sourceId: 'half' })]);
      await expect(importList(it.ctx, request)).rejects.toEqual(expect.objectContaining({ code: 'list_busy' }));
      // As after a kill: nothing is heard of it any more.
      it.pass(61_000);
      expect((await own('D'))?.current).toMatchObject({ number: 1 });
      expect(await importList(it.ctx, request)).toMatchObject({ version: 2, added: 1 });
      const left = await db
        .selectFrom('listed_person')
        .select('id')
        .where('list_id', '=', taken.id)
        .where('source_id', '=', 'half')
        .execute();
      expect(left).toEqual([]);
      // It was not dead, only slow: it neither mixes its rows with the other's nor takes them away when it gives up.
      await expect(staging.take([stagedPerson({ ...nobody, sourceId: 'late' })])).rejects.toEqual(wrong(/given up/));
      await releaseImport(it.ctx, request, taken, new Error('late'));
      expect(await own('D')).toMatchObject({ current: { number: 2, persons: 4 }, importing: null, failure: null });
      const serving = db
        .selectFrom('listed_person')
        .select('source_id')
        .where('list_id', '=', taken.id)
        .where('until', 'is', null);
      expect(await serving.execute()).toHaveLength(4);
    });

    test('S12 of a company is one at a time, whichever list it is of; the installation and others are not held up (H2)', async () => {
      const request = { companyId: it.companyId, reviewerId: null, title: 'H' };
      const taken = await acquireImport(it.ctx, { ...request, files: listFiles({ a: '' }) }, openSanctions);
      await expect(take('I', listOf(people(3)))).rejects.toEqual(
        expect.objectContaining({ code: 'list_busy', retryAfter: 30 }),
      );
      const others = { reviewerId: null, title: 'I', files: listFiles({ 'list.csv': listOf(people(6)) }) };
      await importList(it.ctx, { ...others, companyId: it.them.companyId });
      await importList(it.ctx, { ...others, companyId: null });
      await releaseImport(it.ctx, { ...request, files: [] }, taken, new Error('enough'));
      await take('I', listOf(people(3)));
    });

    test('S12 is bounded: a company has so many persons and lists, in all (M5)', async () => {
      const companyId = it.them.companyId;
      const theirs = (title: string, n: number) =>
        importList(it.ctx, {
          ...{ companyId, reviewerId: null, title, smaller: true },
          files: listFiles({ 'list.csv': listOf(people(n)) }),
        });
      const { listId } = await theirs('Large', 3);
      const says = (persons: number) =>
        db.updateTable('screening_list_version').set({ persons }).where('list_id', '=', listId).execute();
      const others = (await readScreeningSettings(db, companyId, 'lists')).lists
        .filter((list) => list.own && list.id !== listId)
        .reduce((sum, { current }) => sum + (current?.persons ?? 0), 0);
      await says(companyMost.persons - others - 4);
      await expect(theirs('More', 5)).rejects.toEqual(wrong(/more persons than the 4 /, { file: 'list.csv' }));
      await theirs('More', 4);
      // Of the list itself, what it had does not count.
      expect(await theirs('Large', 5)).toMatchObject({ version: 2 });

      const now = it.now();
      const title = (n: number) => ({ key: `own:${n}`, title: `${n}`, format: 'ftm_json', authority: '' }) as const;
      const rows = Array.from({ length: companyMost.lists }, (_, n) => ({
        ...{ id: crypto.randomUUID(), company_id: companyId, current: 1, created_at: now, ...title(n) },
      }));
      await db.insertInto('screening_list').values(rows).execute();
      await expect(theirs('One more', 3)).rejects.toEqual(wrong(/20 lists of its own at most/));
      const ids = rows.map(({ id }) => id);
      await db.deleteFrom('screening_list').where('id', 'in', ids).execute();
    });

    test('whose node died is taken out of use like any other', async () => {
      const done = await take('Dead', listOf(people(3)));
      const { importing } = await db
        .selectFrom('screening_list')
        .select('importing')
        .where('id', '=', done.listId)
        .executeTakeFirstOrThrow();
      expect(importing).toBeNull();
      const beat = (ago: number) => new Date(it.now().getTime() - ago).toISOString();
      const mark = (at: string) =>
        db
          .updateTable('screening_list')
          .set({ importing: JSON.stringify({ by: 'x', since: at, renewedAt: at, number: 2, entries: 0 }) })
          .where('id', '=', done.listId)
          .execute();
      await mark(beat(1_000));
      await expect(removeList(it.ctx, it.ana, done.listId)).rejects.toMatchObject({ code: 'list_busy' });
      await mark(beat(120_000));
      await removeList(it.ctx, it.ana, done.listId);
      expect(await own('Dead')).toBeUndefined();
    });
  });
}

const nobody = {
  ...{
    names: [{ text: 'Half Imported', kind: 'name' as const }],
    births: [],
    sexes: [],
    countries: [],
    birthPlaces: [],
  },
  ...{ numbers: [], topics: [], programmes: [], listedSince: null, positions: [], remarks: null, url: null },
};
