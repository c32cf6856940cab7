import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { listImports, wrong } from '../../testing/screening/list-imports.ts';
import { listFiles } from '../../testing/screening/lists.ts';
import { makeScreening, type Screening } from '../../testing/screening/screening.ts';
import { workbook } from '../../testing/screening/workbook.ts';
import { importList } from './import/import.ts';

/** Imports of a company's own tables, on either database. */
export function ownTablesSuite(open: () => Promise<Db>): void {
  describe('an import', () => {
    let db: Db;
    let it: Screening;
    beforeAll(async () => {
      db = await open();
      it = await makeScreening(db);
    });
    afterAll(() => it.close());
    const { own } = listImports(() => it);

    test('S8 of a table keeps what its columns mean and what it is for, until the next one', async () => {
      const table = (rows: string) =>
        importList(it.ctx, {
          ...{ companyId: it.companyId, reviewerId: null, title: 'Ours' },
          files: listFiles({ 'ours.csv': rows }),
        });
      const rows = 'Wer,Wann\nIvan Testov,1970-01-01\nNino Testadze,1980-05-06\n';
      await expect(table(rows)).rejects.toEqual(
        wrong(/say what the columns mean/, {
          table: {
            columns: [
              { heading: 'Wer', meaning: null },
              { heading: 'Wann', meaning: null },
            ],
            rows: [
              ['Ivan Testov', '1970-01-01'],
              ['Nino Testadze', '1980-05-06'],
            ],
          },
        }),
      );
      const columns = [
        { heading: 'Wer', meaning: 'name' as const },
        { heading: 'Wann', meaning: 'birth_date' as const },
      ];
      const first = await importList(it.ctx, {
        ...{ companyId: it.companyId, reviewerId: null, title: 'Ours', table: { columns, topic: 'blocklist' } },
        files: listFiles({ 'ours.csv': rows }),
      });
      expect(await table(rows)).toMatchObject({ listId: first.listId, version: 2, added: 0, changed: 0, removed: 0 });
      const person = await db
        .selectFrom('listed_person')
        .select('person')
        .where('list_id', '=', first.listId)
        .orderBy('id')
        .executeTakeFirstOrThrow();
      expect(person.person).toMatchObject({ topics: ['blocklist'], births: ['1970-01-01'] });
      expect(await own('Ours')).toMatchObject({ topic: 'blocklist', format: 'plain_csv' });
      expect(await own('Ours')).toMatchObject({ sheet: null });
      // Without a title, a list is called as its file is, and known by that.
      const untitled = { companyId: it.companyId, reviewerId: null, files: listFiles({ 'wer.csv': rows }) };
      const made = await importList(it.ctx, { ...untitled, table: { columns } });
      expect(await importList(it.ctx, untitled)).toMatchObject({ listId: made.listId, version: 2, changed: 0 });
    });

    test('S10 of a workbook keeps which sheet is read; the same workbook again changes nothing', async () => {
      const rows = (name: string) => [
        ['Name', 'Born'],
        [name, '1970-01-01'],
      ];
      const book = workbook({ Staff: rows('Ivan Testov'), Blocked: rows('Nino Testadze') });
      const request = (sheet?: string) => ({
        ...{ companyId: it.companyId, reviewerId: null, title: 'Book', table: sheet ? { sheet } : {} },
        files: listFiles({ 'book.xlsx': book }),
      });
      await expect(importList(it.ctx, request())).rejects.toEqual(
        wrong(/choose the one/, { table: expect.objectContaining({ sheet: 'Staff', sheets: ['Staff', 'Blocked'] }) }),
      );
      const first = await importList(it.ctx, request('Blocked'));
      expect(await own('Book')).toMatchObject({ format: 'plain_xlsx', sheet: 'Blocked', current: { persons: 1 } });
      expect(await importList(it.ctx, request())).toMatchObject({
        ...{ listId: first.listId, version: 2, added: 0, changed: 0, removed: 0 },
      });
    });
  });
}
