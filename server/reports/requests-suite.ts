import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Paper } from '../../shared/report/report.ts';
import type { Login } from '../accounts/login/login.ts';
import { saveBranding } from '../branding/commands.ts';
import type { Db } from '../db/database.ts';
import { Jobs } from '../jobs/jobs.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { type RequestParts, requestReport } from './commands.ts';
import { askerOf } from './making/asker.ts';
import { findReport } from './queries.ts';

/** What must hold of asking for reports on either database; nobody makes them here. */
export function requestsSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Review;
  let parts: RequestParts;
  let jobs: Jobs;
  beforeAll(async () => {
    db = await open();
    it = await makeReview(db);
    jobs = new Jobs(it.ctx);
    parts = { ...it.ctx, jobs, origin: () => 'https://review.example' };
  });
  afterAll(async () => {
    await jobs.stop(1_000);
    await it.close();
  });

  const ask = (who: Login, id: string, paper: Paper = 'A4') =>
    requestReport(parts, askerOf(who), id, { paper, language: 'en' });
  const refused = (code: string) => expect.objectContaining({ code });
  const countOf = async (companyId: string): Promise<number> =>
    (
      await db
        .selectFrom('report')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('company_id', '=', companyId)
        .where('status', '=', 'queued')
        .executeTakeFirstOrThrow()
    ).n;
  const requests = async (id: string) => (await it.facts(id)).filter(({ type }) => type === 'report.requested');

  describe('asking for a report', () => {
    test('R3 R4 R8 it stands with its issue, its job and its fact', async () => {
      const id = await it.finished();
      const seq = await it.seq();
      const row = await ask(it.ana, id);
      expect(row).toMatchObject({ session_id: id, status: 'queued', paper: 'A4', file: null });
      expect(row.issue).toMatchObject({
        ...{ reportId: row.id, sessionId: id, number: row.number, final: false },
        madeBy: { kind: 'reviewer', id: it.ana.reviewerId, name: it.ana.name },
        checkpoint: { seq },
      });
      expect(row.issue.checkUrl).toMatch(/^https:\/\/review\.example\/check\/[\w-]{22}$/);
      expect(await requests(id)).toMatchObject([{ data: { reportId: row.id } }]);
    });

    test('R4 who asks again gets the same, on other paper another', async () => {
      const id = await it.finished();
      const first = await ask(it.ana, id);
      expect((await ask(it.ben, id)).id).toBe(first.id);
      expect((await ask(it.ben, id, 'Letter')).id).not.toBe(first.id);
      expect(await requests(id)).toHaveLength(2);
    });

    test('R4 R5 of many at the same moment one makes it, and no number is lost', async () => {
      const id = await it.finished();
      const before = await ask(it.ana, await it.finished());
      const rows = await Promise.all(Array.from({ length: 8 }, (_, i) => ask(i % 2 ? it.ana : it.ben, id)));
      expect(new Set(rows.map((row) => row.id)).size).toBe(1);
      expect(await requests(id)).toHaveLength(1);
      expect(numberOf(rows[0]!)).toBe(numberOf(before) + 1);
      expect(numberOf(await ask(it.ana, await it.finished()))).toBe(numberOf(before) + 2);
    });

    test('R4 asked for again while its job waits, it has no second one; it gets one when that job is gone (faults.md B10)', async () => {
      const id = await it.finished();
      const { id: reportId } = await ask(it.ana, id);
      const jobsOf = async () =>
        (await sql`select 1 from pgboss.job where data ->> 'reportId' = ${reportId}`.execute(db)).rows.length;
      it.pass(3 * 60_000);
      for (let n = 0; n < 5; n++) await ask(it.ben, id);
      expect([await jobsOf(), (await requests(id)).length]).toEqual([1, 1]);
      await sql`update pgboss.job set state = 'failed' where data ->> 'reportId' = ${reportId}`.execute(db);
      for (let n = 0; n < 5; n++) await ask(it.ben, id);
      expect([await jobsOf(), (await requests(id)).length]).toEqual([2, 1]);
    });

    test('R8 the first report of a company is made before the third of another (security.md M5)', async () => {
      const ids = await Promise.all([1, 2, 3].map(() => it.finished()));
      const many: string[] = [];
      for (const id of ids) many.push((await ask(it.ana, id)).id);
      const { id: other } = (await it.ask('POST', '/sessions', it.them.key, {})).json<{ id: string }>();
      const first = await ask(it.stranger, other);
      const { rows } = await sql<{ id: string }>`
        select data ->> 'reportId' as id from pgboss.job where name = 'report' order by priority desc, created_on, id
      `.execute(db);
      const place = (id: string) => rows.findIndex((row) => row.id === id);
      expect(place(first.id)).toBeLessThan(place(many[1]!));
    });

    test('R8 a company with 500 reports on their way waits before it asks for another (security.md M5)', async () => {
      const id = await it.finished();
      const { id: like } = await ask(it.ana, id);
      const before = await countOf(it.companyId);
      await sql`
        insert into report (id, company_id, session_id, issue, number, paper, language, state, branding, record, certificate_id, code,
          status, made_at, queued_at)
        select gen_random_uuid(), company_id, session_id, issue, number, paper, language, state, 1000 + n, record, certificate_id,
          'test' || n, 'queued', made_at, queued_at
        from report, generate_series(1, ${500 - before}::integer) n where id = ${like}
      `.execute(db);
      const another = await it.finished();
      await expect(ask(it.ana, another)).rejects.toEqual(refused('rate_limited'));
      expect(await requests(another)).toEqual([]);
      // What is on its way already is no new wish, and an hour later all of that has lost its worker.
      expect((await ask(it.ben, id)).id).toBe(like);
      it.pass(61 * 60_000);
      expect(await ask(it.ana, another)).toMatchObject({ status: 'queued' });
      await db.deleteFrom('report').where('code', 'like', 'test%').execute();
    });

    test('R4 R6 another state has another report, and so has another look', async () => {
      const id = await it.finished();
      const waiting = await ask(it.ana, id);
      await it.decide(it.ana, id, 'verified');
      const decided = await ask(it.ana, id);
      expect([waiting.issue.final, decided.issue.final]).toEqual([false, true]);
      expect(decided.id).not.toBe(waiting.id);
      await saveBranding(it.ctx, it.ana, { colour: '#224466' });
      expect((await ask(it.ana, id)).id).not.toBe(decided.id);
    });

    test('R9 one that failed is begun anew under its number', async () => {
      const id = await it.finished();
      const row = await ask(it.ana, id);
      await db.updateTable('report').set({ status: 'failed' }).where('id', '=', row.id).execute();
      expect(await ask(it.ben, id)).toMatchObject({ id: row.id, number: row.number, status: 'queued' });
      expect(await requests(id)).toHaveLength(2);
    });

    test('R19 another company finds neither session nor report', async () => {
      const id = await it.finished();
      const row = await ask(it.ana, id);
      await expect(ask(it.stranger, id)).rejects.toEqual(refused('not_found'));
      expect(await findReport(db, it.stranger.companyId, row.id)).toBeUndefined();
    });
  });
}

const numberOf = ({ number }: { number: string }): number => Number(number.split('-')[1]);
