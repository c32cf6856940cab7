import Type from 'typebox';
import { ExportRequest, type ExportView } from '../../../shared/api/reports.ts';
import { Exact, Id } from '../../../shared/schema.ts';
import { actorOf, requireReviewer } from '../../accounts/guard.ts';
import type { App } from '../../http/app-type.ts';
import { Problem } from '../../http/errors/problem.ts';
import { perMinute, reviewLimit } from '../../http/limits/limits.ts';
import { cancelExport, requestExport } from './commands.ts';
import type { ExportParts } from './make.ts';
import { findExport, listExports } from './queries.ts';
import { zipExport } from './zip.ts';

const params = Exact({ id: Id });
const tags = ['review'];
/** Exports a minute for one address: each may be minutes of work. */
const exportLimit = perMinute(12);

/** Many reports at once: asked for, watched, cancelled and taken away by the one who wanted them. */
export async function exportRoutes(app: App, ctx: ExportParts): Promise<void> {
  const onRequest = requireReviewer(ctx);
  const guarded = { onRequest, config: { rateLimit: reviewLimit } };

  app.post(
    '/report-exports',
    {
      ...{ onRequest, config: { rateLimit: exportLimit } },
      schema: { tags, summary: 'Make the reports of the finished sessions of a filter', body: ExportRequest },
    },
    async (request, reply): Promise<ExportView> => {
      reply.code(202);
      return requestExport(ctx, request.login!, request.body);
    },
  );
  app.get(
    '/report-exports',
    { ...guarded, schema: { tags, summary: 'Your exports of reports' } },
    (request): Promise<ExportView[]> => listExports(ctx.db, request.login!.companyId, request.login!.reviewerId),
  );
  app.get(
    '/report-exports/:id',
    { ...guarded, schema: { tags, summary: 'How far an export is', params } },
    (request): Promise<ExportView> => own(request.login!, request.params.id),
  );
  app.delete(
    '/report-exports/:id',
    { ...guarded, schema: { tags, summary: 'Cancel it, or throw it away', params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await cancelExport(ctx, request.login!, request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/report-exports/:id/file',
    { ...guarded, exposeHeadRoute: false, schema: { tags, summary: 'The ZIP', params } },
    async (request, reply) => {
      const login = request.login!;
      const { id, state } = await own(login, request.params.id);
      if (state !== 'ready') throw new Problem('export_not_ready', 'Wait until all of its reports are made.');
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="reports-${ctx.now().toISOString().slice(0, 10)}.zip"`)
        .send(zipExport(ctx, login.companyId, actorOf(login), id));
    },
  );

  async function own(login: { companyId: string; reviewerId: string }, id: string): Promise<ExportView> {
    const found = await findExport(ctx.db, login.companyId, login.reviewerId, id);
    if (!found || found.state === 'cancelled') throw new Problem('not_found', 'There is no such export.');
    return found;
  }
}
