import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { answering, people } from '../../testing/screening/list-imports.ts';
import { listFiles, ofacSdn, ofacXml } from '../../testing/screening/lists.ts';
import { ukXml } from '../../testing/screening/official-lists.ts';
import { listOf, makeScreening, type Screening } from '../../testing/screening/screening.ts';
import { importEmbedded } from './import/embedded.ts';
import { importFolder } from './import/folder.ts';
import { importList } from './import/import.ts';
import { updateLists } from './import/update.ts';
import { readScreeningSettings } from './queries.ts';

/** The lists of the installation, on either database. */
export function installationListsSuite(open: () => Promise<Db>): void {
  describe('by themselves', () => {
    let db: Db;
    let it: Screening;
    beforeAll(async () => {
      db = await open();
      it = await makeScreening(db);
    });
    afterAll(() => it.close());

    test('the lists that come with the program are imported once, and give way to what somebody imports', async () => {
      await db.updateTable('screening_list').set({ removed_at: new Date() }).where('company_id', 'is', null).execute();
      await db
        .updateTable('screening_list')
        .set({ removed_at: new Date() })
        .where('company_id', '=', it.them.companyId)
        .execute();
      const there = async () => {
        const { lists } = await readScreeningSettings(db, it.them.companyId, 'lists');
        return lists.map(({ title, embedded, current }) => [
          title,
          embedded,
          current?.number,
          current?.date,
          current?.persons,
        ]);
      };
      await importEmbedded(it.ctx);
      const both = [
        ['OFAC SDN', true, 1, '2024-05-03', 6854],
        ['UN consolidated list', true, 1, '2026-02-27', 730],
      ];
      expect(await there()).toEqual(both);
      await importEmbedded(it.ctx);
      expect(await there()).toEqual(both);
      const files = listFiles({ sdn: ofacSdn });
      await importList(it.ctx, { companyId: null, reviewerId: null, files, smaller: true, date: '2026-11-20' });
      await importEmbedded(it.ctx);
      expect(await there()).toEqual([['OFAC SDN', false, 2, '2026-11-20', 2], both[1]]);
    });

    test('from a folder: what is new there, once; what is none is passed over', async () => {
      const [first] = listFiles({
        'watch.csv': listOf(people(3)),
        'notes.txt': 'x',
        'half.xml': '<CONSOLIDATED_LIST><IND',
      });
      const dir = first!.path.replace(/\/[^/]*$/, '');
      await importFolder(it.ctx, dir);
      await importFolder(it.ctx, dir);
      const { lists } = await readScreeningSettings(db, it.them.companyId, 'lists');
      expect(lists.filter(({ title }) => title === 'watch')).toMatchObject([{ current: { number: 1, persons: 3 } }]);
      expect(lists.some(({ title }) => title === 'half')).toBe(false);
    });

    test("the installation's official lists are updated in place, others are added by name, and a failure holds up none", async () => {
      const before = (await readScreeningSettings(db, it.them.companyId, 'lists')).lists;
      const ids = (key: string) => before.filter((list) => !list.own && list.official === key).map(({ id }) => id);
      const open = answering({ '/SDN.XML': ofacXml, '/UK-Sanctions-List.xml': ukXml });
      const described = await Array.fromAsync(updateLists(it.ctx, ['uk'], { open }));
      expect(described.map(({ title, done, wrong }) => [title, done?.listId ?? wrong])).toEqual([
        ['OFAC SDN', expect.stringMatching(/^It has 3 names|no longer in it|^[0-9a-f-]{36}$/)],
        ['UN consolidated list', 'It answered with status 404.'],
        ['UK Sanctions List', expect.stringMatching(/^[0-9a-f-]{36}$/)],
      ]);
      const after = (await readScreeningSettings(db, it.them.companyId, 'lists')).lists;
      expect(after.filter((list) => !list.own && list.official === 'ofac').map(({ id }) => id)).toEqual(ids('ofac'));
      expect(after.find((list) => list.official === 'uk')).toMatchObject({ own: false, current: { persons: 1 } });
      await expect(Array.fromAsync(updateLists(it.ctx, ['atlantis'], { open }))).rejects.toThrow(/There are: .*eu/);
    });
  });
}
