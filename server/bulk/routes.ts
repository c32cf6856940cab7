import Type from 'typebox';
import {
  type BulkAnswer,
  type BulkCheck,
  BulkCheckRequest,
  BulkRequest,
  BulkUndoRequest,
} from '../../shared/api/bulk.ts';
import { actorOf, requireReviewer } from '../accounts/guard.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { Problem } from '../http/errors/problem.ts';
import { perMinute } from '../http/limits/limits.ts';
import { checkBulk } from './check.ts';
import { runBulk } from './commands/run.ts';
import { undoBulk } from './commands/undo.ts';

/** Requests a minute of one reviewer, each of `mostSelected` sessions at most. */
const bulkLimit = perMinute(20);
/** What only reads: once for each dialog that is opened, and again when its choice changes. */
const checkLimit = perMinute(120);
/** Seconds after which one whose request is under way may send the next. */
const busyRetryAfter = 3;

/** The same for many sessions at once. */
export async function bulkRoutes(app: App, ctx: Context): Promise<void> {
  const onRequest = requireReviewer(ctx);
  const tags = ['review'];
  /** Requests under way on this node by reviewer: of each one at a time, and the same one is not begun twice. */
  const running = new Map<string, { key: string; answer: Promise<BulkAnswer> }>();

  /** Ids that the company does not have are looked into as in every other request. */
  const noteUnknown = (login: Login, { results }: BulkCheck | BulkAnswer) => {
    const unknown = results.filter(({ outcome }) => outcome === 'not_found').map(({ id }) => id);
    app.denials?.notFound({ companyId: login.companyId, actor: actorOf(login) }, unknown);
  };

  app.post(
    '/sessions/bulk/check',
    {
      ...{ onRequest, config: { rateLimit: checkLimit } },
      schema: { tags, summary: 'What an action would do to many sessions', body: BulkCheckRequest },
    },
    async (request): Promise<BulkCheck> => {
      const answer = await checkBulk(ctx, request.login!, request.body);
      noteUnknown(request.login!, answer);
      return answer;
    },
  );
  app.post(
    '/sessions/bulk',
    {
      ...{ onRequest, config: { rateLimit: bulkLimit } },
      schema: {
        ...{ tags, summary: 'Assign, tag or send back many sessions', body: BulkRequest },
        description:
          'Each session by itself: `results` has for each `done`, or the code of the problem that the same for this session alone would have. Sent again with its key, it does nothing twice.',
        headers: Type.Object({ 'idempotency-key': Type.String({ minLength: 1, maxLength: 100 }) }),
      },
    },
    async (request): Promise<BulkAnswer> => {
      const login = request.login!;
      const key = request.headers['idempotency-key'];
      return alone(login, key, async () => {
        const answer = await runBulk(ctx, login, key, request.body);
        noteUnknown(login, answer);
        return answer;
      });
    },
  );
  app.post(
    '/sessions/bulk/undo',
    {
      ...{ onRequest, config: { rateLimit: bulkLimit } },
      schema: {
        ...{ tags, summary: 'Undo what was just done to many sessions', body: BulkUndoRequest },
        description: 'Assignments and tags alone, and of those what nobody has changed since.',
      },
    },
    (request): Promise<BulkAnswer> =>
      alone(request.login!, `undo ${request.body.key}`, () => undoBulk(ctx, request.login!, request.body.key)),
  );

  async function alone(login: Login, key: string, work: () => Promise<BulkAnswer>): Promise<BulkAnswer> {
    const before = running.get(login.reviewerId);
    if (before?.key === key) await before.answer.catch(() => {});
    else if (before) {
      throw new Problem('rate_limited', 'Your request before this one is still under way.', {
        retryAfter: busyRetryAfter,
      });
    }
    const answer = work();
    running.set(login.reviewerId, { key, answer });
    try {
      return await answer;
    } finally {
      if (running.get(login.reviewerId)?.answer === answer) running.delete(login.reviewerId);
    }
  }
}
