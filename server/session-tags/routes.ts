import Type from 'typebox';
import { SessionTagRequest, type SessionTagsAnswer, TagOfSession } from '../../shared/api/session-tags.ts';
import { Exact, Id } from '../../shared/schema.ts';
import { requireMaster, requireReviewer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { reviewLimit } from '../http/limits/limits.ts';
import { addSessionTag, removeSessionTag } from './commands/company-tags.ts';
import { tagSession } from './commands/tag-session.ts';
import { listSessionTags } from './queries.ts';

const tags = ['review'];
const config = { rateLimit: reviewLimit };

/** The company's tags of sessions, and which session has which. Names are in bodies alone. */
export async function sessionTagRoutes(app: App, ctx: Context): Promise<void> {
  const reviewer = { onRequest: requireReviewer(ctx), config };
  const master = { onRequest: requireMaster(ctx), config };

  app.get(
    '/session-tags',
    { ...reviewer, schema: { tags, summary: 'The tags of sessions' } },
    async (request): Promise<SessionTagsAnswer> => ({
      tags: await listSessionTags(ctx.db, request.login!.companyId),
    }),
  );
  app.post(
    '/session-tags',
    { ...reviewer, schema: { tags, summary: 'Add a tag of sessions', body: SessionTagRequest } },
    async (request, reply) => reply.code(201).send(await addSessionTag(ctx, request.login!, request.body)),
  );
  app.delete(
    '/session-tags/:tagId',
    {
      ...master,
      schema: {
        ...{ tags, summary: 'Remove a tag that no session has' },
        ...{ params: Exact({ tagId: Id }), response: { 204: Type.Null() } },
      },
    },
    async (request, reply) => {
      await removeSessionTag(ctx, request.login!, request.params.tagId);
      return reply.code(204).send(null);
    },
  );
  for (const [method, on] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const) {
    app.route({
      ...{ method, url: '/sessions/:id/tags/:tagId' },
      ...reviewer,
      schema: { tags, summary: on ? 'Put a tag on a session' : 'Take a tag off a session', params: TagOfSession },
      handler: async (request) => {
        const { id, tagId } = request.params;
        const { seq } = await tagSession(ctx, request.login!, id, { tagId, on });
        return { seq };
      },
    });
  }
}
