import Type from 'typebox';
import { Colleague, NoteHistory, NoteOpened } from '../../shared/api/notes.ts';
import { Exact, Id } from '../../shared/schema.ts';
import { requireReviewer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { Problem } from '../http/errors/problem.ts';
import { reviewLimit } from '../http/limits/limits.ts';
import { openNote } from './commands.ts';
import { listColleagues, listHistory } from './queries.ts';

const HistoryQuery = Exact({ after: Type.Optional(Type.Integer({ minimum: 0 })) });

/** What the page asks about a note beside its socket. */
export async function noteRoutes(app: App, ctx: Context): Promise<void> {
  const guarded = { onRequest: requireReviewer(ctx), config: { rateLimit: reviewLimit } };

  app.put(
    '/sessions/:id/note',
    {
      ...guarded,
      schema: {
        tags: ['review'],
        summary: "The session's note, made if there is none",
        params: Exact({ id: Id }),
        response: { 200: NoteOpened },
      },
    },
    async (request): Promise<NoteOpened> => {
      const note = await openNote(ctx, request.login!.companyId, request.params.id);
      if (!note) throw new Problem('not_found', 'There is no such session.');
      return note;
    },
  );

  app.get(
    '/notes/:id/history',
    {
      ...guarded,
      schema: {
        tags: ['review'],
        summary: 'What was written in a note, by whom and when',
        params: Exact({ id: Id }),
        querystring: HistoryQuery,
        response: { 200: NoteHistory },
      },
    },
    async (request): Promise<NoteHistory> => {
      const history = await listHistory(ctx.db, request.login!.companyId, request.params.id, request.query.after ?? 0);
      if (!history) throw new Problem('not_found', 'There is no such note.');
      return history;
    },
  );

  app.get(
    '/colleagues',
    {
      ...guarded,
      schema: { tags: ['review'], summary: 'The reviewers of the company', response: { 200: Type.Array(Colleague) } },
    },
    async (request) => listColleagues(ctx.db, request.login!.companyId),
  );
}
