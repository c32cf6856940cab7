import type { AddressInfo } from 'node:net';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { Jobs } from '../jobs/jobs.ts';
import { checkRoutes } from './check/routes.ts';
import { giveUpExport, makeExport } from './exports/make.ts';
import { exportRoutes } from './exports/routes.ts';
import { reportMachineRoutes } from './machine-routes.ts';
import { giveUp, makeReport } from './making/make.ts';
import { prepareFinishing } from './pdf/finish.ts';
import { Renderer } from './renderer/renderer.ts';
import { untilRendering } from './renderer/until-rendering.ts';
import { reportRoutes } from './routes.ts';
import { signingRoutes } from './signing/routes.ts';

/** Milliseconds that a shutdown waits for the reports in progress. */
const shutdownMs = 4_000;

/** The server's report features: requesting, making and checking reports, and signing certificates. */
export function reporting(ctx: Context, app: App) {
  const jobs = new Jobs({ ...ctx, db: ctx.background });
  const renderer = new Renderer(ctx, { concurrency: Math.max(1, ctx.config.reportConcurrency) });
  const parts = { ...ctx, jobs, renderer, origin: () => ctx.config.publicUrl ?? addressOf(app) };
  const behind = { ...parts, db: ctx.background };
  const stopping = new AbortController();
  const work = async (concurrency: number): Promise<void> => {
    if (concurrency === 0 || !(await untilRendering(renderer, ctx.logger, stopping.signal))) return;
    await jobs.work('report', concurrency, async ({ companyId, reportId }, { isLast }) => {
      try {
        await makeReport(behind, companyId, reportId);
      } catch (error) {
        if (isLast) await giveUp(behind, companyId, reportId);
        throw error;
      }
    });
    await jobs.work('report_export', 1, async ({ companyId, exportId }, { signal, isLast }) => {
      try {
        await makeExport(behind, companyId, exportId, AbortSignal.any([signal, stopping.signal]));
      } catch (error) {
        if (isLast) await giveUpExport(behind, companyId, exportId);
        throw error;
      }
    });
  };
  /** Warms up the browser before the job arrives. */
  const expectOne = (): void => {
    if (ctx.config.reportConcurrency > 0) renderer.warm().catch(() => {});
  };
  return {
    async routes(scope: App): Promise<void> {
      await scope.register((s) => reportRoutes(s as App, parts, expectOne));
      await scope.register((s) => exportRoutes(s as App, parts));
      await scope.register((s) => signingRoutes(s as App, ctx));
    },
    /** Unauthenticated routes, for recipients of reports. */
    checks: (scope: App): Promise<void> => checkRoutes(scope, ctx),
    machineRoutes: (scope: App): Promise<void> => reportMachineRoutes(scope, parts),
    keep(): { stop(): Promise<void> } {
      const working = work(ctx.config.reportConcurrency);
      if (ctx.config.reportConcurrency > 0)
        prepareFinishing().catch((err) =>
          ctx.logger.warn({ err }, 'reports: letters or colours could not be read ahead'),
        );
      working.catch((err) => ctx.logger.error({ err }, 'reports: nobody makes them'));
      return {
        async stop() {
          stopping.abort();
          await working.catch(() => {});
          await jobs.stop(shutdownMs);
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
