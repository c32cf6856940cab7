import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { askTool, chromiumsOf, detach, makeReports, type Reports } from '../../testing/pdf/reports.ts';
import { attemptOf, goodRun } from '../../testing/phone.ts';
import { presentState } from '../record.ts';

/** Making a report on either database, in a real Chromium. */
export function makingSuite(open: () => Promise<Db>): void {
  describe('a report', () => {
    let db: Db;
    let it: Reports;
    beforeAll(async () => {
      db = await open();
      it = await makeReports(db);
    });
    afterAll(() => it.close());
    const verified = () => it.finished(goodRun);
    const factsOf = async (id: string, type: string) => (await it.facts(id)).filter((fact) => fact.type === type);

    test('R1 R4 R10: asked for, made, told and taken; tools from elsewhere agree', async () => {
      const id = await withPhoto();
      const view = await it.made(id);
      expect(view).toMatchObject({ status: 'made', final: true, paper: 'A4' });
      const pdf = await it.file(view);
      expect(pdf.length).toBe(view.bytes);
      expect(await factsOf(id, 'report.made')).toMatchObject([{ data: { reportId: view.id, sha256: view.sha256 } }]);
      expect(await factsOf(id, 'report.downloaded')).toMatchObject([{ actor: expect.stringMatching(/^reviewer:/) }]);
      expect(await it.asked(id)).toEqual(view);

      await askTool('qpdf', pdf, (file) => ['--check', file]);
      expect(await askTool('pdfinfo', pdf, (file) => [file])).toMatch(/Tagged: +yes/);
      const signature = await askTool('pdfsig', pdf, (file) => [file]);
      expect(signature).toContain('Signature is Valid');
      expect(signature).toContain('Total document signed');
      const text = await askTool('pdftotext', pdf, (file) => ['-layout', file, '-']);
      for (const value of ['Anna Maria', 'Eriksson', 'L898902C3', view.number, id, '+995 555 000 000'])
        expect(text).toContain(value);

      const data = await detach(pdf, 'session.json');
      const api = await it.ask('GET', `/sessions/${id}/record`, it.us.key);
      expect(data.equals(api.rawPayload)).toBe(true);
      expect((await presentState(db, it.companyId, id))!.state).toBe(view.state);
      expect(JSON.parse((await detach(pdf, 'report.json')).toString())).toMatchObject({
        ...{ number: view.number, state: view.state, checkpoint: view.checkpoint, sessionId: id },
      });
    });

    test('R7 a file that was lost is made again, byte for byte', async () => {
      const id = await withPhoto();
      const view = await it.made(id);
      const first = await it.file(view);
      const { file } = await db.selectFrom('report').select('file').where('id', '=', view.id).executeTakeFirstOrThrow();
      await it.ctx.media.remove(file!);
      const again = await it.file(view);
      expect(again.equals(first)).toBe(true);
      const stored = await it.ctx.media.open(file!);
      expect(stored?.size).toBe(first.length);
      stored?.stream.destroy();
    });

    test('a photo that the store has lost is missed on the page, and the rest is there', async () => {
      const id = await withPhoto();
      const { file } = await db
        .selectFrom('photo')
        .select('file')
        .where('session_id', '=', id)
        .executeTakeFirstOrThrow();
      await it.ctx.media.remove(file);
      const pdf = await it.file(await it.made(id));
      const text = await askTool('pdftotext', pdf, (at) => [at, '-']);
      expect(text).toContain('could not be read');
      expect(text).toContain('Integrity of this report');
    });

    test('R8 R13 Chromium is killed in the middle of it: it is made after all, once', async () => {
      await it.made(await verified());
      const ids = await Promise.all([verified(), verified()]);
      const asked = await Promise.all(ids.map((id) => it.asked(id)));
      for (const pid of await chromiumsOf(process.pid)) process.kill(pid, 'SIGKILL');
      for (const { sessionId, id } of asked) {
        expect(await it.settled(sessionId, id)).toMatchObject({ status: 'made' });
        expect(await factsOf(sessionId, 'report.made')).toHaveLength(1);
      }
    });

    test('a session that is under way is marked as not final', async () => {
      const { id } = await it.create();
      const view = await it.made(id);
      expect(view.final).toBe(false);
      expect(await askTool('pdftotext', await it.file(view), (file) => [file, '-'])).toContain('Not final');
    });

    /** Verified, with a photo and an extra field. */
    async function withPhoto(): Promise<string> {
      const { id } = await it.create({ extra: { phone: '+995 555 000 000' } });
      const events = attemptOf(goodRun, it.now());
      const [end] = events.splice(-1);
      await it.sendEvents(id, events);
      const n = events.length + 1;
      await it.upload(id, randomUUID(), events[0]!.attempt, n, it.jpeg);
      await it.sendEvents(id, [{ ...end!, n: n + 1 }]);
      return id;
    }
  });
}
