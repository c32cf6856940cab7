import Fastify, { LogController } from 'fastify';
import { findLogin } from './accounts/login/login.ts';
import { foreignOrigins } from './accounts/login/origin.ts';
import type { Authenticate } from './accounts/login/viewer.ts';
import { accountRoutes } from './accounts/routes.ts';
import { denials } from './audit/denials.ts';
import { keepChecking } from './audit/keep-checking.ts';
import { brandingRoutes } from './branding/routes.ts';
import { bulkRoutes } from './bulk/routes.ts';
import { keepApplying } from './conditions/rollout/apply.ts';
import { conditionRoutes } from './conditions/routes.ts';
import type { Context } from './context.ts';
import { keepWaking } from './decisions/claims/wake.ts';
import { decisionRoutes } from './decisions/routes.ts';
import type { App } from './http/app-type.ts';
import { answerClientError } from './http/errors/client-errors.ts';
import { answer, problemAnswers } from './http/errors/problems.ts';
import { health } from './http/health.ts';
import { bodyDeadlines } from './http/limits/body-deadlines.ts';
import { limits } from './http/limits/limits.ts';
import { overload } from './http/limits/overload.ts';
import { openapi } from './http/openapi.ts';
import { pages } from './http/pages.ts';
import { security } from './http/security.ts';
import { makeValidator } from './http/validation.ts';
import { sweepOverdue } from './ingest/expiry.ts';
import { ingestRoutes } from './ingest/http/routes.ts';
import { linkRoutes } from './links/routes.ts';
import { registerLive } from './live/socket.ts';
import { makeChainMonitor } from './log/chain-monitor.ts';
import { follow } from './log/follow.ts';
import { mediaRoutes } from './media/routes.ts';
import { keepLookingForMentions } from './mentions/keep-mentions.ts';
import { mentionRoutes } from './mentions/routes.ts';
import { registerNotes } from './notes/connection/socket.ts';
import { keepTelling } from './notes/connection/tell.ts';
import { noteRoutes } from './notes/routes.ts';
import { readyTextRoutes } from './ready-texts/routes.ts';
import { reporting } from './reports/reporting.ts';
import { savedFilterRoutes } from './saved-filters/routes.ts';
import { screening } from './screening/screening.ts';
import { sessionTagRoutes } from './session-tags/routes.ts';
import { keepRebuildingTerms } from './sessions/list/rebuild-terms.ts';
import { sessionRoutes } from './sessions/routes.ts';

/** Milliseconds for a request to arrive whole: 25 MiB over 0.7 Mbit/s. Without an end, a few thousand slow ones would hold every handle. */
const requestTimeout = 5 * 60 * 1000;

/** The table of contents: every plugin and feature of the server, by hand. Closing it closes neither database nor notifier: who opened them closes them. */
export async function buildApp(ctx: Context): Promise<App> {
  const { trustProxy } = ctx.config;
  const app: App = Fastify({
    loggerInstance: ctx.logger,
    // Paths hold ids and queries hold names: requests are not logged one by one; failures are, by their reference.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    bodyLimit: 64 * 1024,
    requestTimeout,
    // The port is closed by then (http/health.ts): what still comes was on its way, and is answered.
    return503OnClosing: false,
    // Headers have no reason to take long; how late a slow one is noticed is the interval.
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    frameworkErrors: (error, request, reply) => void answer(error, request, reply),
    clientErrorHandler: answerClientError,
    genReqId: () => crypto.randomUUID().slice(0, 8),
  });
  app.setValidatorCompiler(makeValidator());

  await app.register(problemAnswers);
  await app.register(denials(ctx));
  await app.register(security);
  await app.register(overload(ctx));
  await app.register(limits);
  await app.register(bodyDeadlines);
  await app.register(openapi);
  await app.register(health(ctx));

  const behind: Context = { ...ctx, db: ctx.background };
  const watch = screening(ctx);
  const reports = reporting(ctx, app);
  await app.register((scope) => ingestRoutes(scope as App, ctx), { prefix: '/api/v1' });
  await app.register((scope) => reports.machineRoutes(scope as App), { prefix: '/api/v1' });
  await app.register((scope) => reports.checks(scope as App), { prefix: '/api' });
  await app.register(
    async (scope) => {
      scope.addHook('onRequest', foreignOrigins(ctx));
      await scope.register((s) => accountRoutes(s as App, ctx));
      await scope.register((s) => sessionRoutes(s as App, ctx));
      await scope.register((s) => sessionTagRoutes(s as App, ctx));
      await scope.register((s) => savedFilterRoutes(s as App, ctx));
      await scope.register((s) => bulkRoutes(s as App, ctx));
      await scope.register((s) => linkRoutes(s as App, ctx));
      await scope.register((s) => decisionRoutes(s as App, ctx));
      await scope.register((s) => conditionRoutes(s as App, ctx));
      await scope.register((s) => watch.routes(s as App));
      await scope.register((s) => reports.routes(s as App));
      await scope.register((s) => brandingRoutes(s as App, ctx));
      await scope.register((s) => mediaRoutes(s as App, ctx));
      await scope.register((s) => noteRoutes(s as App, ctx));
      await scope.register((s) => mentionRoutes(s as App, ctx));
      await scope.register((s) => readyTextRoutes(s as App, ctx));
    },
    { prefix: '/api' },
  );
  const authenticate: Authenticate = (request) => findLogin(ctx, request.headers);
  await registerLive(app, ctx, authenticate);
  await registerNotes(app, ctx, authenticate);
  await pages(app);

  const following = follow(behind, makeChainMonitor(ctx.logger));
  const background = [
    keepApplying(behind),
    keepChecking(behind),
    keepLookingForMentions(behind),
    keepRebuildingTerms(behind),
    sweepOverdue(behind),
    keepTelling(behind),
    keepWaking(behind),
    watch.keep(),
    reports.keep(),
  ];
  app.addHook('onClose', async () => {
    await Promise.all(background.map((work) => work.stop()));
    await following.close();
  });
  return app;
}
