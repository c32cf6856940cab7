import type { Context } from '../../context.ts';
import { Problem } from '../../http/problem.ts';
import { type Fetching, fetchFile } from './fetch.ts';
import { ListError } from './formats/entry.ts';
import { importList } from './import.ts';
import { type ImportParts, keepFailure } from './take.ts';
import { inFolder } from './upload.ts';

interface Scheduled {
  id: string;
  company_id: string | null;
  urls: string[];
}

/** Fetches a list from where it is published, and imports it. @throws Problem list_unreachable, list_busy; ListError */
export async function fetchList(
  ctx: ImportParts,
  list: Scheduled,
  reviewerId: string | null,
  { open, signal }: Fetching = {},
): Promise<void> {
  await inFolder(async (dir) => {
    const files = [];
    for (const [n, url] of list.urls.entries()) files.push(await fetchFile(url, dir, n, { open, signal }));
    await importList(ctx, { companyId: list.company_id, reviewerId, listId: list.id, files, signal });
  });
}

/** Fetches the lists whose time has come: each node looks, and one of them takes a list. */
export async function fetchDue(
  ctx: Pick<Context, 'db' | 'bell' | 'now' | 'logger'>,
  { open, signal }: Fetching = {},
): Promise<void> {
  const now = ctx.now();
  const due = await ctx.db
    .selectFrom('screening_list')
    .select(['id', 'company_id', 'urls', 'every_hours', 'next_at'])
    .where('next_at', '<=', now)
    .where('removed_at', 'is', null)
    .orderBy('next_at')
    .limit(10)
    .execute();
  for (const list of due) {
    const { numUpdatedRows } = await ctx.db
      .updateTable('screening_list')
      .set({ next_at: new Date(now.getTime() + (list.every_hours ?? 24) * 3_600_000) })
      .where('id', '=', list.id)
      .where('next_at', '=', list.next_at)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) continue;
    try {
      await fetchList(ctx, list, null, { open, signal });
    } catch (error) {
      if (signal?.aborted) {
        // The server stops: whoever looks next takes it.
        await ctx.db.updateTable('screening_list').set({ next_at: now }).where('id', '=', list.id).execute();
        return;
      }
      ctx.logger.warn({ err: error, listId: list.id }, 'a list could not be fetched; the one before serves on');
      if (error instanceof Problem && error.code === 'list_unreachable') {
        // The import keeps what was wrong with files; here none came.
        const request = { companyId: list.company_id, reviewerId: null };
        await keepFailure(ctx, request, list.id, new ListError(null, null, error.message));
      }
    }
  }
}
