import Type from 'typebox';
import { type MentionsAnswer, MentionsQuery, ReadMentionsRequest } from '../../shared/api/mentions.ts';
import { Exact, Id } from '../../shared/schema.ts';
import { requireReviewer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { perMinute } from '../http/limits/limits.ts';
import { markMentionsRead } from './commands.ts';
import { listMentions } from './queries.ts';

const tags = ['review'];

/** What a reviewer was asked by colleagues who wrote `@` and their name. Each reads their own alone. */
export async function mentionRoutes(app: App, ctx: Context): Promise<void> {
  const guarded = { onRequest: requireReviewer(ctx), config: { rateLimit: perMinute(300) } };

  app.get(
    '/mentions',
    {
      ...guarded,
      schema: {
        ...{ tags, summary: 'Where colleagues mentioned you', querystring: MentionsQuery },
        description: 'In notes and comments, the newest first. One whose words were deleted is not listed.',
      },
    },
    (request): Promise<MentionsAnswer> => listMentions(ctx.db, request.login!, request.query),
  );
  app.post(
    '/mentions/:id/read',
    {
      ...guarded,
      schema: {
        ...{ tags, summary: 'Mark one as read' },
        ...{ params: Exact({ id: Id }), body: Exact({}), response: { 204: Type.Null() } },
      },
    },
    async (request, reply) => {
      await markMentionsRead(ctx, request.login!, request.params.id, 'this');
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/mentions/read',
    {
      ...guarded,
      schema: {
        ...{ tags, summary: 'Mark all as read that were on your list', body: ReadMentionsRequest },
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await markMentionsRead(ctx, request.login!, request.body.upTo, 'all_up_to');
      return reply.code(204).send(null);
    },
  );
}
