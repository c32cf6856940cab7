import { type Selectable, sql } from 'kysely';
import type { Tables } from '../../db/database.ts';
import { leaseEnd, whileRenewing } from '../../db/lease.ts';
import { isOutage } from '../../http/errors/outage.ts';
import { transact } from '../../log/transact.ts';
import { ProviderDown, type ScreeningProvider } from '../port.ts';
import { type Ran, type RunParts, screenSession } from './screen.ts';

/** Sessions of a company before another company gets its turn. */
const batch = 10;
/** Milliseconds until a provider that did not answer is retried. */
const afterProviderDownMs = 30_000;

type RescreeningRun = Selectable<Tables['rescreening_run']>;

/**
 * Screens the next batch of a company's past and waiting subjects. The progress is stored in a table.
 * @returns whether more may be due now
 */
export async function rescreenSome(ctx: RunParts, provider: ScreeningProvider): Promise<boolean> {
  const now = ctx.now();
  const work = await ctx.db
    // Materialized: a subquery may be evaluated repeatedly and lease a different row each time, on which no node would then work.
    .with(
      (cte) => cte('next').materialized(),
      (qb) =>
        qb
          .selectFrom('rescreening_run')
          .select('company_id')
          .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
          .orderBy('leased_until', (ob) => ob.asc().nullsFirst())
          .limit(1)
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('rescreening_run as r')
    .from('next')
    .set({ leased_until: leaseEnd(now) })
    .whereRef('r.company_id', '=', 'next.company_id')
    .returningAll('r')
    .executeTakeFirst();
  if (!work) return false;
  await logImports(ctx, work);
  const sessions = await ctx.db
    .selectFrom('session')
    .select('id')
    .where('company_id', '=', work.company_id)
    .where('state', 'in', ['verified', 'awaiting_action'])
    .$if(work.after_id !== null, (qb) => qb.where('id', '>', work.after_id!))
    .orderBy('id')
    .limit(batch)
    .execute();
  const last = sessions.at(-1);
  if (!last) return end(ctx, work);
  let changed = 0;
  let alerts = 0;
  try {
    await whileRenewing(
      () => progress(ctx, work, {}, leaseEnd(ctx.now())),
      async () => {
        for (const { id } of sessions) {
          const ran = await screenOne(ctx, provider, work.company_id, id);
          if (ran?.kind !== 'screened') continue;
          changed += 1;
          if (ran.alert) alerts += 1;
        }
      },
    );
  } catch (err) {
    // Database outage: any node continues after the lease expires.
    if (!(err instanceof ProviderDown)) throw err;
    // Repeats the whole batch: a repeated screening gives the same result.
    ctx.logger.warn({ err, companyId: work.company_id }, 'screening again was interrupted and goes on later');
    await progress(ctx, work, {}, new Date(ctx.now().getTime() + afterProviderDownMs));
    return true;
  }
  const { done, changed: before, alerts: raised } = work;
  const counts = { done: done + sessions.length, changed: before + changed, alerts: raised + alerts };
  // Due again now, but behind other companies that are already due.
  await progress(ctx, work, { ...counts, after_id: last.id }, ctx.now());
  return true;
}

/**
 * Moves a session that cannot be screened to the queue of individual retries, so that it does not block the others.
 * @throws ProviderDown or a database outage, which affect every session
 */
async function screenOne(
  ctx: RunParts,
  provider: ScreeningProvider,
  companyId: string,
  sessionId: string,
): Promise<Ran | undefined> {
  try {
    return await screenSession(ctx, provider, companyId, sessionId);
  } catch (err) {
    if (err instanceof ProviderDown || isOutage(err)) throw err;
    ctx.logger.warn({ err, companyId, sessionId }, 'a session could not be screened again and will be tried by itself');
    const now = ctx.now();
    await ctx.db
      .insertInto('screening_queue')
      .values({ session_id: sessionId, company_id: companyId, since: now, at: now })
      .onConflict((oc) => oc.doNothing())
      .execute();
    return undefined;
  }
}

/** Updates this pass only: a concurrent change of a list has started another. */
async function progress(
  { db }: RunParts,
  { company_id, pass }: RescreeningRun,
  counts: Partial<Pick<RescreeningRun, 'done' | 'changed' | 'alerts' | 'after_id'>>,
  busyUntil: Date,
): Promise<void> {
  await db
    .updateTable('rescreening_run')
    .set({ ...counts, leased_until: busyUntil })
    .where('company_id', '=', company_id)
    .where('pass', '=', pass)
    .execute();
  await db
    .updateTable('rescreening_run')
    .set({ leased_until: null })
    .where('company_id', '=', company_id)
    .where('pass', '<>', pass)
    .execute();
}

/** Logs imports of the installation's lists in each company's log, before the results of the screening. */
async function logImports(ctx: RunParts, { company_id, imports }: RescreeningRun): Promise<void> {
  if (imports.length === 0) return;
  await transact(ctx, company_id, 'system', async (trx) => {
    const row = await trx
      .selectFrom('rescreening_run')
      .select('imports')
      .where('company_id', '=', company_id)
      .forUpdate()
      .executeTakeFirst();
    await trx.updateTable('rescreening_run').set({ imports: '[]' }).where('company_id', '=', company_id).execute();
    const facts = (row?.imports ?? []).map((data) => ({
      ...{ type: 'screening_list.imported' as const, sessionId: null, data },
    }));
    return { value: undefined, facts };
  });
}

async function end(ctx: RunParts, { company_id, pass }: RescreeningRun): Promise<boolean> {
  await transact(ctx, company_id, 'system', async (trx) => {
    const row = await trx
      .deleteFrom('rescreening_run')
      .where('company_id', '=', company_id)
      .where('pass', '=', pass)
      .where(sql<boolean>`imports = '[]'`)
      .returning(['done', 'changed', 'alerts'])
      .executeTakeFirst();
    if (!row) return { value: undefined, facts: [] };
    const data = { sessions: row.done, changed: row.changed, alerts: row.alerts };
    return { value: undefined, facts: [{ type: 'rescreening.finished', sessionId: null, data }] };
  });
  // If another pass was started in the meantime, it need not wait for the lease.
  await ctx.db
    .updateTable('rescreening_run')
    .set({ leased_until: null })
    .where('company_id', '=', company_id)
    .execute();
  return true;
}
