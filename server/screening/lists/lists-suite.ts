import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Db } from '../../db/database.ts';
import { listFiles, ofacAlt, ofacSdn, ofacXml, unXml } from '../../testing/screening/lists.ts';
import { euXml, ukXml } from '../../testing/screening/official-lists.ts';
import { type Invented, listOf, makeScreening, type Screening } from '../../testing/screening/screening.ts';
import { workbook } from '../../testing/screening/workbook.ts';
import { removeList, scheduleList } from './commands.ts';
import { DueLists, fetchList } from './fetch/fetch-list.ts';
import { followOfficial } from './fetch/official.ts';
import { acquireImport, assertImport, releaseImport } from './import/acquire-import.ts';
import { importEmbedded } from './import/embedded.ts';
import { importFolder } from './import/folder.ts';
import { importList } from './import/import.ts';
import { stagedPerson } from './import/staged-person.ts';
import { openStaging } from './import/staging.ts';
import { updateLists } from './import/update.ts';
import { companyMost } from './limits.ts';
import { listScreened, readListChanges, readScreeningSettings } from './queries.ts';

const openSanctions = { format: 'opensanctions_csv', official: null, sure: true } as const;
const people = (n: number, from = 0): Invented[] =>
  Array.from({ length: n }, (_, i) => ({ id: `P${from + i}`, name: `Person ${numberWord(from + i)} Testovich` }));
const numberWord = (n: number): string => `${[...String(n)].map((d) => 'abcdefghij'[Number(d)]).join('')}son`;

/** What must hold of lists and their imports on either database. */
export function listsSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Screening;
  beforeAll(async () => {
    db = await open();
    it = await makeScreening(db);
  });
  afterAll(() => it.close());

  const wrong = (detail: RegExp, more: object = {}) =>
    expect.objectContaining({ message: expect.stringMatching(detail), ...more });
  const fetchDue = async (fetching: object = {}) => {
    const due = new DueLists(it.ctx, fetching);
    await due.look();
    await due.done();
  };
  const own = async (title: string) =>
    (await readScreeningSettings(db, it.companyId, 'lists')).lists.find((list) => list.title === title);
  const take = (title: string, content: string, more: object = {}) =>
    importList(it.ctx, {
      ...{ companyId: it.companyId, reviewerId: it.ana.reviewerId, title, ...more },
      files: listFiles({ 'list.csv': content }),
    });

  describe('an import', () => {
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

    test('S3 of a list that lost more than half is refused, unless that is said to be right', async () => {
      await take('C', listOf(people(10)));
      await expect(take('C', listOf(people(4)))).rejects.toEqual(
        wrong(/6 of 10 persons are no longer in it/, { shrunk: true }),
      );
      expect(await take('C', listOf(people(4)), { smaller: true })).toMatchObject({ version: 2, removed: 6 });
    });

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

    test('S6 says how many entries of which kind there are', async () => {
      await take(
        'Kinds',
        `${listOf(people(3))}\n${listOf(people(2, 3)).split('\n').slice(1).join('\n').replaceAll('"Person"', '"Vessel"')}`,
      );
      expect((await own('Kinds'))?.current?.kinds).toEqual({ person: 3, vessel: 2 });
    });

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

  describe('by themselves', () => {
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

    const answering =
      (files: Record<string, string>, status = 200) =>
      ({ pathname }: URL) => {
        const content = Object.entries(files).find(([name]) => pathname.endsWith(name))?.[1];
        const answer = Readable.from([content ?? '']);
        const statusCode = content === undefined ? 404 : status;
        return Promise.resolve(Object.assign(answer, { statusCode, headers: {} }) as unknown as IncomingMessage);
      };

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
