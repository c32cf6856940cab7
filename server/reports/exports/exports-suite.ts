import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportView } from '../../../shared/api/reports.ts';
import type { Login } from '../../accounts/login/login.ts';
import type { Db, Trx } from '../../db/database.ts';
import type { Problem } from '../../http/errors/problem.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { makeReviewer } from '../../testing/make.ts';
import { makeReports, type Reports, unzip } from '../../testing/pdf/reports.ts';
import { goodRun } from '../../testing/phone.ts';
import { requestReport } from '../commands.ts';
import { cancelExport, requestExport } from './commands.ts';
import { makeExport } from './make.ts';
import { findExport, listItems } from './queries.ts';

/** What must hold of exports on either database. */
export function exportsSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Reports;
  beforeAll(async () => {
    db = await open();
    it = await makeReports(db);
  });
  afterAll(() => it.close());

  const start = (filter: object = {}) => it.browser('us', 'POST', '/report-exports', { filter, paper: 'A4' });
  const look = async (id: string): Promise<ExportView> =>
    (await it.browser('us', 'GET', `/report-exports/${id}`)).json();
  const settled = async (id: string): Promise<ExportView> => {
    for (;;) {
      const view = await look(id);
      if (view.state !== 'running') return view;
      await wait(50);
    }
  };
  const described = async (type: string) =>
    (
      await db
        .selectFrom('event')
        .select('data')
        .where('company_id', '=', it.companyId)
        .where('type', '=', type)
        .execute()
    ).length;

  describe('an export', () => {
    test('nothing that is finished fits', async () => {
      const { id } = await it.create();
      const answer = await start({ q: id });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'export_empty']);
    });

    test('R10 R14 R15 the finished sessions of a filter as one ZIP, with its index', async () => {
      const ids = [await it.finished(goodRun), await it.finished(goodRun)];
      await it.finished();
      await it.create();
      const asked = await start();
      expect(asked.statusCode).toBe(202);
      const { id } = asked.json<ExportView>();
      expect(await settled(id)).toMatchObject({ state: 'ready', total: 2, done: 2, failed: 0 });
      const file = await it.browser('us', 'GET', `/report-exports/${id}/file`);
      expect(file.headers['content-disposition']).toMatch(/reports-.*\.zip/);
      const files = await unzip(file.rawPayload);
      const names = [...files.keys()].sort();
      expect(names).toHaveLength(3);
      expect(names.filter((name) => /^report-\d{4}-\d{6}-[0-9a-f]{8}\.pdf$/.test(name))).toHaveLength(2);
      const index = files.get('index.csv')!.toString();
      for (const session of ids) expect(index).toContain(session);
      for (const name of names)
        if (name.endsWith('.pdf')) expect(files.get(name)!.subarray(0, 5).toString()).toBe('%PDF-');
      expect(await described('report_export.downloaded')).toBe(1);
      expect(await described('report.downloaded')).toBe(2);
      // A name in a file's name would stand in many a log.
      expect(names.join()).not.toMatch(/Eriksson/i);
    });

    test('R14 it goes on where it stopped', async () => {
      const { id } = (await start()).json<ExportView>();
      await settled(id);
      const before = await listItems(db, it.companyId, id);
      await db.updateTable('report_export').set({ state: 'running' }).where('id', '=', id).execute();
      await db
        .updateTable('report_export_item')
        .set({ report_id: null })
        .where('export_id', '=', id)
        .where('n', '=', 1)
        .execute();
      await makeExport(it.reportParts, it.companyId, id, new AbortController().signal);
      expect(await look(id)).toMatchObject({ state: 'ready', done: before.length });
      // The same states: the same reports.
      expect(await listItems(db, it.companyId, id)).toEqual(before);
    });

    test('R15 one that cannot be made does not hold up the rest, and the index says so', async () => {
      const [good, bad] = [await it.finished(goodRun), await it.finished(goodRun)];
      const asker = { companyId: it.companyId, by: { kind: 'reviewer', id: it.ana.reviewerId, name: 'Ana' } } as const;
      const { id: broken } = await requestReport(
        it.reportParts,
        asker,
        bad,
        { paper: 'A4', language: 'en' },
        { queued: false },
      );
      await db
        .updateTable('report')
        .set({ record: Buffer.from('rubbish') })
        .where('id', '=', broken)
        .execute();
      const { id } = (await start()).json<ExportView>();
      const view = await settled(id);
      expect([view.done, view.failed]).toEqual([view.total, 1]);
      const index = (await unzip((await it.browser('us', 'GET', `/report-exports/${id}/file`)).rawPayload)).get(
        'index.csv',
      );
      expect(index!.toString()).toContain(`,${bad},,,could not be made`);
      expect(index!.toString()).toMatch(new RegExp(`^\\d{4}-\\d{6},${good},`, 'm'));
      await db.deleteFrom('report').where('id', '=', broken).execute();
    });

    test('R14 cancelled, it is gone; what it made stays', async () => {
      const { id } = (await start()).json<ExportView>();
      expect((await it.browser('us', 'DELETE', `/report-exports/${id}`)).statusCode).toBe(204);
      expect((await it.browser('us', 'GET', `/report-exports/${id}`)).statusCode).toBe(404);
      expect((await it.browser('us', 'DELETE', `/report-exports/${id}`)).statusCode).toBe(404);
      expect((await it.browser('us', 'GET', '/report-exports')).json().map((one: ExportView) => one.id)).not.toContain(
        id,
      );
    });

    test('R14 exports take turns; ten of one company get as many reports made as one of another (security.md M5)', async () => {
      for (let n = 0; n < 10; n++) await it.finished(goodRun);
      const sent: string[] = [];
      const jobs = idleJobs(sent);
      const parts = { ...it.reportParts, jobs };
      const [one, ...others] = await Promise.all(
        [1, 2, 3].map(() => requestExport(parts, it.ana, { filter: {}, paper: 'A4' })),
      );
      expect(sent.splice(0)).toHaveLength(3);
      const { total } = (await findExport(db, it.companyId, null, one!.id))!;
      expect(total).toBeGreaterThan(9);
      const turn = () => makeExport(parts, it.companyId, one!.id, new AbortController().signal);
      await turn();
      expect(await findExport(db, it.companyId, null, one!.id)).toMatchObject({ state: 'running', done: 9 });
      expect(sent).toEqual([one!.id]);
      for (let n = 1; n < Math.ceil(total / 9); n++) await turn();
      expect(await findExport(db, it.companyId, null, one!.id)).toMatchObject({ state: 'ready', done: total });
      for (const { id } of others) await cancelExport(parts, it.ana, id);
    });

    test('R14 a reviewer has three under way and a company ten, also of many asked for at once (security.md M5)', async () => {
      const jobs = idleJobs([]);
      const parts = { ...it.reportParts, jobs };
      const started: { login: Login; id: string }[] = [];
      const ask = async (login: Login): Promise<string> => {
        try {
          const { id } = await requestExport(parts, login, { filter: {}, paper: 'A4' });
          started.push({ login, id });
          return 'started';
        } catch (error) {
          return (error as Problem).code;
        }
      };
      const colleagues = await Promise.all([1, 2, 3, 4].map(() => it.login('agent')));
      const outcomes = await Promise.all(colleagues.flatMap((login) => [1, 2, 3, 4].map(() => ask(login))));
      expect(outcomes.filter((outcome) => outcome === 'started')).toHaveLength(10);
      expect(new Set(outcomes)).toEqual(new Set(['started', 'rate_limited']));
      for (const login of colleagues)
        expect(started.filter((one) => one.login === login).length).toBeLessThanOrEqual(3);
      const { login, id } = started[0]!;
      await cancelExport(parts, login, id);
      expect(await ask(login)).toBe('started');
      for (const one of started.slice(1)) await cancelExport(parts, one.login, one.id);
    });

    test('one that is not ready has no file', async () => {
      const { id } = (await start()).json<ExportView>();
      await settled(id);
      await db.updateTable('report_export').set({ state: 'running' }).where('id', '=', id).execute();
      const answer = await it.browser('us', 'GET', `/report-exports/${id}/file`);
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'export_not_ready']);
    });

    test('R14 R19 it is its asker’s alone', async () => {
      const { id } = (await start()).json<ExportView>();
      const other = await makeReviewer(db, it.companyId);
      for (const method of ['GET', 'DELETE'] as const) {
        expect((await it.browser('them', method, `/report-exports/${id}`)).statusCode).toBe(404);
        expect((await it.browser(undefined, method, `/report-exports/${id}`)).statusCode).toBe(401);
      }
      expect((await it.browser('them', 'GET', `/report-exports/${id}/file`)).statusCode).toBe(404);
      await db.updateTable('report_export').set({ reviewer_id: other.id }).where('id', '=', id).execute();
      expect((await it.browser('us', 'GET', `/report-exports/${id}`)).statusCode).toBe(404);
      expect((await it.browser('us', 'GET', `/report-exports/${id}/file`)).statusCode).toBe(404);
    });
  });
}

/** Nobody works on what is sent: the test does. */
const idleJobs = (sent: string[]): Jobs =>
  ({
    ready: async () => {},
    wake: () => {},
    send: async (_trx: Trx, _queue: string, { exportId }: { exportId: string }) => void sent.push(exportId),
  }) as unknown as Jobs;
