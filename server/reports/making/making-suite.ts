import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportView } from '../../../shared/api/reports.ts';
import type { Fact, FactType } from '../../../shared/event.ts';
import { factEffects, outsideTypes } from '../../../shared/fact-effects.ts';
import type { Db, Trx } from '../../db/database.ts';
import { reopenSession } from '../../decisions/commands/resubmission-and-reopen.ts';
import { transact } from '../../log/transact.ts';
import type { MediaStore } from '../../media/store.ts';
import { askTool, chromiumsOf, detach, makeReports, type Reports, unzip } from '../../testing/pdf/reports.ts';
import { tinyPrint } from '../../testing/pdf/tiny-print.ts';
import { attemptOf, goodRun } from '../../testing/phone.ts';
import { requestReport } from '../commands.ts';
import { describeCertificate, makeCertificate } from '../pdf/signature/certificate.ts';
import { findReport, hex } from '../queries.ts';
import { presentState } from '../record.ts';
import type { Print } from '../renderer/print-context.ts';
import { removeCertificate } from '../signing/commands.ts';
import { seal } from '../signing/seal.ts';
import { signerFor } from '../signing/signers.ts';
import { askerOf } from './asker.ts';
import { makeReport, openReport } from './make.ts';

/** What must hold of making and checking reports on either database, in a real Chromium. */
export function makingSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Reports;
  beforeAll(async () => {
    db = await open();
    it = await makeReports(db);
  });
  afterAll(() => it.close());

  const verified = () => it.finished(goodRun);
  const factsOf = async (id: string, type: string) => (await it.facts(id)).filter((fact) => fact.type === type);

  describe('a report', () => {
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
  });

  describe('checking one', () => {
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

    test('R7 the certificate is replaced while a report waits: the present one signs (faults.md B5)', async () => {
      const id = await verified();
      const { certificate, key } = await makeCertificate({ commonName: 'Own', organisation: 'Own', now: it.now() });
      const own = crypto.randomUUID();
      await db
        .insertInto('signing_certificate')
        .values({
          ...{ id: own, company_id: it.companyId, certificate, key_sealed: seal(it.ctx.config.keyring, key) },
          fingerprint: Buffer.from(describeCertificate(certificate).fingerprint, 'hex'),
          created_at: it.now(),
        })
        .execute();
      const request = () =>
        requestReport(it.reportParts, askerOf(it.ana), id, { paper: 'A4', language: 'en' }, { queued: false });
      const row = await request();
      await signerFor(it.ctx, own);
      await removeCertificate(it.ctx, it.ana);
      await expect(signerFor(it.ctx, own)).rejects.toThrow('thrown away');
      await makeReport(it.reportParts, it.companyId, row.id);
      const made = (await findReport(db, it.companyId, row.id))!;
      expect(made.status).toBe('made');
      const pdf = await openReport(it.reportParts, it.companyId, made);
      expect((await it.check(pdf)).json()).toMatchObject({ verdict: 'genuine', signature: { by: /Vidimus/ } });
    });

    test('R7 a file whose certificate was replaced is lost for good, and says so; an export passes it over (faults.md B5)', async () => {
      const id = await verified();
      const view = await it.made(id, 'Letter');
      const { file, certificate_id } = await db
        .selectFrom('report')
        .select(['file', 'certificate_id'])
        .where('id', '=', view.id)
        .executeTakeFirstOrThrow();
      const asked = await it.browser('us', 'POST', '/report-exports', { filter: { q: id }, paper: 'Letter' });
      const at = `/report-exports/${asked.json().id}`;
      await expect.poll(async () => (await it.browser('us', 'GET', at)).json().state).toBe('ready');
      await it.ctx.media.remove(file!);
      await setRetired(certificate_id, it.now());
      try {
        const answer = await it.browser('us', 'GET', `/sessions/${id}/reports/${view.id}/file`);
        expect([answer.statusCode, answer.json().code]).toEqual([410, 'report_lost']);
        expect(await factsOf(id, 'report.downloaded')).toEqual([]);
        const files = await unzip((await it.browser('us', 'GET', `${at}/file`)).rawPayload);
        expect([...files.keys()]).toEqual(['index.csv']);
        expect(files.get('index.csv')!.toString()).toContain(`${view.number},${id},,`);
        expect(files.get('index.csv')!.toString()).toContain('file was lost');
      } finally {
        await setRetired(certificate_id, null);
      }
    });

    test('R7 a lost file that is made again while its session is erased does not come back (faults.md B13)', async () => {
      const id = await verified();
      const view = await it.made(id);
      const row = (await findReport(db, it.companyId, view.id))!;
      await it.ctx.media.remove(row.file!);
      const media = erasingStore(view.id);
      await openReport({ ...it.reportParts, media }, it.companyId, row);
      expect((await it.files()).filter((name) => name.startsWith(view.id))).toEqual([]);
    });

    test('R7 the answer of a commit is lost: the file stays, as its row names it (faults.md B3)', async () => {
      const id = await verified();
      const row = await requestReport(
        it.reportParts,
        askerOf(it.ana),
        id,
        { paper: 'Letter', language: 'en' },
        { queued: false },
      );
      const making = makeReport({ ...it.reportParts, db: losingAnswer(db) }, it.companyId, row.id);
      await expect(making).rejects.toThrow('the connection was cut');
      const made = (await findReport(db, it.companyId, row.id))!;
      expect((await it.files()).filter((name) => name.startsWith(row.id))).toEqual([path.basename(made.file!)]);
    });

    test('R7 two who make one report leave one file, the one that the row names (faults.md B9)', async () => {
      const id = await verified();
      const row = await requestReport(
        it.reportParts,
        askerOf(it.ana),
        id,
        { paper: 'Letter', language: 'en' },
        { queued: false },
      );
      await Promise.all([1, 2].map(() => makeReport(it.reportParts, it.companyId, row.id)));
      const made = (await findReport(db, it.companyId, row.id))!;
      const left = (await it.files()).filter((name) => name.startsWith(row.id));
      expect(left).toEqual([path.basename(made.file!)]);
      const sha256 = createHash('sha256')
        .update(await openReport(it.reportParts, it.companyId, made))
        .digest('hex');
      expect(sha256).toBe(hex(made.sha256!));
    });

    test('R21 what a font failed to draw is printed again in plain letters, and never signed as it was', async () => {
      const id = await verified();
      const row = await requestReport(
        it.reportParts,
        askerOf(it.ana),
        id,
        { paper: 'Letter', language: 'en' },
        { queued: false },
      );
      const asked: (boolean | undefined)[] = [];
      const { renderer } = it.reportParts;
      // A glyph is missing in what it prints, until it is asked for plain letters.
      const poor = Object.assign(Object.create(renderer) as typeof renderer, {
        print: async (what: Print) => {
          asked.push(what.input.plainLetters);
          const printed = await renderer.print(what);
          return what.input.plainLetters ? printed : { ...printed, pdf: tinyPrint('<0000> Tj') };
        },
      });
      await makeReport({ ...it.reportParts, renderer: poor }, it.companyId, row.id);
      expect(asked).toEqual([undefined, true]);
      const made = (await findReport(db, it.companyId, row.id))!;
      const pdf = await openReport(it.reportParts, it.companyId, made);
      expect(await askTool('pdftotext', pdf, (file) => [file, '-'])).toContain('Eriksson');
    });

    test('a session that is gone before its report is published leaves no file (faults.md B13)', async () => {
      const id = await verified();
      const row = await requestReport(
        it.reportParts,
        askerOf(it.ana),
        id,
        { paper: 'Letter', language: 'en' },
        { queued: false },
      );
      await makeReport({ ...it.reportParts, media: erasingStore(row.id) }, it.companyId, row.id);
      expect((await it.files()).filter((name) => name.startsWith(row.id))).toEqual([]);
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

  describe('strangers', () => {
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

  const setRetired = (certificateId: string, at: Date | null) =>
    db.updateTable('signing_certificate').set({ retired_at: at }).where('id', '=', certificateId).execute();

  /** The first transaction commits, and whoever waits for it hears of a cut connection. */
  function losingAnswer(real: Db): Db {
    let isCut = false;
    const transaction = () => ({
      async execute<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
        const done = await real.transaction().execute(work);
        if (isCut) return done;
        isCut = true;
        throw new Error('the connection was cut');
      },
    });
    return new Proxy(real, {
      get(of, name) {
        if (name === 'transaction') return transaction;
        const value = Reflect.get(of, name);
        return typeof value === 'function' ? value.bind(of) : value;
      },
    });
  }

  /** The row of a report goes as soon as its file is there. */
  const erasingStore = (reportId: string): MediaStore => ({
    ...it.reportParts.media,
    async put(name, bytes) {
      await it.reportParts.media.put(name, bytes);
      await db.deleteFrom('report').where('id', '=', reportId).execute();
    },
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
}
