import { setTimeout as rest } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import type { Every } from '../../log/follow.ts';
import { keepPassing, type Passing } from '../../log/keep-passing.ts';
import { subjectOf } from '../record/corrected.ts';
import { listColumns, termsVersion } from './terms.ts';

/** Milliseconds between polls for sessions with an outdated terms version: one small query per node. */
const sweepEveryMs = 60_000;
/** Sessions per transaction. */
const batchSize = 20;
/** Rest after a batch, as a multiple of its duration, so that requests have priority. */
const restRatio = 2;

type Parts = Pick<Context, 'db' | 'logger'>;

/**
 * Rewrites outdated search terms after a change of terms.ts, newest sessions first. Until then, sessions are found by their
 * previous terms.
 */
export const keepRebuildingTerms = (ctx: Parts, repeat?: Every): Passing =>
  keepPassing(
    ctx,
    async (isStopped) => {
      while (!isStopped()) {
        const before = performance.now();
        if ((await rebuildSome(ctx.db)) === 0) return;
        await rest((performance.now() - before) * restRatio);
      }
    },
    { everyMs: sweepEveryMs, failure: 'rebuilding what sessions are found by failed and will be tried again' },
    repeat,
  );

/** @returns the number of rewritten sessions; concurrent nodes take different ones */
const rebuildSome = (db: Db): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const sessions = await trx
      .selectFrom('session')
      .selectAll()
      // As a literal, so that the planner can use the partial index.
      .where(sql<boolean>`terms_version < ${sql.lit(termsVersion)}`)
      .orderBy('id', 'desc')
      .limit(batchSize)
      .forNoKeyUpdate()
      .skipLocked()
      .execute();
    if (sessions.length === 0) return 0;
    const attempts = await trx
      .selectFrom('attempt')
      .select(['session_id', 'view'])
      .where(
        'session_id',
        'in',
        sessions.map(({ id }) => id),
      )
      .orderBy('number')
      .execute();
    const attemptsOf = Map.groupBy(attempts, ({ session_id }) => session_id);
    for (const session of sessions) {
      const views = (attemptsOf.get(session.id) ?? []).map(({ view }) => view);
      const native_name = subjectOf(views, session.corrections)?.nativeName ?? null;
      await trx
        .updateTable('session')
        .set({ native_name, ...listColumns({ ...session, native_name }) })
        .where('company_id', '=', session.company_id)
        .where('id', '=', session.id)
        .execute();
    }
    return sessions.length;
  });
