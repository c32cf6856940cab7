import multipart from '@fastify/multipart';
import Type from 'typebox';
import {
  type ListChanges,
  type ListView,
  ScheduleRequest,
  type ScreeningSettings,
  ScreeningSettingsRequest,
} from '../../../shared/api/screening.ts';
import { Exact, Id, OneOf } from '../../../shared/schema.ts';
import { mostListFiles } from '../../../shared/screening/list-files.ts';
import { officialLists } from '../../../shared/screening/official-lists.ts';
import { requireMaster, requireReviewer } from '../../accounts/guard.ts';
import type { Context } from '../../context.ts';
import type { App } from '../../http/app-type.ts';
import { Problem } from '../../http/errors/problem.ts';
import { fileTimeoutMs } from '../../http/limits/body-deadlines.ts';
import { perMinute, reviewLimit } from '../../http/limits/limits.ts';
import { removeList, saveScreening, scheduleList } from './commands.ts';
import { fetchList } from './fetch/fetch-list.ts';
import { followOfficial } from './fetch/official.ts';
import { ListError } from './formats/entry.ts';
import { inCompanyTurn } from './import/company-turn.ts';
import { importList } from './import/import.ts';
import { inFolder, readUpload, refused } from './import/upload.ts';
import { getList, readListChanges, readScreeningSettings } from './queries.ts';

const tags = ['screening'];
const params = Exact({ id: Id });
/** Uploads and fetches a minute for one address: each is minutes of work. */
const importLimit = perMinute(12);
/** Bytes of one file; larger lists are imported by `npm run lists`, or fetched. */
const largestUpload = 300 * 1024 ** 2;

/** The lists that a company's subjects are screened against. */
export async function listRoutes(app: App, ctx: Context, provider: ScreeningSettings['provider']): Promise<void> {
  await app.register(multipart, {
    limits: { files: mostListFiles, fields: 7, fieldSize: 50_000, fileSize: largestUpload },
  });
  const config = { rateLimit: reviewLimit };
  const reviewer = { onRequest: requireReviewer(ctx), config };
  const master = { onRequest: requireMaster(ctx), config };
  const importing = { onRequest: requireMaster(ctx), config: { rateLimit: importLimit, bodyTimeoutMs: fileTimeoutMs } };

  app.get(
    '/screening',
    { ...reviewer, schema: { tags, summary: 'The threshold, and the lists that subjects are screened against' } },
    (request): Promise<ScreeningSettings> => readScreeningSettings(ctx.db, request.login!.companyId, provider),
  );
  app.put(
    '/screening',
    { ...master, schema: { tags, summary: 'Set the threshold and the lists', body: ScreeningSettingsRequest } },
    async (request): Promise<ScreeningSettings> => {
      await saveScreening(ctx, request.login!, request.body);
      return readScreeningSettings(ctx.db, request.login!.companyId, provider);
    },
  );
  app.post(
    '/screening/lists',
    {
      ...importing,
      schema: {
        ...{
          tags,
          summary: 'Import a list: a form of title, list, date, smaller, columns, topic, sheet and up to four files',
        },
        consumes: ['multipart/form-data'],
      },
    },
    async (request): Promise<ListView> => {
      if (!request.isMultipart()) throw new Problem('invalid_request', 'Send a form with the files of the list.');
      const { companyId, reviewerId } = request.login!;
      const { listId } = await inCompanyTurn(companyId, () =>
        inFolder(async (dir) => {
          const upload = await readUpload(request.parts(), dir).catch(named);
          return explained(() => importList(ctx, { companyId, reviewerId, ...upload }));
        }),
      );
      return getList(ctx.db, companyId, listId);
    },
  );
  app.post(
    '/screening/official-lists/:key',
    {
      ...master,
      schema: {
        ...{ tags, summary: 'Have an official list fetched each day for the company, from where its publisher has it' },
        params: Exact({ key: OneOf(officialLists.map(({ key }) => key)) }),
        body: Exact({}),
      },
    },
    async (request): Promise<ListView> => {
      const listId = await followOfficial(ctx, request.login!, request.params.key);
      return getList(ctx.db, request.login!.companyId, listId);
    },
  );
  app.get(
    '/screening/lists/:id/changes',
    { ...master, schema: { tags, summary: 'What the newest import of a list changed', params } },
    (request): Promise<ListChanges> => readListChanges(ctx.db, request.login!.companyId, request.params.id),
  );
  app.delete(
    '/screening/lists/:id',
    { ...master, schema: { tags, summary: 'Take an own list out of use', params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await removeList(ctx, request.login!, request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.put(
    '/screening/lists/:id/schedule',
    { ...master, schema: { tags, summary: 'Fetch an own list by itself', params, body: ScheduleRequest } },
    async (request): Promise<ListView> => {
      await scheduleList(ctx, request.login!, request.params.id, request.body);
      return getList(ctx.db, request.login!.companyId, request.params.id);
    },
  );
  app.delete(
    '/screening/lists/:id/schedule',
    { ...master, schema: { tags, summary: 'Fetch it no more', params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await scheduleList(ctx, request.login!, request.params.id, null);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/screening/lists/:id/fetch',
    { ...importing, schema: { tags, summary: 'Fetch it now', params, body: Exact({}) } },
    async (request): Promise<ListView> => {
      const { companyId, reviewerId } = request.login!;
      const { id, schedule, own } = await getList(ctx.db, companyId, request.params.id);
      if (!own || !schedule) throw new Problem('not_found', 'There is no such list that is fetched.');
      const list = { id, company_id: companyId, urls: schedule.urls };
      await inCompanyTurn(companyId, () => explained(() => fetchList(ctx, list, reviewerId)));
      return getList(ctx.db, companyId, id);
    },
  );
}

/** @throws Problem in place of the form reader's own error for one file too many */
function named(error: unknown): never {
  const isTooMany = (error as { code?: unknown }).code === 'FST_FILES_LIMIT';
  throw isTooMany ? new Problem('invalid_request', `A list has ${mostListFiles} files at most.`) : error;
}

/** @throws Problem list_refused for what is wrong with a list's files */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ListError ? refused(error) : error;
  }
}
