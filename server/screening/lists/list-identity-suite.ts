import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { listImports, people, wrong } from '../../testing/screening/list-imports.ts';
import { listFiles, ofacAlt, ofacSdn, ofacXml, unXml } from '../../testing/screening/lists.ts';
import { listOf, makeScreening, type Screening } from '../../testing/screening/screening.ts';
import { importList } from './import/import.ts';
import { listScreened, readListChanges } from './queries.ts';

/** Which list an import is put into, on either database. */
export function listIdentitySuite(open: () => Promise<Db>): void {
  describe('an import', () => {
    let db: Db;
    let it: Screening;
    beforeAll(async () => {
      db = await open();
      it = await makeScreening(db);
    });
    afterAll(() => it.close());
    const { take } = listImports(() => it);

    test("S4 is not put into another company's list, nor into one of another kind", async () => {
      const { listId } = await take('E', listOf(people(3)));
      const files = listFiles({ 'list.csv': listOf(people(3)) });
      await expect(
        importList(it.ctx, { companyId: it.them.companyId, reviewerId: null, listId, files }),
      ).rejects.toEqual(expect.objectContaining({ code: 'not_found' }));
      await expect(
        importList(it.ctx, {
          companyId: it.companyId,
          reviewerId: null,
          listId,
          files: listFiles({ 'un.xml': unXml }),
        }),
      ).rejects.toEqual(wrong(/another list than "E"/));
      await expect(readListChanges(db, it.them.companyId, listId)).rejects.toEqual(
        expect.objectContaining({ code: 'not_found' }),
      );
    });

    // real-world.md case 01: a company's own import hid the 6,854 persons of the installation's list.
    test("S2 a company's own OFAC list serves beside the installation's", async () => {
      const all = await importList(it.ctx, {
        companyId: null,
        reviewerId: null,
        files: listFiles({ sdn: ofacSdn, alt: ofacAlt }),
      });
      const mine = await importList(it.ctx, {
        companyId: it.companyId,
        reviewerId: null,
        files: listFiles({ sdn: ofacSdn, alt: ofacAlt }),
      });
      expect(mine.listId).not.toBe(all.listId);
      const ofac = async (companyId: string) =>
        (await listScreened(db, companyId)).filter(({ title }) => title === 'OFAC SDN').map(({ id }) => id);
      expect((await ofac(it.companyId)).toSorted()).toEqual([mine.listId, all.listId].toSorted());
      expect(await ofac(it.them.companyId)).toEqual([all.listId]);
    });

    // real-world.md case 01: both lists have one layout.
    test("S1 OFAC's non-SDN list is a list of its own, by the name of its files, its programmes or the title given", async () => {
      const nonSdn = ofacXml.replaceAll('TEST1', 'NS-PLC');
      const put = (files: Record<string, string>, title?: string) =>
        importList(it.ctx, {
          ...{ companyId: it.them.companyId, reviewerId: null, files: listFiles(files), smaller: true },
          ...(title && { title }),
        });
      const first = await put({ 'cons_prim.csv': ofacSdn, 'cons_alt.csv': ofacAlt });
      expect(await put({ 'CONSOLIDATED.XML': ofacXml })).toMatchObject({ listId: first.listId, version: 2 });
      expect(await put({ 'download.xml': nonSdn })).toMatchObject({ listId: first.listId });
      expect(await put({ 'sdn.xml': ofacXml }, 'OFAC consolidated (non-SDN)')).toMatchObject({ listId: first.listId });
      const sdn = await put({ 'sdn.xml': ofacXml });
      const other = await put({ 'sdn.xml': ofacXml }, 'People of last year');
      const titles = (await listScreened(db, it.them.companyId)).map(({ id, title }) => [id, title]);
      expect(titles).toContainEqual([first.listId, 'OFAC consolidated (non-SDN)']);
      expect(titles).toContainEqual([sdn.listId, 'OFAC SDN']);
      expect(titles).toContainEqual([other.listId, 'People of last year']);
      // An update of one is not taken from the files of the other.
      const files = listFiles({ 'cons_prim.csv': ofacSdn });
      await expect(
        importList(it.ctx, {
          companyId: it.them.companyId,
          reviewerId: null,
          listId: sdn.listId,
          files,
          smaller: true,
        }),
      ).rejects.toEqual(wrong(/another list than "OFAC SDN"/));
      await expect(put({ 'sdn.csv': ofacSdn, 'cons_alt.csv': ofacAlt })).rejects.toEqual(wrong(/different lists/));
      for (const { listId } of [first, sdn, other]) {
        await db.updateTable('screening_list').set({ removed_at: new Date() }).where('id', '=', listId).execute();
      }
    });
  });
}
