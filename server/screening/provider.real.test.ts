import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { makeDatabase } from '../testing/database.ts';
import { ftmJson, listFiles } from '../testing/screening/lists.ts';
import { makeScreening, runOf } from '../testing/screening/screening.ts';
import { makeYenteServer } from '../testing/servers/yente.ts';
import { importList } from './lists/import/import.ts';
import { makeOwnLists } from './match/own-lists.ts';
import type { ScreeningProvider } from './port.ts';
import { queueForOutsideLists } from './runs/outside-lists.ts';
import { rescreenSome } from './runs/rescreen.ts';
import { makeYente } from './yente/yente.ts';

let db: Db;
let yente: Awaited<ReturnType<typeof makeYenteServer>>;
const companyId = '00000000-0000-4000-8000-000000000000';
beforeAll(async () => {
  db = await makeDatabase();
  yente = await makeYenteServer();
  const parts = { db, notifier: { publish: () => {} } as never, now: () => new Date() };
  await importList(parts, { companyId: null, reviewerId: null, files: listFiles({ 'default.json': ftmJson }) });
});
afterAll(async () => {
  await yente.close();
  await db.destroy();
});
beforeEach(() => yente.fallIll('none'));

const settings = { companyId, threshold: 0.7 };

describe.each([
  ['lists', (): ScreeningProvider => makeOwnLists(db)],
  ['yente', (): ScreeningProvider => makeYente({ url: yente.url, dataset: 'default', key: 'secret' })],
])('what any provider does: %s', (name, make) => {
  test('finds a listed person, with list, entry and reasons', async () => {
    const query = { names: ['Markovil Tamaz'], birthDate: '1966-01-09', numbers: [] };
    const answer = await make().screen(query, settings);
    expect(answer).toMatchObject({
      provider: name,
      lists: [{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), title: expect.any(String) }],
      candidates: [
        {
          person: { sourceId: 'Q101', topics: ['sanction', 'close_associate'], programmes: ['TEST-1'] },
          hash: expect.stringMatching(/^.{22}$/),
          reasons: expect.arrayContaining([
            expect.objectContaining({ on: 'name', listed: 'Tamaz Markovil' }),
            expect.objectContaining({ on: 'birth_date', how: 'exact' }),
          ]),
        },
      ],
    });
    expect(answer.candidates[0]!.score).toBeGreaterThan(0.9);
  });

  test('a namesake of another year is below the threshold, and shown', async () => {
    const { candidates } = await make().screen(
      { names: ['Tamaz Markovil'], birthDate: '1999-01-09', numbers: [] },
      settings,
    );
    expect(candidates.map(({ score }) => score < 0.7)).toEqual([true]);
  });

  test('nobody, and what is no name at all', async () => {
    for (const names of [['Sofia Lindqvist'], ['???'], ['x'.repeat(5_000)], []]) {
      expect((await make().screen({ names, numbers: [] }, settings)).candidates).toEqual([]);
    }
  });

  test('the same entry has the same hash, asked twice and after a restart', async () => {
    const ask = async () => (await make().screen({ names: ['Tamaz Markovil'], numbers: [] }, settings)).candidates[0];
    expect((await ask())?.hash).toBe((await ask())?.hash);
    expect((await ask())?.list.id).toBe((await ask())?.list.id);
  });
});

