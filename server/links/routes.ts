import { LinkReviewRequest, type LinksAnswer, type PersonAnswer } from '../../shared/api/links.ts';
import { Exact, Id } from '../../shared/schema.ts';
import { requireReviewer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { Problem } from '../http/errors/problem.ts';
import { perMinute, reviewLimit } from '../http/limits/limits.ts';
import { reviewLink } from './commands.ts';
import { findLinks } from './find-links.ts';
import { findPerson } from './find-person.ts';

/** What a session has in common with others of its company. */
export async function linkRoutes(app: App, ctx: Context): Promise<void> {
  const guarded = { onRequest: requireReviewer(ctx), config: { rateLimit: perMinute(300) } };

  app.get(
    '/sessions/:id/links',
    {
      ...guarded,
      schema: { tags: ['review'], summary: 'Other sessions that it is linked to', params: Exact({ id: Id }) },
    },
    async (request): Promise<LinksAnswer> =>
      found(await findLinks(ctx.db, request.login!.companyId, request.params.id)),
  );

  app.put(
    '/sessions/:id/links/:otherId',
    {
      ...guarded,
      config: { rateLimit: reviewLimit },
      schema: {
        tags: ['review'],
        summary: 'Say whether two sessions show one person',
        params: Exact({ id: Id, otherId: Id }),
        body: LinkReviewRequest,
      },
    },
    async (request) => reviewLink(ctx, request.login!, request.params.id, request.params.otherId, request.body),
  );

  app.get(
    '/persons/:sessionId',
    {
      ...guarded,
      schema: {
        tags: ['review'],
        summary: 'All sessions that show the person of one',
        params: Exact({ sessionId: Id }),
      },
    },
    async (request): Promise<PersonAnswer> =>
      found(await findPerson(ctx.db, request.login!.companyId, request.params.sessionId)),
  );
}

function found<T>(answer: T | undefined): T {
  if (answer === undefined) throw new Problem('not_found', 'There is no such session.');
  return answer;
}
