import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { makeApp } from '../testing/app.ts';
import { denialsOn, type Tenant } from '../testing/denials.ts';
import { type Denial, DenialLog, denialWindowMs } from './denial-log.ts';

/** How denials are counted and written (security.md M7), on either database. */
export function denialLogSuite(open: () => Promise<Db>): void {
  describe('the log of denials', () => {
    let db: Db;
    let it: Awaited<ReturnType<typeof makeApp>>;
    let us: Tenant;
    beforeAll(async () => {
      db = await open();
      it = await makeApp(db, {}, { TRUST_PROXY: '1' });
    });
    afterAll(() => it.close());
    const { makeTenant, denialsOf } = denialsOn(() => it);
    // New companies for each test: what one asker did in a test before is still counted.
    beforeEach(async () => {
      us = await makeTenant();
    });

    const denial: Denial = { type: 'access.denied', kind: 'forbidden' };
    const actor = `reviewer:${randomUUID()}` as const;

    test('L23 a flood is one fact, and one with the count when ten minutes are over', async () => {
      let time = 0;
      const log = new DenialLog({ ...it.ctx, db }, () => time);
      const flood = async (n: number) => {
        for (let i = 0; i < n; i++) log.note(us.companyId, actor, denial);
        log.sweep();
        await log.settled();
        return (await denialsOf(us)).map((one) => (one as unknown as { count: number }).count);
      };
      expect(await flood(1)).toEqual([1]);
      expect(await flood(9_999)).toEqual([1]);
      time += denialWindowMs - 1;
      expect(await flood(1)).toEqual([1]);
      time += 1;
      expect(await flood(0)).toEqual([1, 10_000]);
      // Nothing more came in the window that this one began.
      time += denialWindowMs;
      expect(await flood(0)).toEqual([1, 10_000]);
      expect(await flood(1)).toEqual([1, 10_000, 1]);
      expect(await flood(2)).toEqual([1, 10_000, 1]);
      await log.close();
      expect(await flood(0)).toEqual([1, 10_000, 1, 2]);
    });

    test('L23 each asker and each kind counts by itself', async () => {
      const log = new DenialLog({ ...it.ctx, db });
      for (const kind of ['forbidden', 'other_company'] as const) {
        for (const by of [actor, `key:${randomUUID()}`] as const) {
          for (let n = 0; n < 5; n++) log.note(us.companyId, by, { type: 'access.denied', kind });
        }
      }
      await log.settled();
      expect(await denialsOf(us)).toHaveLength(4);
    });

    test('what could not be written stays counted, and goes nowhere else', async () => {
      let time = 0;
      let isDown = true;
      const { db: _, ...rest } = it.ctx;
      const log = new DenialLog(
        {
          ...rest,
          get db(): Db {
            if (isDown) throw new Error('the database is away');
            return db;
          },
        },
        () => time,
      );
      log.note(us.companyId, actor, denial);
      await log.settled();
      expect(it.logger.warn).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('stays counted'));
      isDown = false;
      log.note(us.companyId, actor, denial);
      time += denialWindowMs;
      log.sweep();
      await log.settled();
      expect(await denialsOf(us)).toMatchObject([{ kind: 'forbidden', count: 2 }]);
    });
  });
}
