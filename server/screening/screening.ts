import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { alertRoutes } from './alerts/routes.ts';
import { reviewingRoutes } from './hit-reviews/routes.ts';
import { keepScreening } from './keep-screening.ts';
import { keepLists } from './lists/fetch/keep-lists.ts';
import { listRoutes } from './lists/routes.ts';
import { makeOwnLists } from './match/own-lists.ts';
import type { ScreeningProvider } from './port.ts';
import { makeYente } from './yente/yente.ts';

/** The server's screening features: the provider, the reviewers' routes and the background work. */
export function screening(ctx: Context, provider: ScreeningProvider = providerOf(ctx)) {
  const behind: Context = { ...ctx, db: ctx.background };
  return {
    async routes(app: App): Promise<void> {
      await listRoutes(app, ctx, ctx.config.yente ? 'yente' : 'lists');
      await reviewingRoutes(app, ctx);
      await alertRoutes(app, ctx);
    },
    keep(): { stop(): Promise<void> } {
      const lists = keepLists(behind);
      const warm = provider.warm?.().catch((err) => ctx.logger.warn({ err }, 'the index of names is not ready yet'));
      const subjects = keepScreening(behind, provider);
      return {
        async stop() {
          await Promise.all([lists.stop(), subjects.stop(), warm]);
        },
      };
    },
  };
}

/** An outside server if one is configured; else the imported lists. */
const providerOf = ({ config, background }: Context): ScreeningProvider =>
  config.yente ? makeYente(config.yente) : makeOwnLists(background);
