import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { readLog } from '../../log/read.ts';
import {
  asTamaz,
  type Invented,
  iria,
  makeScreening,
  others,
  runOf,
  type Screening,
  tamaz,
} from '../../testing/screening/screening.ts';
import { listAlerts } from '../alerts/queries.ts';
import { readScreeningSettings } from '../lists/queries.ts';
import { makeOwnLists } from '../match/own-lists.ts';
import { queueRescreening } from './queue-rescreening.ts';
import { rescreenSome } from './rescreen.ts';

/** What must hold of screening the past again, on either database. */
export function rescreeningSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Screening;
  beforeAll(async () => {
    db = await open();
    it = await makeScreening(db);
  });
  afterAll(() => it.close());
  beforeEach(async () => {
    await it.list([tamaz, iria, ...others], it.companyId);
    await it.screened();
  });

  test('S28 names somebody who is verified: an alert, once, until all its hits are reviewed', async () => {
    const newcomer: Invented = { id: 'N1', name: 'Orsolya Venderbeek', born: '1988-08-08' };
    const read = { firstName: 'Orsolya', lastName: 'Venderbeek', birthDate: '1988-08-08', documentNumber: 'NL9' };
    const id = await it.finished(runOf(read));
    await it.screened();
    expect((await it.view(id))?.state).toBe('verified');
    await it.list([tamaz, iria, newcomer, ...others], it.companyId);
    await it.screened();
    expect(await it.view(id)).toMatchObject({ state: 'verified', screening: 'open' });
    const alerts = await listAlerts(db, it.companyId, { state: 'open' });
    expect(alerts).toMatchObject({
      open: 1,
      next: null,
      alerts: [
        {
          session: { id },
          closedAt: null,
          hits: [{ name: 'Orsolya Venderbeek', listTitle: 'Test list', topics: ['sanction'], verdict: null }],
        },
      ],
    });
    // Again, with nothing new about this person.
    await it.list([tamaz, { ...iria, country: 'de' }, newcomer, ...others], it.companyId);
    await it.screened();
    expect((await it.types(id)).filter((type) => type === 'alert.raised')).toHaveLength(1);
    expect((await it.pep(id)).result!.againAt).not.toBeNull();
    await it.reviewHit(id, 'same');
    expect(await listAlerts(db, it.companyId, { state: 'open' })).toMatchObject({ open: 0, alerts: [] });
    const closed = await listAlerts(db, it.companyId, { state: 'closed' });
    expect(closed.alerts[0]).toMatchObject({ session: { id }, hits: [{ verdict: 'same' }] });
    expect((await it.types(id)).slice(-2)).toEqual(['hit.reviewed', 'alert.closed']);
    const described = (await readLog(db, it.companyId, 0, 100_000)).filter(
      ({ type }) => type === 'rescreening.finished',
    );
    expect(described.some(({ data }) => (data as { alerts: number }).alerts === 1)).toBe(true);
    expect((await listAlerts(db, it.them.companyId, {})).alerts).toEqual([]);
  });

  test('S28 an entry that goes takes its hit along, and what waited for it is settled', async () => {
    const id = await it.finished(runOf({ ...asTamaz, documentNumber: 'GEG1' }));
    await it.screened();
    expect((await it.view(id))?.screening).toBe('open');
    await it.list([iria, ...others], it.companyId);
    await it.screened();
    expect(await it.view(id)).toMatchObject({
      state: 'verified',
      screening: 'clear',
      screened: { result: { hits: [] } },
    });
  });

  test("S29 a company's own list is nobody else's; the installation's is everybody's, and each log tells of it", async () => {
    const subject = runOf({ ...asTamaz, documentNumber: 'GEX1' });
    const mine = await it.finished(subject);
    await it.screened();
    const settings = await readScreeningSettings(db, it.them.companyId, 'lists');
    expect(settings.lists).toEqual([]);
    await it.list([tamaz], null, 'Everybody');
    await it.screened();
    expect((await readScreeningSettings(db, it.them.companyId, 'lists')).lists).toMatchObject([
      { title: 'Everybody', own: false },
    ]);
    expect((await it.pep(mine)).result!.hits).toHaveLength(2);
    for (const company of [it.companyId, it.them.companyId]) {
      const described = (await readLog(db, company, 0, 100_000)).filter(
        ({ type }) => type === 'screening_list.imported',
      );
      expect(described.at(-1)).toMatchObject({
        actor: 'system',
        data: { version: 1, added: 1, changed: 0, removed: 0 },
      });
    }
    await removeEverybody();
  });

  /** The installation's lists are not removed by companies. */
  const removeEverybody = async () => {
    await db.updateTable('screening_list').set({ removed_at: new Date() }).where('company_id', 'is', null).execute();
  };

  // Once the database had seen that the table holds one row as a rule, it planned to run the subquery that takes the next
  // for each row anew: it took several at once, and nobody worked on the others until their lease was over.
  test('S23 of several companies that are to be screened again one is taken, and the others are left for others', async () => {
    for (const name of ['Cirrus', 'Dorado', 'Electra']) await it.anotherCompany(name);
    await db.transaction().execute((trx) => queueRescreening(trx, { companyId: it.companyId, now: it.now() }));
    await sql`analyze rescreening_run`.execute(db);
    for (let n = 0; n < 4; n++) {
      await db.transaction().execute((trx) => queueRescreening(trx, { companyId: null, now: it.now() }));
      await rescreenSome(it.ctx, makeOwnLists(db));
      const taken = db.selectFrom('rescreening_run').select('company_id').where('leased_until', '>', it.now());
      // What the server itself has under way is soon brought back.
      await expect.poll(() => taken.execute()).toEqual([]);
    }
    await it.screened();
  });

  // It once kept all who came after it in its company from being screened, with a warning every half minute.
  test('S22 one that cannot be screened again keeps nobody else waiting, and is tried by itself', async () => {
    const [broken, fine] = [
      await it.finished(runOf({ ...asTamaz, firstName: 'Nino', lastName: 'Abashidze', documentNumber: 'GEB1' })),
      await it.finished(runOf({ ...asTamaz, firstName: 'Orsolya', lastName: 'Venderbeek', documentNumber: 'GEB2' })),
    ];
    await it.screened();
    const views = await db.selectFrom('attempt').select(['id', 'view']).where('session_id', '=', broken).execute();
    await db.updateTable('attempt').set({ view: 'null' }).where('session_id', '=', broken).execute();
    await it.list([tamaz, iria, { id: 'B1', name: 'Orsolya Venderbeek', born: '1966-01-09' }, ...others], it.companyId);
    await it.screened();
    expect(await it.view(fine)).toMatchObject({ screening: 'open' });
    const due = () => db.selectFrom('screening_queue').select('failures').where('session_id', '=', broken).execute();
    expect(await due()).toEqual([{ failures: expect.any(Number) }]);
    for (const { id, view } of views) {
      await db
        .updateTable('attempt')
        .set({ view: JSON.stringify(view) })
        .where('id', '=', id)
        .execute();
    }
    it.pass(5 * 60_000);
    await it.screened();
    expect(await due()).toEqual([]);
  });
}
