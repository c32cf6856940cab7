import { SessionRecordSchema } from '../../shared/api/record.ts';
import { ReportRequest, ReportView } from '../../shared/api/reports.ts';
import { Exact, Id } from '../../shared/schema.ts';
import { requireKey } from '../accounts/guard.ts';
import type { App } from '../http/app-type.ts';
import { Problem } from '../http/errors/problem.ts';
import { perMinute, perMinuteByAddress } from '../http/limits/limits.ts';
import { requestReport } from './commands.ts';
import type { ExportParts } from './exports/make.ts';
import { readKey } from './making/asker.ts';
import { deliver } from './making/deliver.ts';
import { reportView } from './queries.ts';
import { presentState } from './record.ts';
import { reportForm } from './report-form.ts';
import { getReport, ofReport } from './routes.ts';

const tags = ['reports'];
const ofSession = Exact({ id: Id });
/** Requests per minute and API key. */
const requestsPerMinute = 300;

/** OpenAPI description of a non-JSON response body. */
const content = (type: string, description: string, schema: object) => ({
  description,
  content: { [type]: { schema } },
});

/** /api/v1: the same operations for a company's back office, by API key. */
export async function reportMachineRoutes(app: App, ctx: ExportParts): Promise<void> {
  const guarded = {
    onRequest: requireKey(ctx),
    config: { rateLimit: perMinute(requestsPerMinute) },
  };
  const security = [{ apiKey: [] }];

  app.get(
    '/sessions/:id/record',
    {
      ...guarded,
      schema: {
        ...{ tags, security, params: ofSession, summary: 'All facts of a session' },
        description:
          'The very bytes that a report made now has attached as `session.json`. sha256 of them is the state; the schema of their content is at `/api/v1/schemas/session-record`.',
        response: { 200: content('application/json', 'The record', { type: 'object' }) },
      },
    },
    async (request, reply) => {
      const now = await presentState(ctx.db, request.key!.companyId, request.params.id);
      if (!now) throw new Problem('not_found', 'There is no such session.');
      return reply.type('application/json').send(now.bytes);
    },
  );
  app.get(
    '/schemas/session-record',
    {
      config: { rateLimit: perMinuteByAddress(requestsPerMinute) },
      schema: {
        tags,
        security: [],
        summary: 'The JSON Schema of `session.json`',
        description: 'Needs no key.',
        response: { 200: content('application/schema+json', 'JSON Schema, draft 2020-12', { type: 'object' }) },
      },
    },
    async (_request, reply) => reply.type('application/schema+json').send(JSON.stringify(SessionRecordSchema)),
  );
  app.post(
    '/sessions/:id/reports',
    {
      ...guarded,
      schema: {
        ...{ tags, security, params: ofSession, summary: "The report of a session's present state" },
        description:
          '200: it is there. 202: it is being made; ask for it again until its `status` is `made`, which usually takes less than a second. The same state gives the same report.',
        body: ReportRequest,
        response: { 200: ReportView, 202: ReportView },
      },
    },
    async (request, reply) => {
      const asker = await readKey(ctx.db, request.key!);
      const row = await requestReport(ctx, asker, request.params.id, reportForm(request.body));
      return reply.code(row.status === 'made' ? 200 : 202).send(reportView(row));
    },
  );
  app.get(
    '/sessions/:id/reports/:reportId',
    {
      ...guarded,
      schema: {
        ...{ tags, security, params: ofReport, summary: 'How far a report is' },
        response: { 200: ReportView },
      },
    },
    async (request) => reportView(await getReport(ctx, request.key!.companyId, request.params)),
  );
  app.get(
    '/sessions/:id/reports/:reportId/file',
    {
      ...guarded,
      exposeHeadRoute: false,
      schema: {
        ...{ tags, security, params: ofReport, summary: 'The PDF: signed, with its data attached' },
        response: { 200: content('application/pdf', 'The report', { type: 'string', format: 'binary' }) },
      },
    },
    async (request, reply) => {
      const row = await getReport(ctx, request.key!.companyId, request.params);
      return deliver(ctx, await readKey(ctx.db, request.key!), row, reply);
    },
  );
}
