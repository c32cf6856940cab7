import Type from 'typebox';
import { type IdsAnswer, IdsRequest } from '../../shared/api/bulk.ts';
import {
  type MatchCounts,
  type SessionAnswer,
  SessionFilter,
  type SessionPage,
  SessionQuery,
} from '../../shared/api/review.ts';
import { Exact, Id } from '../../shared/schema.ts';
import { mostSelected } from '../../shared/session/session-list.ts';
import { actorOf, requireReviewer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { Problem } from '../http/errors/problem.ts';
import { perMinute, reviewLimit } from '../http/limits/limits.ts';
import { currentSeq } from '../log/read.ts';
import { ExportSlots } from './csv/export-slots.ts';
import { exportSessions } from './csv/list-export.ts';
import { countMatching } from './list/count-matching.ts';
import { atOneMoment, listSessions } from './list/list.ts';
import { findSessionView } from './queries.ts';

const csvDescription =
  'RFC 4180, UTF-8 with a byte order mark; the columns are those of docs/csv.md. At most 1,000,000 rows, one export at a time for a login and three for a company: 429 with Retry-After beyond.';
const ExportQuery = Exact({
  ...SessionFilter.properties,
  sort: SessionQuery.properties.sort,
  ids: Type.Optional(
    Type.Array(Id, { maxItems: mostSelected, uniqueItems: true, description: 'These alone, whatever the filter' }),
  ),
});

/** Routes by which a company's reviewers read its sessions. */
export async function sessionRoutes(app: App, ctx: Context): Promise<void> {
  const guarded = { onRequest: requireReviewer(ctx), config: { rateLimit: reviewLimit } };

  // POST, like the export: searches and cursors contain names, and browsers and proxies store URLs.
  app.post(
    '/sessions/search',
    { ...guarded, schema: { tags: ['review'], summary: 'A page of the sessions list', body: SessionQuery } },
    (request): Promise<SessionPage> =>
      listSessions(ctx.db, request.login!.companyId, request.body, request.login!.reviewerId),
  );

  app.post(
    '/sessions/ids',
    {
      ...guarded,
      schema: {
        ...{
          tags: ['review'],
          summary: 'The first sessions that a filter lets through, by their ids',
          body: IdsRequest,
        },
        description: `In the order of the list, ${mostSelected} at most.`,
      },
    },
    async (request): Promise<IdsAnswer> => {
      const { companyId, reviewerId } = request.login!;
      const query = { ...request.body, limit: mostSelected };
      const { rows, next } = await listSessions(ctx.db, companyId, query, reviewerId);
      return { ids: rows.map(({ id }) => id), isMore: next !== null };
    },
  );

  app.post(
    '/sessions/counts',
    {
      ...guarded,
      schema: {
        ...{ tags: ['review'], summary: 'How many of each state a filter lets through', body: SessionFilter },
        description:
          'Its own states aside. `isMore`: at least so many; `null`: not counted in time, and none among the newest.',
      },
    },
    (request): Promise<MatchCounts> =>
      countMatching(ctx.db, request.login!.companyId, request.body, request.login!.reviewerId),
  );

  app.get(
    '/sessions/:id',
    { ...guarded, schema: { tags: ['review'], summary: 'A session', params: Exact({ id: Id }) } },
    async (request): Promise<SessionAnswer> => {
      const { companyId, reviewerId } = request.login!;
      const answer = await atOneMoment(ctx.db, async (trx) => ({
        seq: await currentSeq(trx, companyId),
        view: await findSessionView(trx, companyId, request.params.id, reviewerId),
      }));
      if (!answer.view) throw new Problem('not_found', 'There is no such session.');
      return { seq: answer.seq, view: answer.view };
    },
  );

  const slots = new ExportSlots();
  app.post(
    '/sessions.csv',
    {
      ...guarded,
      config: { rateLimit: perMinute(20) },
      schema: { tags: ['review'], summary: 'The filtered list as CSV', description: csvDescription, body: ExportQuery },
    },
    async (request, reply) => {
      const login = request.login!;
      const giveBack = slots.take(login);
      try {
        const by = { actor: actorOf(login), reader: login.reviewerId };
        const stream = await exportSessions(ctx, login.companyId, by, request.body);
        stream.once('close', giveBack);
        return reply
          .type('text/csv; charset=utf-8; header=present')
          .header('content-disposition', `attachment; filename="sessions-${ctx.now().toISOString().slice(0, 10)}.csv"`)
          .send(stream);
      } catch (error) {
        giveBack();
        throw error;
      }
    },
  );
}
