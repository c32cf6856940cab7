import type { AddressInfo } from 'node:net';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { Jobs } from '../jobs/jobs.ts';
import { checkRoutes } from './check/routes.ts';
import { giveUpExport, makeExport } from './exports/make.ts';
import { exportRoutes } from './exports/routes.ts';
import { dossierMachineRoutes } from './machine-routes.ts';
import { giveUp, makeDossier } from './make.ts';
import { prepareFinishing } from './pdf/finish.ts';
import { Renderer } from './renderer/renderer.ts';
import { untilRendering } from './renderer/until-rendering.ts';
import { dossierRoutes } from './routes.ts';
import { signingRoutes } from './signing/routes.ts';

/** Milliseconds for the reports under way to be done when the server stops. */
const farewell = 4_000;

/** Everything of reports that the server carries: asking for them, making them, checking them, and who signs. */
export function dossiers(ctx: Context, app: App) {
  const jobs = new Jobs({ ...ctx, db: ctx.background });
  const renderer = new Renderer(ctx, { atOnce: Math.max(1, ctx.config.reportsAtOnce) });
  const parts = { ...ctx, jobs, renderer, origin: () => ctx.config.publicUrl ?? addressOf(app) };
  const behind = { ...parts, db: ctx.background };
  const stopping = new AbortController();
  const work = async (atOnce: number): Promise<void> => {
    if (atOnce === 0 || !(await untilRendering(renderer, ctx.logger, stopping.signal))) return;
    await jobs.work('dossier', atOnce, async ({ companyId, dossierId }, { isLast }) => {
      try {
        await makeDossier(behind, companyId, dossierId);
      } catch (error) {
        if (isLast) await giveUp(behind, companyId, dossierId);
        throw error;
      }
    });
    await jobs.work('dossier_export', 1, async ({ companyId, exportId }, { signal, isLast }) => {
      try {
        await makeExport(behind, companyId, exportId, AbortSignal.any([signal, stopping.signal]));
      } catch (error) {
        if (isLast) await giveUpExport(behind, companyId, exportId);
        throw error;
      }
    });
  };
  /** The browser is there before the job is. */
  const expectOne = (): void => {
    if (ctx.config.reportsAtOnce > 0) renderer.warm().catch(() => {});
  };
  return {
    async routes(scope: App): Promise<void> {
      await scope.register((s) => dossierRoutes(s as App, parts, expectOne));
      await scope.register((s) => exportRoutes(s as App, parts));
      await scope.register((s) => signingRoutes(s as App, ctx));
    },
    /** For whoever holds a report: nobody of them is signed in. */
    checks: (scope: App): Promise<void> => checkRoutes(scope, ctx),
    machineRoutes: (scope: App): Promise<void> => dossierMachineRoutes(scope, parts),
    keep(): { stop(): Promise<void> } {
      const working = work(ctx.config.reportsAtOnce);
      if (ctx.config.reportsAtOnce > 0)
        prepareFinishing().catch((err) =>
          ctx.logger.warn({ err }, 'reports: letters or colours could not be read ahead'),
        );
      working.catch((err) => ctx.logger.error({ err }, 'reports: nobody makes them'));
      return {
        async stop() {
          stopping.abort();
          await working.catch(() => {});
          await jobs.stop(farewell);
          await renderer.stop();
        },
      };
    },
  };
}

/** Without PUBLIC_URL: what it listens on. */
function addressOf(app: App): string {
  const { address, family, port } = app.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
