import {
  type ConditionsAnswer,
  ConditionsRequest,
  type DryRun,
  DryRunRequest,
  type DryRunSessionsAnswer,
  DryRunSessionsRequest,
} from '../../shared/api/settings.ts';
import { requireMaster, requireReviewer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { perMinute, reviewLimit } from '../http/limits/limits.ts';
import { saveConditions, tidy } from './commands.ts';
import { dryRun } from './dry-run.ts';
import { listDryRun } from './dry-run-sessions.ts';
import { readConditions } from './queries.ts';

const tags = ['settings'];
/** Dry runs a minute for one address: someone who moves a control back and forth stays below. */
const dryRunLimit = perMinute(120);

/** What a company asks of a session before it is verified. */
export async function conditionRoutes(app: App, ctx: Context): Promise<void> {
  /** The newest dry run of each login on this node. */
  const newest = new Map<string, object>();
  app.get(
    '/conditions',
    {
      onRequest: requireReviewer(ctx),
      config: { rateLimit: reviewLimit },
      schema: { tags, summary: 'The conditions, and how long a session may wait' },
    },
    (request): Promise<ConditionsAnswer> => readConditions(ctx.db, request.login!.companyId),
  );
  app.put(
    '/conditions',
    {
      onRequest: requireMaster(ctx),
      config: { rateLimit: reviewLimit },
      schema: { tags, summary: 'Set the conditions', body: ConditionsRequest },
    },
    (request): Promise<ConditionsAnswer> => saveConditions(ctx, request.login!, request.body),
  );
  app.post(
    '/conditions/dry-run',
    {
      onRequest: requireMaster(ctx),
      config: { rateLimit: dryRunLimit },
      schema: {
        tags,
        summary: 'What other conditions would have made of the last 30 days, and of what waits',
        body: DryRunRequest,
      },
    },
    async (request): Promise<DryRun> => {
      const { loginId, companyId } = request.login!;
      const mine = {};
      newest.set(loginId, mine);
      try {
        const isWanted = () => newest.get(loginId) === mine;
        return await dryRun(ctx, companyId, tidy(request.body.conditions), isWanted);
      } finally {
        if (newest.get(loginId) === mine) newest.delete(loginId);
      }
    },
  );
  app.post(
    '/conditions/dry-run/sessions',
    {
      onRequest: requireMaster(ctx),
      config: { rateLimit: dryRunLimit },
      schema: {
        tags,
        summary: 'The sessions behind a number of a dry run, 25 at a time',
        body: DryRunSessionsRequest,
      },
    },
    (request): Promise<DryRunSessionsAnswer> => {
      const { conditions, ...rest } = request.body;
      return listDryRun(ctx, request.login!.companyId, { ...rest, conditions: tidy(conditions) });
    },
  );
}
