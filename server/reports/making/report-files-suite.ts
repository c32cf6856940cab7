import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db, Trx } from '../../db/database.ts';
import type { MediaStore } from '../../media/store.ts';
import { askTool, makeReports, type Reports, unzip } from '../../testing/pdf/reports.ts';
import { tinyPrint } from '../../testing/pdf/tiny-print.ts';
import { goodRun } from '../../testing/phone.ts';
import { requestReport } from '../commands.ts';
import { describeCertificate, makeCertificate } from '../pdf/signature/certificate.ts';
import { findReport, hex } from '../queries.ts';
import type { Print } from '../renderer/print-context.ts';
import { removeCertificate } from '../signing/commands.ts';
import { seal } from '../signing/seal.ts';
import { signerFor } from '../signing/signers.ts';
import { askerOf } from './asker.ts';
import { makeReport, openReport } from './make.ts';

/** The file of a report and what becomes of it when something fails, on either database, in a real Chromium. */
export function reportFilesSuite(open: () => Promise<Db>): void {
  describe('the file of a report', () => {
    let db: Db;
    let it: Reports;
    beforeAll(async () => {
      db = await open();
      it = await makeReports(db);
    });
    afterAll(() => it.close());
    const verified = () => it.finished(goodRun);
    const factsOf = async (id: string, type: string) => (await it.facts(id)).filter((fact) => fact.type === type);

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

    const setRetired = (certificateId: string, at: Date | null) =>
      db.updateTable('signing_certificate').set({ retired_at: at }).where('id', '=', certificateId).execute();

    /** The row of a report goes as soon as its file is there. */
    const erasingStore = (reportId: string): MediaStore => ({
      ...it.reportParts.media,
      async put(name, bytes) {
        await it.reportParts.media.put(name, bytes);
        await db.deleteFrom('report').where('id', '=', reportId).execute();
      },
    });
  });
}

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
