import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { ExportRequest, ExportView } from '../../../shared/api/reports.ts';
import { mostExported } from '../../../shared/report/report.ts';
import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import type { Db, Trx } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { listSessionIds } from '../../sessions/list/list-ids.ts';
import type { RequestParts } from '../commands.ts';
import { finishedStates } from '../rules.ts';
import { findExport } from './queries.ts';

/** Exports under way at the same time. */
const mostRunning = { ofReviewer: 3, ofCompany: 10 };
/** Rows of one statement: a statement takes 65,535 values at most. */
const chunk = 5_000;

/**
 * The finished sessions of a filter, as they are found now; their reports are made one after the other.
 * @throws Problem export_empty, export_too_large, rate_limited
 */
export async function requestExport(ctx: RequestParts, login: Login, request: ExportRequest): Promise<ExportView> {
  const { companyId, reviewerId } = login;
  const ids = request.ids
    ? await findFinished(ctx.db, companyId, request.ids)
    : await listSessionIds(ctx.db, companyId, request.filter, finishedStates, mostExported + 1);
  if (ids.length === 0) throw new Problem('export_empty', 'No finished session fits the filter.');
  if (ids.length > mostExported) {
    throw new Problem(
      'export_too_large',
      `At most ${mostExported.toLocaleString('en')} reports fit: narrow the filter.`,
    );
  }
  await ctx.jobs.ready();
  const id = randomUUIDv7();
  await transact(ctx, companyId, actorOf(login), async (trx) => {
    await refuseOverBudget(trx, companyId, reviewerId);
    await trx
      .insertInto('report_export')
      .values({
        ...{ id, company_id: companyId, reviewer_id: reviewerId },
        ...{ paper: request.paper, language: request.language ?? 'en' },
        ...{ state: 'running', created_at: ctx.now() },
      })
      .execute();
    for (let from = 0; from < ids.length; from += chunk) {
      const items = ids.slice(from, from + chunk).map((session_id, i) => ({ export_id: id, n: from + i, session_id }));
      await trx.insertInto('report_export_item').values(items).execute();
    }
    await ctx.jobs.send(trx, 'report_export', { companyId, exportId: id });
    const data = { exportId: id, sessions: ids.length };
    return { value: undefined, facts: [{ type: 'report_export.requested', sessionId: null, data }] };
  });
  ctx.jobs.wake('report_export');
  return (await findExport(ctx.db, companyId, reviewerId, id))!;
}

/** Those of these sessions that are finished, the newest first. */
async function findFinished(db: Db, companyId: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('session')
    .select('id')
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .where('state', 'in', finishedStates)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

/** Exact for requests at the same moment: one after the other counts. @throws Problem rate_limited when enough are under way */
async function refuseOverBudget(trx: Trx, companyId: string, reviewerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report_export:${companyId}`}, 0))`.execute(trx);
  const running = await trx
    .selectFrom('report_export')
    .select('reviewer_id')
    .where('company_id', '=', companyId)
    .where('state', '=', 'running')
    .execute();
  const own = running.filter((one) => one.reviewer_id === reviewerId).length;
  if (own >= mostRunning.ofReviewer || running.length >= mostRunning.ofCompany) {
    throw new Problem('rate_limited', 'Wait until an export is ready, or cancel one.', { retryAfter: 60 });
  }
}

/** Ends one that is running, and throws one away that is ready; the reports that it has made stay. @throws Problem not_found */
export async function cancelExport(ctx: RequestParts, login: Login, id: string): Promise<void> {
  const { companyId, reviewerId } = login;
  const { value } = await transact(ctx, companyId, actorOf(login), async (trx) => {
    const cancelled = await trx
      .updateTable('report_export')
      .set({ state: 'cancelled' })
      .where('company_id', '=', companyId)
      .where('reviewer_id', '=', reviewerId)
      .where('id', '=', id)
      .where('state', '<>', 'cancelled')
      .returning('id')
      .executeTakeFirst();
    if (!cancelled) throw new Problem('not_found', 'There is no such export.');
    return {
      value: await findExport(trx, companyId, reviewerId, id),
      facts: [{ type: 'report_export.cancelled', sessionId: null, data: { exportId: id } }],
    };
  });
  if (value) ctx.notifier.publish({ type: 'report_export', companyId, export: value });
}
