import { createHash, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { PrintInput, ReportStatus, SessionRecord } from '../../../shared/report/report.ts';
import { readBrandingOf } from '../../branding/queries.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { LettersMissing } from '../pdf/drawn-text.ts';
import { finishPdf } from '../pdf/finish.ts';
import { hex, type ReportRow, reportColumns, reportView } from '../queries.ts';
import { unpacked } from '../record.ts';
import type { PrintedPdf } from '../renderer/print-context.ts';
import { type Renderer, RenderFailed } from '../renderer/renderer.ts';
import { isRetired, signingCertificate } from '../signing/certificates.ts';
import { signerFor } from '../signing/signers.ts';
import { actorOf } from './asker.ts';
import { missingOf, printPhotos } from './photos.ts';

export interface MakeParts extends Pick<Context, 'db' | 'notifier' | 'now' | 'config' | 'media' | 'logger'> {
  renderer: Renderer;
}

/**
 * Makes a report's file from the data stored at the request, whatever has happened to the session since. Idempotent: a job may
 * run again after a crash, but only one file is published and one event logged.
 *
 * @throws RenderFailed, or errors of the database or the media store: the job is retried
 */
export async function makeReport(ctx: MakeParts, companyId: string, reportId: string): Promise<void> {
  const row = await findToMake(ctx, companyId, reportId);
  // Erased, or published by an earlier attempt that crashed afterwards.
  if (!row || row.status === 'made') return;
  // The certificate was replaced after the request and its key deleted: the current one signs.
  const certificate_id = (await isRetired(ctx.db, row.certificate_id))
    ? (await signingCertificate(ctx, companyId)).id
    : row.certificate_id;
  const file = await composeReport(ctx, { ...row, certificate_id }, (status) => publishStatus(ctx, row, status));
  // Concurrent attempts write to different file names; the row names the published one.
  const name = `${companyId}/${row.session_id}/reports/${reportId}.${randomUUID().slice(0, 8)}.pdf`;
  await ctx.media.put(name, file);
  const published = { file: name, bytes: file.length, sha256: createHash('sha256').update(file).digest() };
  try {
    await publish(ctx, row, { ...published, certificate_id });
  } finally {
    await removeUnpublished(ctx, row, name);
  }
}

async function publish(
  ctx: MakeParts,
  row: ReportRow,
  published: { file: string; bytes: number; sha256: Buffer; certificate_id: string },
): Promise<void> {
  const { company_id: companyId, id: reportId } = row;
  const { value } = await transact(ctx, companyId, actorOf(row.issue.madeBy), async (trx) => {
    const made = await trx
      .updateTable('report')
      .set({ status: 'made', ...published })
      .where('company_id', '=', companyId)
      .where('id', '=', reportId)
      .where('status', '<>', 'made')
      .returning(reportColumns)
      .executeTakeFirst();
    const data = { reportId, sha256: hex(published.sha256) };
    return { value: made, facts: made ? [{ type: 'report.made', sessionId: row.session_id, data }] : [] };
  });
  if (value) ctx.notifier.publish({ type: 'report', companyId, report: reportView(value) });
}

/**
 * Another attempt's file was published, or the session was erased: delete this file. A commit whose reply was lost may have
 * succeeded or be in flight, so the row is read again under its lock, which waits for that commit. The file stays if the read
 * fails.
 */
async function removeUnpublished(ctx: MakeParts, { company_id, id }: ReportRow, name: string): Promise<void> {
  try {
    const now = await ctx.db
      .transaction()
      .execute((trx) =>
        trx
          .selectFrom('report')
          .select('file')
          .where('company_id', '=', company_id)
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst(),
      );
    if (now?.file !== name) await ctx.media.remove(name);
  } catch (err) {
    ctx.logger.warn({ err, reportId: id }, 'reports: a file may be left that no row names');
  }
}

/** After the last attempt: notifies the requester, who may request the report again. */
export async function giveUp(
  ctx: Pick<MakeParts, 'db' | 'notifier' | 'now'>,
  companyId: string,
  reportId: string,
): Promise<void> {
  const row = await findToMake(ctx, companyId, reportId);
  if (!row) return;
  const { value } = await transact(ctx, companyId, actorOf(row.issue.madeBy), async (trx) => {
    const failed = await trx
      .updateTable('report')
      .set({ status: 'failed' })
      .where('company_id', '=', companyId)
      .where('id', '=', reportId)
      .where('status', '=', 'queued')
      .returning(reportColumns)
      .executeTakeFirst();
    return {
      value: failed,
      facts: failed ? [{ type: 'report.failed', sessionId: row.session_id, data: { reportId } }] : [],
    };
  });
  if (value) ctx.notifier.publish({ type: 'report', companyId, report: reportView(value) });
}

/**
 * The published file from the store. A file that the store has lost is made again and must be byte-identical.
 * @throws Problem report_lost, unavailable
 */
export async function openReport(ctx: MakeParts, companyId: string, row: ReportRow): Promise<Buffer> {
  const found = row.file === null ? undefined : await ctx.media.open(row.file);
  if (found) {
    const bytes = await buffer(found.stream);
    if (
      createHash('sha256')
        .update(bytes)
        .digest()
        .equals(row.sha256 ?? Buffer.alloc(0))
    )
      return bytes;
    ctx.logger.error({ reportId: row.id }, 'reports: a file in the media store is not the one that was published');
  }
  const whole = await findToMake(ctx, companyId, row.id);
  if (!whole?.sha256 || !whole.file) throw new Error('a report that was never made');
  if (await isRetired(ctx.db, whole.certificate_id)) throw lost();
  const file = await composeReport(ctx, whole, () => {}).catch((error) => {
    if (error instanceof RenderFailed)
      throw new Problem('unavailable', 'The report cannot be made again now.', { retryAfter: 10 });
    throw error;
  });
  if (!createHash('sha256').update(file).digest().equals(whole.sha256)) throw lost();
  await ctx.media.put(whole.file, file);
  // If the session was erased during the write, the file must not reappear.
  await removeUnpublished(ctx, whole, whole.file);
  return file;
}

const lost = () =>
  new Problem(
    'report_lost',
    'Its file is gone, and what would be made now differs from what was signed. Restore it from a backup.',
  );

type ToMake = ReportRow & { record: Uint8Array; certificate_id: string; branding: number };

function findToMake({ db }: Pick<MakeParts, 'db'>, companyId: string, id: string): Promise<ToMake | undefined> {
  return db
    .selectFrom('report')
    .select([...reportColumns, 'record', 'certificate_id', 'branding'])
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
}

function publishStatus({ notifier }: MakeParts, row: ReportRow, status: ReportStatus): void {
  notifier.publish({ type: 'report', companyId: row.company_id, report: reportView(row, status) });
}

async function composeReport(ctx: MakeParts, row: ToMake, tell: (status: ReportStatus) => void): Promise<Buffer> {
  const { issue } = row;
  const sessionJson = unpacked(row.record);
  const record = JSON.parse(sessionJson.toString()) as SessionRecord;
  tell('photos');
  const [prints, { colour, logo }, signer] = await Promise.all([
    printPhotos(ctx, row.company_id, row.session_id, record.session.photos),
    readBrandingOf(ctx.db, row.company_id, row.branding),
    signerFor(ctx, row.certificate_id),
  ]);
  tell('rendering');
  const files = new Map<string, { type: string; bytes: Uint8Array | Promise<Uint8Array> }>();
  for (const [id, bytes] of prints) files.set(`/photo/${id}`, { type: 'image/jpeg', bytes });
  if (logo) files.set('/logo', { type: 'image/png', bytes: logo });
  const print = (how: Pick<PrintInput, 'missing' | 'plainLetters'>) =>
    ctx.renderer.print({ input: { record, issue, branding: { colour, hasLogo: logo !== null }, ...how }, files });
  const printed = await print({ missing: [] }).catch(async (error) => {
    // The page fails if an expected photo does not load: print again with the list of missing ones.
    const missing = await missingOf(prints);
    if (missing.length === 0) throw error;
    return print({ missing });
  });
  tell('signing');
  const finish = ({ pdf, title, lang }: PrintedPdf) =>
    finishPdf(pdf, {
      ...{ title, lang, issue, sessionJson, signer, companyName: issue.company.name },
      ...(!issue.final && { watermark: 'Not final' }),
    });
  const finished = await finish(printed).catch(async (error) => {
    if (!(error instanceof LettersMissing)) throw error;
    ctx.logger.warn(
      { reportId: issue.reportId },
      'reports: letters were not drawn; all but the plainest are written as code points',
    );
    return finish(await print({ missing: await missingOf(prints), plainLetters: true }));
  });
  return Buffer.from(finished);
}
