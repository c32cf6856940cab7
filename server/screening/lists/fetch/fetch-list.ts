import { sql } from 'kysely';
import { QueueFull } from '../../../bounded/fair-queue.ts';
import type { Context } from '../../../context.ts';
import { leaseEnd, whileRenewing } from '../../../db/lease.ts';
import { isOutage } from '../../../http/errors/outage.ts';
import { Problem } from '../../../http/errors/problem.ts';
import { ListError } from '../formats/entry.ts';
import { type ImportParts, keepFailure } from '../import/acquire-import.ts';
import { importList } from '../import/import.ts';
import { inFolder } from '../import/upload.ts';
import { type Fetching, fetchFile } from './fetch.ts';

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

/** Lists that are fetched at once, each of another owner: they wait for servers, and use little else. */
const atOnce = 16;

/**
 * Fetches the lists whose time has come: each node looks, and one of them takes a list. Of each owner one list at a time, and
 * no owner waits for the server of another.
 */
export class DueLists {
  readonly #ctx: Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>;
  readonly #fetching: Fetching;
  /** By owner: a company's id, or null for the installation. */
  readonly #running = new Map<string | null, Promise<void>>();

  constructor(ctx: Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>, fetching: Fetching = {}) {
    this.#ctx = ctx;
    this.#fetching = fetching;
  }

  /** Begins what can begin now; an owner's next list is begun when the one before it is done. */
  async look(): Promise<void> {
    const now = this.#ctx.now();
    const due = await this.#ctx.db
      .selectFrom('screening_list')
      .distinctOn('company_id')
      .select(['id', 'company_id', 'urls', 'every_hours', 'next_at'])
      .where('next_at', '<=', now)
      .where('removed_at', 'is', null)
      .where(this.#isFree())
      .orderBy('company_id')
      .orderBy('next_at')
      .execute();
    for (const list of due.sort((a, b) => Number(a.next_at) - Number(b.next_at))) {
      const owner = list.company_id;
      if (this.#fetching.signal?.aborted || this.#running.size >= atOnce) return;
      if (this.#running.has(owner)) continue;
      const run = this.#fetch(list, now)
        .catch((err: unknown) =>
          this.#ctx.logger.warn({ err, listId: list.id }, 'a due list could not be looked after'),
        )
        .finally(() => this.#running.delete(owner));
      this.#running.set(owner, run);
    }
  }

  #isFree() {
    const ids = [...this.#running.keys()].filter((id) => id !== null);
    return sql<boolean>`not coalesce(company_id = any(${ids}::uuid[]), ${this.#running.has(null)}::boolean)`;
  }

  /** Until nothing is under way. */
  async done(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async #fetch(list: Scheduled & { every_hours: number | null; next_at: Date | null }, now: Date): Promise<void> {
    const { db, logger } = this.#ctx;
    const { signal } = this.#fetching;
    // While it is being fetched, the time at which it is due is a lease: a node that dies at it costs seconds, not a whole
    // period. Whoever changes the schedule meanwhile has the last word.
    let at = list.next_at;
    const move = async (to: Date): Promise<boolean> => {
      const { numUpdatedRows } = await db
        .updateTable('screening_list')
        .set({ next_at: to })
        .where('id', '=', list.id)
        .where('next_at', '=', at)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) at = to;
      return numUpdatedRows > 0n;
    };
    // Another node has it.
    if (!(await move(leaseEnd(now)))) return;
    const next = new Date(now.getTime() + (list.every_hours ?? 24) * 3_600_000);
    try {
      await whileRenewing(
        () => move(leaseEnd(this.#ctx.now())),
        () => fetchList(this.#ctx, list, null, this.#fetching),
      );
      await move(next);
    } catch (error) {
      const isBusy = error instanceof QueueFull || (error instanceof Problem && error.code === 'list_busy');
      if (signal?.aborted || isBusy) {
        // The server stops, or another import is under way: whoever looks next takes it.
        await move(now);
        return;
      }
      // The database is away: the lease runs out, and whoever looks then fetches it.
      if (!(error instanceof Problem) && isOutage(error)) throw error;
      await move(next);
      logger.warn({ err: error, listId: list.id }, 'a list could not be fetched; the one before serves on');
      if (error instanceof Problem && error.code === 'list_unreachable') {
        // The import keeps what was wrong with files; here none came.
        const request = { companyId: list.company_id, reviewerId: null };
        await keepFailure(this.#ctx, request, list.id, new ListError(null, null, error.message));
      }
    }
  }
}
