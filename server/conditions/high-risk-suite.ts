import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { conditionsOf, georgian, runFrom } from '../testing/conditions.ts';
import { attemptOf } from '../testing/phone.ts';
import { makeReview, type Review } from '../testing/review.ts';

const nobodys = '203.0.113.7';

/** Sessions from high-risk countries, on either database. */
export function highRiskSuite(open: () => Promise<Db>): void {
  describe('a high-risk country', () => {
    let it: Review;
    beforeAll(async () => {
      it = await makeReview(await open());
    });
    afterAll(() => it.close());
    const { set, applied, reasons } = conditionsOf(() => it);
    const row = async (id: string) => (await it.view(id))!;
    const risk = (ip: boolean, nationality: boolean) => ({ highRisk: [{ country: 'GE', ip, nationality }] });

    beforeEach(async () => {
      await set({});
      await applied();
    });

    test('D3: of the address: stopped and rejected at once, and nothing more is taken', async () => {
      await set(risk(true, false));
      const { id } = await it.create();
      const run = attemptOf(runFrom(georgian), it.now());
      expect((await it.sendEvents(id, run.slice(0, 1))).state).toBe('rejected');
      const view = await row(id);
      expect(view).toMatchObject({
        state: 'rejected',
        decided: { reviewerId: null, tags: ['high_risk_country'] },
        attemptHistory: [{ outcome: 'abandoned', ipCountry: 'GE' }],
      });
      const late = await it.sendEvents(id, run.slice(1, 3));
      expect(late.events.map((e) => e.code)).toEqual(['session_finished', 'session_finished']);
      expect((await it.facts(id)).map((f) => f.type)).toEqual([
        'session.created',
        'attempt.started',
        'session.stopped',
        'session.assessed',
        'session.finished',
      ]);
      expect((await row(id)).finishedAt).toBe(view.finishedAt);
    });

    test('D3: of the nationality: as soon as it is read', async () => {
      await set(risk(false, true));
      const { id } = await it.create();
      const run = attemptOf(runFrom(georgian, 'GEO'), it.now());
      const read = run.findIndex((e) => e.type === 'document.read');
      expect((await it.sendEvents(id, run.slice(0, read))).state).toBe('in_progress');
      expect((await it.sendEvents(id, run.slice(read, read + 1))).state).toBe('rejected');
    });

    test('another country, or an address of nobody, stops nobody; the latter waits', async () => {
      await set(risk(true, true));
      expect((await row(await it.finished(runFrom('8.8.8.8')))).state).toBe('verified');
      const unknown = await it.finished(runFrom(nobodys));
      expect(await reasons(unknown)).toEqual(['high_risk_ip']);
    });
  });
}