describe('a yente server', () => {
  const make = () => makeYente({ url: yente.url, dataset: 'default', key: 'secret' });
  const ask = (provider = make()) =>
    provider.screen({ names: ['Tamaz Markovil'], sex: 'M', country: 'GE', numbers: ['K1'] }, settings);

  test('is asked as its schema says, with the key, and its list has a day', async () => {
    yente.asked.length = 0;
    const { lists } = await ask();
    expect(lists).toMatchObject([{ title: 'All of it', authority: 'yente', date: '2026-11-20', version: 20261120 }]);
    expect(yente.asked.map(({ path, authorization }) => [path, authorization])).toEqual([
      ['/catalog', 'ApiKey secret'],
      ['/match/default', 'ApiKey secret'],
    ]);
    expect(yente.asked[1]!.body).toEqual({
      queries: {
        subject: {
          schema: 'Person',
          properties: {
            ...{ name: ['Tamaz Markovil'], gender: ['male'], nationality: ['ge'] },
            ...{ idNumber: ['K1'], passportNumber: ['K1'] },
          },
        },
      },
    });
  });

  test.each(['down', 'slow'] as const)('%s for a moment: asked again, and nobody notices', async (illness) => {
    yente.fallIll(illness, 2);
    expect((await ask()).candidates).toHaveLength(1);
  });

  test.each([
    ['down', /status 503/],
    ['slow', /cannot be reached/],
    ['unauthorised', /status 401: look at its settings/],
    ['rubbish', /cannot be reached|no JSON/],
    ['wrong', /another (catalog|thing) than it publishes/],
  ] as const)('%s for good: an error that says why, and nothing of who was asked about', async (illness, message) => {
    const provider = make();
    await ask(provider);
    yente.fallIll(illness);
    const error: Error = await ask(provider).then(
      () => Promise.reject(new Error('it answered')),
      (e: Error) => e,
    );
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/markovil/i);
  });

  test('S21 down: the session is not screened yet, visibly, waits, and is screened when it is back', async () => {
    const it = await makeScreening(await makeDatabase(), make(), { YENTE_URL: yente.url });
    try {
      yente.fallIll('down');
      const read = { firstName: 'Tamaz', lastName: 'Markovil', birthDate: '1966-01-09', documentNumber: 'X1' };
      const id = await it.finished(runOf(read));
      await it.screened();
      expect(await it.view(id)).toMatchObject({
        ...{ state: 'awaiting_action', screening: 'waiting' },
        waiting: { unmet: [{ condition: 'screening', outcome: 'unknown' }] },
        screened: { mark: 'waiting', result: null, pending: { failures: 1, since: expect.any(String) } },
      });
      expect((await it.facts(id)).at(-1)).toMatchObject({ type: 'session.screening_failed', data: { failures: 1 } });
      yente.fallIll('none');
      it.pass(10_000);
      await it.screened();
      expect(await it.view(id)).toMatchObject({
        screening: 'open',
        screened: {
          pending: null,
          result: { provider: 'yente', algorithm: 'yente logic-v2', hits: [{ person: { sourceId: 'Q101' } }] },
        },
      });
    } finally {
      await it.close();
    }
  });

  // Only imports of our own queued the past: what an outside server learnt was asked of newcomers alone.
  test('S21 newer data: the past is screened again, once, and an alert raised', async () => {
    const it = await makeScreening(await makeDatabase(), make(), { YENTE_URL: yente.url });
    try {
      const read = { firstName: 'Orsolya', lastName: 'Venderbeek', birthDate: '1988-08-08', documentNumber: 'N1' };
      const id = await it.finished(runOf(read));
      await it.screened();
      expect(await it.view(id)).toMatchObject({ state: 'verified', screening: 'clear' });
      // Another provider each time: one believes what it heard for an hour, as that of the server behind this test does.
      const look = async (): Promise<boolean> => {
        it.pass(1_000);
        await queueForOutsideLists(it.ctx, make());
        const isQueued = (await it.ctx.db.selectFrom('rescreening_run').select('pass').execute()).length > 0;
        while (await rescreenSome(it.ctx, make()));
        return isQueued;
      };
      expect(await look()).toBe(false);
      const properties = { name: ['Orsolya Venderbeek'], birthDate: ['1988-08-08'], topics: ['sanction'] };
      yente.renew('25', { id: 'Q900', schema: 'Person', caption: 'Orsolya Venderbeek', properties });
      expect(await look()).toBe(true);
      await expect.poll(() => it.view(id)).toMatchObject({ state: 'verified', screening: 'open' });
      expect(await it.types(id)).toContain('alert.raised');
      await expect.poll(look).toBe(false);
    } finally {
      await it.close();
    }
  });
});
