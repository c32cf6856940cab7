import { DossierRequest, type DossiersAnswer, type DossierView } from '../../shared/api/dossiers.ts';
import { Exact, Id } from '../../shared/schema.ts';
import { requireReviewer } from '../accounts/guard.ts';
import type { App } from '../http/app-type.ts';
import { perMinute, reviewLimit } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import { askerOf } from './asker.ts';
import { requestDossier } from './commands.ts';
import { deliver } from './deliver.ts';
import type { ExportParts } from './exports/make.ts';
import { type DossierRow, dossierView, findDossier, listDossiers } from './queries.ts';
import { presentState } from './record.ts';

const ofSession = Exact({ id: Id });
export const ofDossier = Exact({ id: Id, dossierId: Id });
const tags = ['review'];
/** Reports a minute for one address: each costs the machine a third of a second. */
const makingLimit = perMinute(120);

/** @throws Problem not_found for what is not there, and what is another company's or another session's */
export async function getDossier(
  ctx: ExportParts,
  companyId: string,
  { id, dossierId }: { id: string; dossierId: string },
): Promise<DossierRow> {
  const row = await findDossier(ctx.db, companyId, dossierId);
  if (row?.session_id !== id) throw new Problem('not_found', 'There is no such report.');
  return row;
}

/**
 * A session's reports, for the reviewers of its company.
 * @param expectOne whoever looks at a session's reports soon asks for one
 */
export async function dossierRoutes(app: App, ctx: ExportParts, expectOne: () => void): Promise<void> {
  const onRequest = requireReviewer(ctx);
  const guarded = { onRequest, config: { rateLimit: reviewLimit } };

  app.post(
    '/sessions/:id/dossiers',
    {
      ...{ onRequest, config: { rateLimit: makingLimit } },
      schema: { tags, summary: "The report of a session's present state", params: ofSession, body: DossierRequest },
    },
    async (request, reply): Promise<DossierView> => {
      expectOne();
      const row = await requestDossier(ctx, askerOf(request.login!), request.params.id, request.body.paper);
      reply.code(row.stage === 'made' ? 200 : 202);
      return dossierView(row);
    },
  );
  app.get(
    '/sessions/:id/dossiers',
    { ...guarded, schema: { tags, summary: 'The reports that were made of a session', params: ofSession } },
    async (request): Promise<DossiersAnswer> => {
      const { companyId } = request.login!;
      expectOne();
      const now = await presentState(ctx.db, companyId, request.params.id);
      if (!now) throw new Problem('not_found', 'There is no such session.');
      const rows = await listDossiers(ctx.db, companyId, request.params.id);
      return { state: now.state, dossiers: rows.map((row) => dossierView(row)) };
    },
  );
  app.get(
    '/sessions/:id/dossiers/:dossierId',
    { ...guarded, schema: { tags, summary: 'How far a report is', params: ofDossier } },
    async (request): Promise<DossierView> =>
      dossierView(await getDossier(ctx, request.login!.companyId, request.params)),
  );
  app.get(
    '/sessions/:id/dossiers/:dossierId/file',
    { ...guarded, exposeHeadRoute: false, schema: { tags, summary: 'The PDF', params: ofDossier } },
    async (request, reply) => {
      const login = request.login!;
      const row = await getDossier(ctx, login.companyId, request.params);
      return deliver(ctx, askerOf(login), row, reply);
    },
  );
}
