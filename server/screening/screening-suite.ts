import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { editSubject } from '../decisions/commands/edit-subject.ts';
import { readLog } from '../log/read.ts';
import { asTamaz, iria, makeScreening, others, runOf, type Screening, tamaz } from '../testing/screening/screening.ts';
import { removeList, saveScreening } from './lists/commands.ts';
import { readScreeningSettings } from './lists/queries.ts';

/** What must hold of screening on either database. */
export function screeningSuite(open: () => Promise<Db>): void {
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

  const refused = (code: string) => expect.objectContaining({ code });

  describe('a finished session', () => {
    test('S19 nobody is found: it is verified by its conditions, and what was asked is kept with lists and threshold', async () => {
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
      const stored = await db
        .selectFrom('screening')
        .selectAll()
        .where('session_id', '=', id)
        .executeTakeFirstOrThrow();
      expect(stored.query).toEqual({
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
        waiting: { unmet: [{ condition: 'screening', outcome: 'not_met' }] },
      });
      const { hits } = (await it.pep(id)).result!;
      expect(hits).toMatchObject([
        { person: { sourceId: 'T1' }, hitReview: null, wasCleared: false, score: expect.any(Number) },
      ]);
      expect(hits[0]!.score).toBeGreaterThan(0.95);
      expect(hits[0]!.reasons).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ on: 'name', listed: 'Tamaz Markovil', likeness: 1 }),
          expect.objectContaining({ on: 'birth_date', how: 'exact' }),
          expect.objectContaining({ on: 'country', how: 'agrees' }),
        ]),
      );
      await it.reviewHit(id, 'different');
      expect(await it.view(id)).toMatchObject({
        state: 'awaiting_action',
        screening: 'cleared',
        waiting: { unmet: [] },
        screened: { result: { hits: [{ hitReview: { verdict: 'different', reviewerId: it.ana.reviewerId } }] } },
      });
      expect((await it.types(id)).filter((type) => /screened|reviewed/.test(type))).toEqual([
        'session.screened',
        'hit.reviewed',
      ]);
      await it.decide(it.ben, id, 'verified');
      expect((await it.view(id))?.state).toBe('verified');
    });

    test('S24 no facts, and no log of the process, name anybody', async () => {
      const facts = JSON.stringify(await readLog(db, it.companyId, 0, 100_000));
      expect(facts).not.toMatch(/markovil|quelvarro/i);
    });

    test('S20 data put right are asked about anew; until then it is not screened', async () => {
      const id = await it.finished(runOf({ ...asTamaz, documentNumber: 'GE3' }));
      await it.screened();
      expect((await it.pep(id)).mark).toBe('open');
      const seq = await it.seq();
      await editSubject(it.ctx, it.ana, id, { field: 'lastName', value: 'Abashidze', reason: 'Misread.', seq });
      expect(await it.view(id)).toMatchObject({
        screening: 'waiting',
        waiting: { unmet: [{ condition: 'screening', outcome: 'unknown' }] },
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

  describe('settings', () => {
    test('S22 a higher threshold and a list that is not connected are heeded, for the past too; the older version is refused', async () => {
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
