import Type from 'typebox';
import type { Authenticate } from '../accounts/login/viewer.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { Problem } from '../http/errors/problem.ts';
import { reviewLimit } from '../http/limits/limits.ts';
import { answer } from './answer.ts';

const Query = Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0 })) });

/** The feed for those whose network lets no socket through: the same answer as to `hello`, for the asking. */
export function liveRoutes(app: App, ctx: Pick<Context, 'db'>, authenticate: Authenticate): void {
  app.get(
    '/api/live',
    {
      schema: { querystring: Query, hide: true },
      config: { rateLimit: reviewLimit },
      async onRequest(request) {
        request.viewer = await authenticate(request.raw);
        if (!request.viewer) throw new Problem('unauthenticated');
      },
    },
    (request) => answer(ctx.db, request.viewer!, request.query.after),
  );
}
