import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportView } from '../../../shared/api/reports.ts';
import type { Db } from '../../db/database.ts';
import { askTool, makeReports, type Reports } from '../../testing/pdf/reports.ts';
import { goodRun } from '../../testing/phone.ts';

/** Who gets a report, on either database, in a real Chromium. */
export function accessSuite(open: () => Promise<Db>): void {
  describe('strangers', () => {
    let it: Reports;
    beforeAll(async () => {
      it = await makeReports(await open());
    });
    afterAll(() => it.close());
    const verified = () => it.finished(goodRun);
    const factsOf = async (id: string, type: string) => (await it.facts(id)).filter((fact) => fact.type === type);

    test('R19 another company finds nothing of it, by page or by key', async () => {
      const id = await verified();
      const { id: reportId } = await it.made(id);
      const at = `/sessions/${id}/reports`;
      for (const [method, url, body] of [
        ['POST', at, { paper: 'A4' }],
        ['GET', at],
        ['GET', `${at}/${reportId}`],
        ['GET', `${at}/${reportId}/file`],
      ] as const) {
        expect((await it.browser('them', method, url, body)).statusCode, `${method} ${url}`).toBe(404);
        expect((await it.browser(undefined, method, url, body)).statusCode, `${method} ${url}`).toBe(401);
      }
      for (const url of [`/sessions/${id}/record`, `${at}/${reportId}`, `${at}/${reportId}/file`]) {
        expect((await it.ask('GET', url, it.them.key)).statusCode, url).toBe(404);
      }
      expect((await it.ask('POST', at, it.them.key, { paper: 'A4' })).statusCode).toBe(404);
      const other = await verified();
      expect((await it.browser('us', 'GET', `/sessions/${other}/reports/${reportId}/file`)).statusCode).toBe(404);
    });

    test('a back office asks for it and takes it by its key', async () => {
      const id = await verified();
      const asked = await it.ask('POST', `/sessions/${id}/reports`, it.us.key, { paper: 'Letter' });
      expect(asked.statusCode).toBe(202);
      const { id: reportId } = asked.json<ReportView>();
      await it.settled(id, reportId);
      const file = await it.ask('GET', `/sessions/${id}/reports/${reportId}/file`, it.us.key);
      expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
      expect(await askTool('pdfinfo', file.rawPayload, (at) => [at])).toContain('letter');
      expect(await factsOf(id, 'report.downloaded')).toMatchObject([{ actor: expect.stringMatching(/^key:/) }]);
    });
  });
}
