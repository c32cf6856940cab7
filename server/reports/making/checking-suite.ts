import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fact, FactType } from '../../../shared/event.ts';
import { factEffects, outsideTypes } from '../../../shared/fact-effects.ts';
import type { Db } from '../../db/database.ts';
import { reopenSession } from '../../decisions/commands/resubmission-and-reopen.ts';
import { transact } from '../../log/transact.ts';
import { askTool, makeReports, type Reports } from '../../testing/pdf/reports.ts';
import { goodRun } from '../../testing/phone.ts';

/** Checking a report on either database, in a real Chromium. */
export function checkingSuite(open: () => Promise<Db>): void {
  describe('checking one', () => {
    let db: Db;
    let it: Reports;
    beforeAll(async () => {
      db = await open();
      it = await makeReports(db);
    });
    afterAll(() => it.close());
    const verified = () => it.finished(goodRun);

    test('R16 R18 genuine and unchanged; then its session is reopened', async () => {
      const id = await verified();
      const view = await it.made(id);
      const pdf = await it.file(view);
      expect((await it.check(pdf)).json()).toMatchObject({
        ...{ verdict: 'genuine', sha256: view.sha256, signature: { coversAll: true } },
        report: {
          number: view.number,
          sessionId: id,
          madeBy: { kind: 'reviewer', name: 'Ana' },
          since: { is: 'unchanged' },
        },
      });
      await reopenSession(it.ctx, it.ana, id, { reason: 'A second look', seq: await it.seq() });
      const since = (await it.check(pdf)).json().report.since;
      expect(since).toEqual({ is: 'withdrawn', at: expect.any(String) });
    });

    test('R18 nothing of screening, alerts, corrections or notes is said to outsiders (security.md H4)', async () => {
      const id = await verified();
      const pdf = await it.file(await it.made(id));
      const before = (await it.check(pdf)).json();
      const inside = (Object.keys(factEffects) as FactType[]).filter((type) => !outsideTypes.includes(type));
      const fact = (type: FactType) => ({ type, sessionId: id, data: {} }) as Fact;
      await transact(it.ctx, it.companyId, 'system', async () => ({ value: 0, facts: inside.map(fact) }));
      expect((await it.check(pdf)).json()).toEqual(before);
      const decided = { type: 'session.decided', sessionId: id, data: {} } as unknown as Fact;
      await transact(it.ctx, it.companyId, 'system', async () => ({ value: 0, facts: [decided] }));
      expect((await it.check(pdf)).json().report.since).toEqual({ is: 'superseded', at: expect.any(String) });
    });

    test('R18 the company is the registered one, whatever the report was told to print (security.md M8)', async () => {
      const pdf = await it.file(await it.made(await verified()));
      await db.updateTable('company').set({ name: 'Registered later' }).where('id', '=', it.companyId).execute();
      expect((await it.check(pdf)).json().report.company).toEqual({ id: it.companyId, name: 'Registered later' });
    });

    test('R16 one changed byte: we say so, and so does pdfsig', async () => {
      const pdf = Buffer.from(await it.file(await it.made(await verified())));
      const at = pdf.indexOf('/CreationDate') + 20;
      pdf[at] = pdf[at] === 0x30 ? 0x31 : 0x30;
      expect((await it.check(pdf)).json()).toMatchObject({ verdict: 'altered', report: null });
      expect(await askTool('pdfsig', pdf, (file) => [file])).not.toContain('Signature is Valid');
    });

    test('R17 rubbish is said to be unreadable', async () => {
      expect((await it.check(Buffer.from('no report'))).json()).toMatchObject({ verdict: 'unreadable', report: null });
    });

    test('R16 R18 erased: the signature still tells', async () => {
      const id = await verified();
      const pdf = await it.file(await it.made(id));
      await db.deleteFrom('report').where('session_id', '=', id).execute();
      expect((await it.check(pdf)).json()).toMatchObject({ verdict: 'genuine', report: { since: { is: 'erased' } } });
    });

    test('R18 the code on the paper leads to what was issued, a made-up one nowhere', async () => {
      const view = await it.made(await verified());
      const { issue } = await db
        .selectFrom('report')
        .select('issue')
        .where('id', '=', view.id)
        .executeTakeFirstOrThrow();
      const code = issue.checkUrl.split('/').at(-1)!;
      const found = await it.browser(undefined, 'GET', `/check/${code}`);
      expect(found.json()).toMatchObject({ number: view.number, sha256: view.sha256 });
      expect((await it.browser(undefined, 'GET', `/check/${'A'.repeat(22)}`)).statusCode).toBe(404);
    });
  });
}
