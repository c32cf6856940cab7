import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { reopenSession } from '../decisions/again.ts';
import { editSubject } from '../decisions/edit.ts';
import { readLog } from '../log/read.ts';
import { type Invented, makeScreening, runOf, type Screening } from '../testing/screening.ts';
import { listAlerts } from './alerts/queries.ts';
import { judgeHit } from './judging/commands.ts';
import { removeList, saveScreening } from './lists/commands.ts';
import { readScreeningSettings } from './lists/queries.ts';

const tamaz: Invented = {
  ...{ id: 'T1', name: 'Tamaz Markovil', aliases: 'Tamas Marcovilli', born: '1966-01-09', country: 'ge' },
  numbers: 'K3575144',
};
const iria: Invented = { id: 'T2', name: 'Iria Quelvarro', born: '1970-03-02' };
const others: Invented[] = Array.from({ length: 6 }, (_, n) => ({
  id: `O${n}`,
  name: `${['Bexley', 'Corvin', 'Dunmar', 'Estrel', 'Fanwick', 'Gorrel'][n]} Ostrander`,
}));
const asTamaz = { firstName: 'Tamaz', lastName: 'Markovil', birthDate: '1966-01-09', documentNumber: 'GE1' };

/** What must hold of screening on either database. */
export function screeningSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Screening;
  beforeAll(async () => {
    db = await open();
    it = await makeScreening(db);
  }, 60_000);
  afterAll(() => it.close());
  beforeEach(async () => {
    await it.list([tamaz, iria, ...others], it.companyId);
    await it.screened();
  });

  const refused = (code: string) => expect.objectContaining({ code });
  const judge = async (id: string, verdict: 'same' | 'different' | null, who = it.ana, n = 0) => {
    const hit = (await it.pep(id)).result!.hits[n]!;
    const reason = 'Compared the photos.';
    return judgeHit(it.ctx, who, id, hit.id, { verdict, reason, seen: hit.judgement?.id ?? null });
  };
  const types = async (id: string) => (await it.facts(id)).map(({ type }) => type);

  describe('a finished session', () => {
    test('nobody is found: it is verified by its conditions, and what was asked is kept with lists and threshold', async () => {
      const id = await it.finished(
        runOf({ ...asTamaz, firstName: 'Nino', lastName: 'Abashidze', documentNumber: 'GE0' }),
      );
      expect(await it.view(id)).toMatchObject({
        state: 'awaiting_action',
        screening: 'waiting',
        screened: { result: null },
      });
      await it.screened();
      expect(await it.view(id)).toMatchObject({
        state: 'verified',
        screening: 'clear',
        screened: {
          mark: 'clear',
          pending: null,
          result: { provider: 'lists', threshold: 0.7, hits: [], lists: [{ title: 'Test list', date: '2026-11-01' }] },
        },
      });
      const kept = await db.selectFrom('screening').selectAll().where('session_id', '=', id).executeTakeFirstOrThrow();
      expect(kept.query).toEqual({
        names: ['Nino Abashidze'],
        birthDate: '1966-01-09',
        country: 'GE',
        numbers: ['GE0'],
      });
    });

    test('somebody is found: it waits, says why, and is verified by a person after the hit was cleared', async () => {
      const id = await it.finished(runOf(asTamaz));
      await it.screened();
      expect(await it.view(id)).toMatchObject({
        state: 'awaiting_action',
        screening: 'open',
        waiting: { unmet: [{ condition: 'screening', outcome: 'missed' }] },
      });
      const { hits } = (await it.pep(id)).result!;
      expect(hits).toMatchObject([
        { person: { sourceId: 'T1' }, judgement: null, wasCleared: false, score: expect.any(Number) },
      ]);
      expect(hits[0]!.score).toBeGreaterThan(0.95);
      expect(hits[0]!.reasons).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ on: 'name', listed: 'Tamaz Markovil', likeness: 1 }),
          expect.objectContaining({ on: 'birth_date', how: 'exact' }),
          expect.objectContaining({ on: 'country', how: 'agrees' }),
        ]),
      );
      await judge(id, 'different');
      expect(await it.view(id)).toMatchObject({
        state: 'awaiting_action',
        screening: 'cleared',
        waiting: { unmet: [] },
        screened: { result: { hits: [{ judgement: { verdict: 'different', reviewerId: it.ana.reviewerId } }] } },
      });
      expect((await types(id)).filter((type) => /screened|judged/.test(type))).toEqual([
        'session.screened',
        'hit.judged',
      ]);
      await it.decide(it.ben, id, 'verified');
      expect((await it.view(id))?.state).toBe('verified');
    });

    test('no facts, and no log of the process, name anybody', async () => {
      const facts = JSON.stringify(await readLog(db, it.companyId, 0, 100_000));
      expect(facts).not.toMatch(/markovil|quelvarro/i);
    });

    test('data put right are asked about anew; until then it is not screened', async () => {
      const id = await it.finished(runOf({ ...asTamaz, documentNumber: 'GE3' }));
      await it.screened();
      expect((await it.pep(id)).mark).toBe('open');
      const seq = await it.seq();
      await editSubject(it.ctx, it.ana, id, { field: 'lastName', value: 'Abashidze', reason: 'Misread.', seq });
      expect(await it.view(id)).toMatchObject({
        screening: 'waiting',
        waiting: { unmet: [{ condition: 'screening', outcome: 'not_known' }] },
      });
      await it.screened();
      expect(await it.view(id)).toMatchObject({
        ...{ state: 'awaiting_action', screening: 'clear' },
        ...{ waiting: { unmet: [] }, screened: { result: { hits: [] } } },
      });
      expect(await db.selectFrom('screening').select('id').where('session_id', '=', id).execute()).toHaveLength(2);
    });

    test('a namesake of another year is shown as weak and hides nobody; the same number decides, whatever the name', async () => {
      const id = await it.finished(runOf({ ...asTamaz, birthDate: '1991-04-04', documentNumber: 'GE4' }));
      const numbered = await it.finished(
        runOf({ ...asTamaz, firstName: 'Xu', lastName: 'Li', documentNumber: 'K 357-5144' }),
      );
      await it.screened();
      expect((await it.view(id))?.state).toBe('verified');
      expect((await it.pep(id)).result).toMatchObject({ hits: [], weak: [{ person: { sourceId: 'T1' } }] });
      expect((await it.pep(numbered)).result!.hits).toMatchObject([
        {
          reasons: expect.arrayContaining([{ on: 'number', subject: 'K 357-5144', listed: 'K3575144', how: 'agrees' }]),
        },
      ]);
    });
  });

  describe('judging', () => {
    let id: string;
    let n = 10;
    beforeEach(async () => {
      n += 1;
      id = await it.finished(runOf({ ...asTamaz, documentNumber: `GEJ${n}`, personalNumber: `P${n}` }));
      await it.screened();
    });

    test('of two at the same moment the second is told', async () => {
      const hit = (await it.pep(id)).result!.hits[0]!;
      const say = (who = it.ana) =>
        judgeHit(it.ctx, who, id, hit.id, { verdict: 'different', reason: 'Not the one.', seen: null });
      const done = await Promise.allSettled([say(it.ana), say(it.ben)]);
      expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(done.find((one) => one.status === 'rejected')?.reason).toEqual(refused('hit_judged'));
    });

    test('taken back, it is open again; what is not there cannot be', async () => {
      await judge(id, 'same');
      expect((await it.view(id))?.screening).toBe('same');
      await judge(id, null, it.ben);
      expect(await it.view(id)).toMatchObject({
        screening: 'open',
        screened: { result: { hits: [{ judgement: null }] } },
      });
      await expect(judge(id, null)).rejects.toEqual(refused('nothing_changed'));
    });

    test("another company's hit, and one of another session, are not found", async () => {
      const hit = (await it.pep(id)).result!.hits[0]!;
      const request = { verdict: 'different' as const, reason: 'x', seen: null };
      await expect(judgeHit(it.ctx, it.stranger, id, hit.id, request)).rejects.toEqual(refused('not_found'));
      const other = await it.finished(runOf({ ...asTamaz, documentNumber: `GEK${n}` }));
      await it.screened();
      await expect(judgeHit(it.ctx, it.ana, other, hit.id, request)).rejects.toEqual(refused('not_found'));
    });

    test('cleared once, the same person comes cleared the next time, and the page says where that was', async () => {
      await judge(id, 'different');
      const next = await it.finished(runOf({ ...asTamaz, documentNumber: `GEN${n}`, personalNumber: `P${n}` }));
      await it.screened();
      expect(await it.view(next)).toMatchObject({
        state: 'verified',
        screening: 'cleared',
        screened: { result: { hits: [{ judgement: { verdict: 'different', fromSessionId: id } }] } },
      });
      const stranger = await it.finished(runOf({ ...asTamaz, documentNumber: `GES${n}`, personalNumber: `Q${n}` }));
      await it.screened();
      expect((await it.view(stranger))?.screening).toBe('open');
    });

    test('a changed entry opens what was cleared; one that is the same leaves it', async () => {
      await judge(id, 'different');
      await it.list([tamaz, { ...iria, country: 'ge' }, ...others], it.companyId);
      await it.screened();
      expect((await it.view(id))?.screening).toBe('cleared');
      await it.list([{ ...tamaz, born: '1966-01-09;1967' }, iria, ...others], it.companyId);
      await it.screened();
      expect(await it.view(id)).toMatchObject({
        screening: 'open',
        screened: { result: { hits: [{ wasCleared: true, judgement: null }] } },
      });
    });

    test('what was verified can be judged; what is captured cannot', async () => {
      await it.decide(it.ben, id, 'verified');
      await judge(id, 'same');
      expect(await it.view(id)).toMatchObject({ state: 'verified', screening: 'same' });
      await reopenSession(it.ctx, it.ana, id, { reason: 'Listed.', seq: await it.seq() });
      expect(await it.view(id)).toMatchObject({
        state: 'awaiting_action',
        waiting: { unmet: [{ condition: 'screening', outcome: 'missed' }] },
      });
    });
  });

  describe('a list that changes', () => {
    test('names somebody who is verified: an alert, once, until all its hits are judged', async () => {
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
      expect((await types(id)).filter((type) => type === 'alert.raised')).toHaveLength(1);
      expect((await it.pep(id)).result!.againAt).not.toBeNull();
      await judge(id, 'same');
      expect(await listAlerts(db, it.companyId, { state: 'open' })).toMatchObject({ open: 0, alerts: [] });
      const closed = await listAlerts(db, it.companyId, { state: 'closed' });
      expect(closed.alerts[0]).toMatchObject({ session: { id }, hits: [{ verdict: 'same' }] });
      expect((await types(id)).slice(-2)).toEqual(['hit.judged', 'alert.closed']);
      const told = (await readLog(db, it.companyId, 0, 100_000)).filter(({ type }) => type === 'rescreening.finished');
      expect(told.some(({ data }) => (data as { alerts: number }).alerts === 1)).toBe(true);
      expect((await listAlerts(db, it.them.companyId, {})).alerts).toEqual([]);
    });

    test('an entry that goes takes its hit along, and what waited for it is settled', async () => {
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

    test("a company's own list is nobody else's; the installation's is everybody's, and each log tells of it", async () => {
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
        const told = (await readLog(db, company, 0, 100_000)).filter(({ type }) => type === 'screening_list.imported');
        expect(told.at(-1)).toMatchObject({ actor: 'system', data: { version: 1, added: 1, changed: 0, removed: 0 } });
      }
      await removeEverybody();
    });

    /** The installation's lists are not removed by companies. */
    const removeEverybody = async () => {
      await db.updateTable('screening_list').set({ removed_at: new Date() }).where('company_id', 'is', null).execute();
    };
  });

  describe('settings', () => {
    test('a higher threshold and a list that is not connected are heeded, for the past too; the older version is refused', async () => {
      const id = await it.finished(
        runOf({ ...asTamaz, lastName: 'Markobil', documentNumber: 'GET1', birthDate: '1966-11-09' }),
      );
      await it.screened();
      expect((await it.pep(id)).result!.hits).toHaveLength(1);
      const before = await readScreeningSettings(db, it.companyId, 'lists');
      const ids = before.lists.map((list) => list.id);
      // A threshold that no binary fraction is: 0.57 was once refused.
      await saveScreening(it.ctx, it.ana, { threshold: 0.57, connected: ids, version: before.version });
      expect((await readScreeningSettings(db, it.companyId, 'lists')).threshold).toBe(0.57);
      before.version += 1;
      await saveScreening(it.ctx, it.ana, { threshold: 0.95, connected: ids, version: before.version });
      await it.screened();
      expect((await it.pep(id)).result).toMatchObject({ threshold: 0.95, hits: [], weak: [{}] });
      const request = { threshold: 0.7, connected: [], version: before.version };
      await expect(saveScreening(it.ctx, it.ana, request)).rejects.toEqual(refused('settings_stale'));
      await expect(saveScreening(it.ctx, it.stranger, { threshold: 0.7, connected: ids, version: 0 })).rejects.toEqual(
        refused('value_refused'),
      );
      await saveScreening(it.ctx, it.ana, { ...request, version: before.version + 1 });
      // No list at all is no answer: what waits, waits.
      const unscreened = await it.finished(runOf({ ...asTamaz, documentNumber: 'GET2' }));
      await it.screened();
      expect(await it.view(unscreened)).toMatchObject({ state: 'awaiting_action', screening: 'waiting' });
      await saveScreening(it.ctx, it.ana, { threshold: 0.7, connected: ids, version: before.version + 2 });
      await it.screened();
      expect(await it.view(unscreened)).toMatchObject({ screening: 'open' });
    });

    test('an own list is removed by its owner alone', async () => {
      const { listId } = await it.list([iria], it.companyId, 'To be removed');
      await expect(removeList(it.ctx, it.stranger, listId)).rejects.toEqual(refused('not_found'));
      await removeList(it.ctx, it.ana, listId);
      const { lists } = await readScreeningSettings(db, it.companyId, 'lists');
      expect(lists.map(({ title }) => title)).not.toContain('To be removed');
      await expect(removeList(it.ctx, it.ana, listId)).rejects.toEqual(refused('not_found'));
    });
  });
}
