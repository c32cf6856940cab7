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

/** Fetches a list from its publisher and imports it. @throws Problem list_unreachable, list_busy; ListError */
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

/** Lists fetched concurrently, each of a different owner: mostly waiting for servers, with little CPU or memory. */
const atOnce = 16;

/**
 * Fetches the lists that are due. Every node polls, and a lease gives each list to one of them. One list at a time per owner, so
 * that no owner waits for another's server.
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

  /** Starts the fetches that can start now; an owner's next list starts when the previous one is done. */
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

  /** Waits until no fetch is in progress. */
  async done(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async #fetch(list: Scheduled & { every_hours: number | null; next_at: Date | null }, now: Date): Promise<void> {
    const { db, logger } = this.#ctx;
    const { signal } = this.#fetching;
    // During the fetch, next_at is a lease: if the node dies, the list is retried after seconds instead of a whole period. A
    // concurrent change of the schedule wins.
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
    // Another node has taken the lease.
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
        // Shutdown, or another import in progress: due at once for the next poll.
        await move(now);
        return;
      }
      // Database outage: the next poll after the lease expires fetches the list.
      if (!(error instanceof Problem) && isOutage(error)) throw error;
      await move(next);
      logger.warn({ err: error, listId: list.id }, 'a list could not be fetched; the one before serves on');
      if (error instanceof Problem && error.code === 'list_unreachable') {
        // The import records errors of the files; this failed before any file arrived.
        const request = { companyId: list.company_id, reviewerId: null };
        await keepFailure(this.#ctx, request, list.id, new ListError(null, null, error.message));
      }
    }
  }
}
