import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { alertRoutes } from './alerts/routes.ts';
import { judgingRoutes } from './judging/routes.ts';
import { keepScreening } from './keep-screening.ts';
import { keepLists } from './lists/keep-lists.ts';
import { listRoutes } from './lists/routes.ts';
import { makeOwnLists } from './match/own-lists.ts';
import type { ScreeningProvider } from './port.ts';

/** Everything of screening that the server carries: who is asked, what reviewers may do, and what goes on by itself. */
export function screening(ctx: Context, provider: ScreeningProvider = makeOwnLists(ctx.db)) {
  return {
    async routes(app: App): Promise<void> {
      await listRoutes(app, ctx, ctx.config.yente ? 'yente' : 'lists');
      await judgingRoutes(app, ctx);
      await alertRoutes(app, ctx);
    },
    keep(): { stop(): Promise<void> } {
      const lists = keepLists(ctx);
      const subjects = keepScreening(ctx, provider);
      return {
        async stop() {
          await Promise.all([lists.stop(), subjects.stop()]);
        },
      };
    },
  };
}
