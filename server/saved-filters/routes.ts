import Type from 'typebox';
import { SavedFilterRequest, type SavedFiltersAnswer } from '../../shared/api/saved-filters.ts';
import { Exact, Id } from '../../shared/schema.ts';
import { requireReviewer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { perMinute } from '../http/limits/limits.ts';
import { changeFilter, removeFilter, saveFilter } from './commands.ts';
import { listSavedFilters } from './queries.ts';

const params = Exact({ id: Id });
const tags = ['review'];

/** Filters of the lists with a name. Whose they are to change: rules.ts. */
export async function savedFilterRoutes(app: App, ctx: Context): Promise<void> {
  const reviewer = { onRequest: requireReviewer(ctx), config: { rateLimit: perMinute(300) } };

  app.get(
    '/saved-filters',
    { ...reviewer, schema: { tags, summary: 'Your saved filters, and those that are shared' } },
    async (request): Promise<SavedFiltersAnswer> => ({ filters: await listSavedFilters(ctx.db, request.login!) }),
  );
  app.post(
    '/saved-filters',
    { ...reviewer, schema: { tags, summary: 'Save a filter', body: SavedFilterRequest } },
    async (request, reply) => reply.code(201).send(await saveFilter(ctx, request.login!, request.body)),
  );
  app.put(
    '/saved-filters/:id',
    {
      ...reviewer,
      schema: {
        ...{ tags, summary: 'Rename or change a saved filter', params, body: SavedFilterRequest },
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await changeFilter(ctx, request.login!, request.params.id, request.body);
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/saved-filters/:id',
    { ...reviewer, schema: { tags, summary: 'Delete a saved filter', params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await removeFilter(ctx, request.login!, request.params.id);
      return reply.code(204).send(null);
    },
  );
}
