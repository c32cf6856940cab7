import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Db } from '../../db/database.ts';
import { listImports, people, wrong } from '../../testing/screening/list-imports.ts';
import { listFiles, ofacAlt, ofacSdn } from '../../testing/screening/lists.ts';
import { listOf, makeScreening, type Screening } from '../../testing/screening/screening.ts';
import { importList } from './import/import.ts';
import { readListChanges } from './queries.ts';

/** What an import changes, and what it refuses, on either database. */
export function importsSuite(open: () => Promise<Db>): void {
  describe('an import', () => {
    let db: Db;
    let it: Screening;
    beforeAll(async () => {
      db = await open();
      it = await makeScreening(db);
    });
    afterAll(() => it.close());
    const { own, take } = listImports(() => it);

    test('says what changed; a person who stays keeps the row, and what was is still there to be looked up', async () => {
      await take('A', listOf(people(10)));
      const done = await take('A', listOf([{ ...people(1)[0]!, born: '1980' }, ...people(8, 1), ...people(2, 20)]));
      expect(done).toMatchObject({ version: 2, persons: 11, entries: 11, added: 2, changed: 1, removed: 1 });
      expect(await readListChanges(db, it.companyId, done.listId)).toEqual({
        number: 2,
        added: [expect.objectContaining({ sourceId: 'P20' }), expect.objectContaining({ sourceId: 'P21' })],
        changed: [{ sourceId: 'P0', name: 'Person ason Testovich' }],
        removed: [{ sourceId: 'P9', name: 'Person json Testovich' }],
      });
      const rows = await db
        .selectFrom('listed_person')
        .select(['source_id', 'since', 'until'])
        .where('list_id', '=', done.listId)
        .where('source_id', 'in', ['P0', 'P1', 'P9'])
        .orderBy('source_id')
        .orderBy('since')
        .execute();
      expect(rows).toEqual([
        { source_id: 'P0', since: 1, until: 2 },
        { source_id: 'P0', since: 2, until: null },
        { source_id: 'P1', since: 1, until: null },
        { source_id: 'P9', since: 1, until: 2 },
      ]);
      expect(await own('A')).toMatchObject({
        current: {
          number: 2,
          importedBy: it.ana.reviewerId,
          files: [{ name: 'list.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
        },
        ...{ own: true, connected: true, embedded: false, importing: null, failure: null },
      });
    });

    test('S5 that breaks in the middle changes nothing: the list before serves, and says what was wrong and where', async () => {
      const before = await take('B', listOf(people(300)));
      const broken = `${listOf(people(400))}\n"P500","Person",""`;
      await expect(take('B', broken)).rejects.toEqual(wrong(/16 columns/, { line: 402, file: 'list.csv' }));
      expect(await own('B')).toMatchObject({
        current: { number: 1, persons: 300 },
        importing: null,
        failure: { line: 402, file: 'list.csv', detail: expect.stringMatching(/16 columns/) },
      });
      const staged = await db
        .selectFrom('listed_person')
        .select('id')
        .where('list_id', '=', before.listId)
        .where((eb) => eb.or([eb('since', '>', 1), eb('until', 'is not', null)]))
        .execute();
      expect(staged).toEqual([]);
      // What was wrong is no more, and the next number was not used up.
      expect(await take('B', listOf(people(400)))).toMatchObject({ version: 2, added: 100 });
      expect((await own('B'))?.failure).toBeNull();
    });

    test.each([
      ['empty', listOf([]), /no person in it \(0 entries\)/],
      ['of ships alone', listOf(people(2)).replaceAll('"Person"', '"Vessel"'), /no person in it \(2 entries\)/],
      ['with an id twice', listOf([...people(3), ...people(1)]), /same id as the one at line 2$/],
      ['of nothing', '', /empty/],
    ])('of a list %s is refused, and leaves none behind', async (title, content, detail) => {
      await expect(take(title, content)).rejects.toEqual(wrong(detail));
      expect(await own(title)).toBeUndefined();
    });

    test('that the end of the server interrupts leaves nothing of itself, and was no failure', async () => {
      await take('G', listOf(people(3)));
      const stop = new AbortController();
      // In the middle: at the second of two batches, when the first is written.
      vi.spyOn(stop.signal, 'throwIfAborted').mockImplementationOnce(() => stop.abort());
      await expect(take('G', listOf(people(600)), { signal: stop.signal })).rejects.toEqual(
        expect.objectContaining({ name: 'AbortError' }),
      );
      expect(await own('G')).toMatchObject({ current: { number: 1, persons: 3 }, importing: null, failure: null });
      expect(await take('G', listOf(people(600)))).toMatchObject({ version: 2, added: 597 });
    });

    test('S6 says how many entries of which kind there are', async () => {
      await take(
        'Kinds',
        `${listOf(people(3))}\n${listOf(people(2, 3)).split('\n').slice(1).join('\n').replaceAll('"Person"', '"Vessel"')}`,
      );
      expect((await own('Kinds'))?.current?.kinds).toEqual({ person: 3, vessel: 2 });
    });

    test('S3 of a list that lost more than half is refused, unless that is said to be right', async () => {
      await take('C', listOf(people(10)));
      await expect(take('C', listOf(people(4)))).rejects.toEqual(
        wrong(/6 of 10 persons are no longer in it/, { shrunk: true }),
      );
      expect(await take('C', listOf(people(4)), { smaller: true })).toMatchObject({ version: 2, removed: 6 });
    });

    // real-world.md, list files, kind 3: SDN.CSV alone dropped 8,173 of 17,080 names without a word.
    test('S3 without the aliases, or with far fewer persons or names than what serves, waits for a word', async () => {
      const put = (files: Record<string, string>, more: object = {}) =>
        importList(it.ctx, { companyId: it.them.companyId, reviewerId: null, files: listFiles(files), ...more });
      const shrunk = (detail: RegExp) => wrong(detail, { shrunk: true });
      const whole = listFiles({ 'sdn.csv': ofacSdn, 'alt.csv': ofacAlt });
      await importList(it.ctx, { companyId: null, reviewerId: null, files: whole });
      await expect(put({ 'sdn.csv': ofacSdn })).rejects.toEqual(
        shrunk(/ALT.CSV is missing.*3 names of 2 persons.*list that serves has 5/),
      );
      const one = `${ofacSdn.split('\r\n')[2]}\r\n`;
      const lists = await db.selectFrom('screening_list').select('id').where('key', '=', 'ofac').execute();
      await db
        .updateTable('screening_list_version')
        .set({ persons: 5 })
        .where(
          'list_id',
          'in',
          lists.map(({ id }) => id),
        )
        .execute();
      // The first of the company's own is compared with the installation's.
      await expect(put({ 'sdn.csv': one, 'alt.csv': '103,9,"aka","X, Y",-0- ' })).rejects.toEqual(
        shrunk(/4 of 5 persons of the list that serves are no longer in it/),
      );
      await take('Names', listOf(people(3).map((one) => ({ ...one, aliases: 'Other Name;Third Name' }))));
      await expect(take('Names', listOf(people(3)))).rejects.toEqual(shrunk(/3 names, and the list that serves has 9/));
      expect(await put({ 'sdn.csv': ofacSdn }, { smaller: true })).toMatchObject({ version: 1 });
    });
  });
}
