import { type HitElsewhere, HitReviewRequest } from '../../../shared/api/screening.ts';
import { Exact, Id } from '../../../shared/schema.ts';
import { requireReviewer } from '../../accounts/guard.ts';
import type { Context } from '../../context.ts';
import type { App } from '../../http/app-type.ts';
import { reviewLimit } from '../../http/limits/limits.ts';
import { reviewHit } from './commands.ts';
import { readElsewhere } from './elsewhere.ts';

/** What reviewers make of hits. */
export async function reviewingRoutes(app: App, ctx: Context): Promise<void> {
  app.get(
    '/sessions/:id/hits/:hit/elsewhere',
    {
      onRequest: requireReviewer(ctx),
      config: { rateLimit: reviewLimit },
      schema: {
        tags: ['screening'],
        summary: 'What clearing a hit settles in other sessions of the person',
        params: Exact({ id: Id, hit: Id }),
      },
    },
    (request): Promise<HitElsewhere> =>
      readElsewhere(ctx, request.login!.companyId, request.params.id, request.params.hit),
  );
  app.post(
    '/sessions/:id/hits/:hit/review',
    {
      onRequest: requireReviewer(ctx),
      config: { rateLimit: reviewLimit },
      bodyLimit: 64 * 1024,
      schema: {
        tags: ['screening'],
        summary: 'Say whether the subject is the listed person, or take that back',
        params: Exact({ id: Id, hit: Id }),
        body: HitReviewRequest,
      },
    },
    (request): Promise<{ seq: number }> =>
      reviewHit(ctx, request.login!, request.params.id, request.params.hit, request.body),
  );
}
