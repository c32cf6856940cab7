import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { LocalNotifier } from '../../log/notifier/notifier-local.ts';
import { readLog } from '../../log/read.ts';
import { makeLogger } from '../../testing/logger.ts';
import { makeCompany } from './commands/make-company.ts';
import { renameCompany } from './commands/rename-company.ts';

/** What must hold of registered names, on either database (security.md M8). */
export function renameCompanySuite(open: () => Promise<Db>): void {
  let db: Db;
  const notifier = new LocalNotifier(makeLogger());
  const ctx = () => ({ db, notifier, now: () => new Date() });
  const make = (name: string) => makeCompany({ db }, name, {}, [], 'a password for tests');
  const nameOf = async (id: string) =>
    (await db.selectFrom('company').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name;
  beforeAll(async () => {
    db = await open();
    await make('Meridian Bank');
  });
  afterAll(() => db.destroy());

  test('a company gets its new name, and its log says so once', async () => {
    const id = await make(`Old ${randomUUID()}`);
    const name = `New ${randomUUID()}`;
    expect(await renameCompany(ctx(), id, `  ${name.replace(' ', '   ')} `)).toBe(name);
    expect(await nameOf(id)).toBe(name);
    await renameCompany(ctx(), id, name);
    expect(await readLog(db, id, 0, 10)).toMatchObject([
      { type: 'company.renamed', actor: 'system', sessionId: null, data: {} },
    ]);
    // Its own name in other letters is no other's.
    expect(await renameCompany(ctx(), id, name.toUpperCase())).toBe(name.toUpperCase());
  });

  test.each([
    ['the same', 'Meridian Bank'],
    ['other case', 'MERIDIAN bank'],
    ['spaces', ' Meridian  Bank '],
    ['no space', 'MeridianBank'],
    ['accents', 'Merídian Bänk'],
    ['full width', 'Ｍｅｒｉｄｉａｎ Ｂａｎｋ'],
    ['Cyrillic letters that look alike', '\u041ceridi\u0430n \u0412\u0430nk'],
    ['Greek letters that look alike', '\u039ceridian \u0392ank'],
    ['punctuation', 'Meridian-Bank.'],
  ])('a name that could be taken for another company’s is refused, when made and when renamed: %s', async (_, name) => {
    const id = await make(`Other ${randomUUID()}`);
    const before = await nameOf(id);
    await expect(renameCompany(ctx(), id, name)).rejects.toThrow(/there is a company "Meridian Bank"/);
    await expect(make(name)).rejects.toThrow(/there is a company "Meridian Bank"/);
    expect(await nameOf(id)).toBe(before);
    expect(await readLog(db, id, 0, 10)).toEqual([]);
  });

  test.each([
    ['nothing', '   ', /1 to 200/],
    ['too long', 'x'.repeat(201), /1 to 200/],
    ['zero width', 'Aur\u200bora', /invisible/],
    ['turned direction', 'Aurora \u202eknaB', /invisible/],
    ['no letters', '???', /letters/],
  ])('no name at all is refused: %s', async (_, name, message) => {
    await expect(make(name)).rejects.toThrow(message);
  });

  test('of two who want one name at the same moment, one gets it', async () => {
    const [one, two] = [await make(`One ${randomUUID()}`), await make(`Two ${randomUUID()}`)];
    const name = `Wanted ${randomUUID()}`;
    const done = await Promise.allSettled([
      renameCompany(ctx(), one, name),
      renameCompany(ctx(), two, name.toUpperCase()),
    ]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
}
