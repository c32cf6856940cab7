import { ReportRequest, type ReportsAnswer, type ReportView } from '../../shared/api/reports.ts';
import { Exact, Id } from '../../shared/schema.ts';
import { requireReviewer } from '../accounts/guard.ts';
import type { App } from '../http/app-type.ts';
import { Problem } from '../http/errors/problem.ts';
import { perMinute, reviewLimit } from '../http/limits/limits.ts';
import { requestReport } from './commands.ts';
import type { ExportParts } from './exports/make.ts';
import { askerOf } from './making/asker.ts';
import { deliver } from './making/deliver.ts';
import { findReport, listReports, type ReportRow, reportView } from './queries.ts';
import { presentState } from './record.ts';
import { reportForm } from './report-form.ts';

const ofSession = Exact({ id: Id });
export const ofReport = Exact({ id: Id, reportId: Id });
const tags = ['review'];
/** Reports per minute and address: each takes a third of a second. */
const makingLimit = perMinute(120);

/** @throws Problem not_found, also for a report of another company or session */
export async function getReport(
  ctx: ExportParts,
  companyId: string,
  { id, reportId }: { id: string; reportId: string },
): Promise<ReportRow> {
  const row = await findReport(ctx.db, companyId, reportId);
  if (row?.session_id !== id) throw new Problem('not_found', 'There is no such report.');
  return row;
}

/**
 * A session's reports, for the reviewers of its company.
 * @param expectOne called when a reviewer opens a session's reports, since a request for a report usually follows
 */
export async function reportRoutes(app: App, ctx: ExportParts, expectOne: () => void): Promise<void> {
  const onRequest = requireReviewer(ctx);
  const guarded = { onRequest, config: { rateLimit: reviewLimit } };

  app.post(
    '/sessions/:id/reports',
    {
      ...{ onRequest, config: { rateLimit: makingLimit } },
      schema: { tags, summary: "The report of a session's present state", params: ofSession, body: ReportRequest },
    },
    async (request, reply): Promise<ReportView> => {
      expectOne();
      const row = await requestReport(ctx, askerOf(request.login!), request.params.id, reportForm(request.body));
      reply.code(row.status === 'made' ? 200 : 202);
      return reportView(row);
    },
  );
  app.get(
    '/sessions/:id/reports',
    { ...guarded, schema: { tags, summary: 'The reports that were made of a session', params: ofSession } },
    async (request): Promise<ReportsAnswer> => {
      const { companyId } = request.login!;
      expectOne();
      const now = await presentState(ctx.db, companyId, request.params.id);
      if (!now) throw new Problem('not_found', 'There is no such session.');
      const rows = await listReports(ctx.db, companyId, request.params.id);
      return { state: now.state, reports: rows.map((row) => reportView(row)) };
    },
  );
  app.get(
    '/sessions/:id/reports/:reportId',
    { ...guarded, schema: { tags, summary: 'How far a report is', params: ofReport } },
    async (request): Promise<ReportView> => reportView(await getReport(ctx, request.login!.companyId, request.params)),
  );
  app.get(
    '/sessions/:id/reports/:reportId/file',
    { ...guarded, exposeHeadRoute: false, schema: { tags, summary: 'The PDF', params: ofReport } },
    async (request, reply) => {
      const login = request.login!;
      const row = await getReport(ctx, login.companyId, request.params);
      return deliver(ctx, askerOf(login), row, reply);
    },
  );
}
