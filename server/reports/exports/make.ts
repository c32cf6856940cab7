import { setTimeout as wait } from 'node:timers/promises';
import type { ReportForm } from '../../../shared/report/report.ts';
import { isOutage } from '../../http/errors/outage.ts';
import { type RequestParts, requestReport } from '../commands.ts';
import { type Asker, readReviewer } from '../making/asker.ts';
import { type MakeParts, makeReport } from '../making/make.ts';
import { countRunning, findExport, listUndone } from './queries.ts';

export type ExportParts = RequestParts & MakeParts;

/** Tries of one report: what then fails is named in the index, and does not hold up the rest. */
const tries = 3;
/** Reports of one company, in all its exports, before the next company gets its turn. */
const turnReports = 25;
/** Milliseconds before the second, twice as long before the third: a browser is there again by then. */
const pause = 500;

/**
 * Makes what an export still lacks, one after the other, so that who waits for a single report is not kept waiting. Goes on
 * where a try before it stopped, and stops when it is cancelled.
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
    // Erased meanwhile.
    if (!running) continue;
    const now = await findExport(ctx.db, companyId, null, exportId);
    if (now?.state !== 'running') return;
    ctx.notifier.publish({ type: 'report_export', companyId, export: now });
  }
  if (undone.length <= turn) return finish(ctx, companyId, exportId);
  // Behind the exports that wait, of whichever company: ten exports of one get as many reports made as one of another.
  await ctx.db.transaction().execute((trx) => ctx.jobs.send(trx, 'report_export', { companyId, exportId }));
  ctx.jobs.wake('report_export');
}

/** All tries of its job are used up: what there is can be taken, and the index names the rest. */
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
      // The database and the store are everybody's, and so is a server that stops: the whole job is taken up again.
      if (signal.aborted || isOutage(err)) throw err;
      ctx.logger.warn({ err, sessionId, n }, 'reports: one of an export failed');
      if (n === tries) return { failed: true };
      await wait(pause * n);
    }
  }
}
