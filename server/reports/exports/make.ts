import { setTimeout as wait } from 'node:timers/promises';
import type { ReportForm } from '../../../shared/report/report.ts';
import { isOutage } from '../../http/errors/outage.ts';
import { type RequestParts, requestReport } from '../commands.ts';
import { type Asker, readReviewer } from '../making/asker.ts';
import { type MakeParts, makeReport } from '../making/make.ts';
import { countRunning, findExport, listUndone } from './queries.ts';

export type ExportParts = RequestParts & MakeParts;

/** Attempts per report. One that still fails is listed in the index and does not block the rest. */
const tries = 3;
/** Reports per company, over all its exports, before the next company gets its turn. */
const turnReports = 25;
/** Milliseconds before the second attempt, doubled for the third: enough for a browser restart. */
const pause = 500;

/**
 * Makes the remaining reports of an export sequentially, so that requests for single reports do not queue behind it. Resumes
 * where an earlier attempt stopped; ends when the export is cancelled.
 */
export async function makeExport(
  ctx: ExportParts,
  companyId: string,
  exportId: string,
  signal: AbortSignal,
): Promise<void> {
  const view = await findExport(ctx.db, companyId, null, exportId);
  if (view?.state !== 'running') return;
  const by = await readReviewer(ctx.db, companyId, view.reviewerId);
  const undone = await listUndone(ctx.db, companyId, exportId);
  const turn = Math.ceil(turnReports / Math.max(1, await countRunning(ctx.db, companyId)));
  for (const { n, session_id } of undone.slice(0, turn)) {
    if (signal.aborted) throw new Error('the export is taken up again');
    const done = await makeOne(ctx, by, session_id, view, signal);
    const running = await ctx.db
      .updateTable('report_export_item')
      .set(done)
      .where('export_id', '=', exportId)
      .where('n', '=', n)
      .returning('n')
      .executeTakeFirst();
    // The item was erased.
    if (!running) continue;
    const now = await findExport(ctx.db, companyId, null, exportId);
    if (now?.state !== 'running') return;
    ctx.notifier.publish({ type: 'report_export', companyId, export: now });
  }
  if (undone.length <= turn) return finish(ctx, companyId, exportId);
  // Queued behind all waiting exports of every company: one company's ten exports together get the same share as another's one.
  await ctx.db.transaction().execute((trx) => ctx.jobs.send(trx, 'report_export', { companyId, exportId }));
  ctx.jobs.wake('report_export');
}

/** After the last attempt of its job: the reports made so far can be downloaded, and the index lists the missing ones. */
export async function giveUpExport(ctx: ExportParts, companyId: string, exportId: string): Promise<void> {
  for (const { n } of await listUndone(ctx.db, companyId, exportId)) {
    await ctx.db
      .updateTable('report_export_item')
      .set({ failed: true })
      .where('export_id', '=', exportId)
      .where('n', '=', n)
      .execute();
  }
  await finish(ctx, companyId, exportId);
}

async function finish(ctx: ExportParts, companyId: string, exportId: string): Promise<void> {
  await ctx.db
    .updateTable('report_export')
    .set({ state: 'ready' })
    .where('company_id', '=', companyId)
    .where('id', '=', exportId)
    .where('state', '=', 'running')
    .execute();
  const view = await findExport(ctx.db, companyId, null, exportId);
  if (view) ctx.notifier.publish({ type: 'report_export', companyId, export: view });
}

async function makeOne(
  ctx: ExportParts,
  asker: Asker,
  sessionId: string,
  { paper, language }: ReportForm,
  signal: AbortSignal,
): Promise<{ report_id: string } | { failed: true }> {
  for (let n = 1; ; n++) {
    try {
      const { id } = await requestReport(ctx, asker, sessionId, { paper, language }, { queued: false });
      await makeReport(ctx, asker.companyId, id);
      return { report_id: id };
    } catch (err) {
      // An outage of the database or the store, or a shutdown, affects every report: retry the whole job.
      if (signal.aborted || isOutage(err)) throw err;
      ctx.logger.warn({ err, sessionId, n }, 'reports: one of an export failed');
      if (n === tries) return { failed: true };
      await wait(pause * n);
    }
  }
}
