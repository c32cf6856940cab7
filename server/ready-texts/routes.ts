import Type from 'typebox';
import { ReadyTextParams, ReadyTextRequest, type ReadyTextsAnswer } from '../../shared/api/ready-texts.ts';
import { requireMaster, requireReviewer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { perMinute } from '../http/limits/limits.ts';
import { setReadyTexts } from './commands.ts';
import { readReadyTexts } from './queries.ts';

const tags = ['review'];
const config = { rateLimit: perMinute(300) };

/** Texts that reviewers start from when they request a resubmission or reject. */
export async function readyTextRoutes(app: App, ctx: Context): Promise<void> {
  app.get(
    '/ready-texts',
    { onRequest: requireReviewer(ctx), config, schema: { tags, summary: "The company's own ready texts" } },
    (request): Promise<ReadyTextsAnswer> => readReadyTexts(ctx.db, request.login!.companyId),
  );
  app.put(
    '/ready-texts/:kind/:key',
    {
      ...{ onRequest: requireMaster(ctx), config, bodyLimit: 32 * 1024 },
      schema: {
        ...{ tags, summary: 'Set the ready texts of a step or a tag', params: ReadyTextParams, body: ReadyTextRequest },
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { kind, key } = request.params;
      await setReadyTexts(ctx, request.login!, kind, key, request.body.texts);
      return reply.code(204).send(null);
    },
  );
}
