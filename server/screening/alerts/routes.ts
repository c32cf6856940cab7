import { AlertQuery, type AlertsAnswer } from '../../../shared/api/screening.ts';
import { requireReviewer } from '../../accounts/guard.ts';
import type { Context } from '../../context.ts';
import type { App } from '../../http/app-type.ts';
import { reviewLimit } from '../../http/limits/limits.ts';
import { listAlerts } from './queries.ts';

/** Verified subjects of the past whom a newer list names. */
export async function alertRoutes(app: App, ctx: Context): Promise<void> {
  app.get(
    '/alerts',
    {
      onRequest: requireReviewer(ctx),
      config: { rateLimit: reviewLimit },
      schema: { tags: ['screening'], summary: 'Verified subjects whom a newer list names', querystring: AlertQuery },
    },
    (request): Promise<AlertsAnswer> => listAlerts(ctx.db, request.login!.companyId, request.query),
  );
}
