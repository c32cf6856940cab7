import { type Selectable, sql } from 'kysely';
import type { Tables } from '../../db/database.ts';
import { leaseEnd, whileRenewing } from '../../db/lease.ts';
import { isOutage } from '../../http/errors/outage.ts';
import { transact } from '../../log/transact.ts';
import { ProviderDown, type ScreeningProvider } from '../port.ts';
import { type Ran, type RunParts, screenSession } from './screen.ts';

/** Sessions of a company before another company gets its turn. */
const batch = 10;
/** Milliseconds until a provider that does not answer is asked again. */
const afterProviderDownMs = 30_000;

type RescreeningRun = Selectable<Tables['rescreening_run']>;

/**
 * Screens the next of a company's subjects of the past again, and of those who wait. How far it is stands in a table.
 * @returns whether there may be more at once
 */
export async function rescreenSome(ctx: RunParts, provider: ScreeningProvider): Promise<boolean> {
  const now = ctx.now();
  const work = await ctx.db
    // Materialized: a subquery may be run more than once, and takes another row each time, which nobody would work on.
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
    // The database is away: the lease runs out, and whoever looks then goes on.
    if (!(err instanceof ProviderDown)) throw err;
    // From the beginning of the batch: who was screened already is found the same.
    ctx.logger.warn({ err, companyId: work.company_id }, 'screening again was interrupted and goes on later');
    await progress(ctx, work, {}, new Date(ctx.now().getTime() + afterProviderDownMs));
    return true;
  }
  const { done, changed: before, alerts: raised } = work;
  const counts = { done: done + sessions.length, changed: before + changed, alerts: raised + alerts };
  // Ready at once: the next of those that are gets its turn first.
  await progress(ctx, work, { ...counts, after_id: last.id }, ctx.now());
  return true;
}

/**
 * One that cannot be screened joins those who are tried again one by one, and keeps nobody else waiting.
 * @throws ProviderDown or an outage of the database: nobody can be
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

/** Only of this pass: whoever changed a list meanwhile has begun another. */
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

/** The installation's imports are told in each company's log, before what came of them. */
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
  // Another pass was begun meanwhile: it need not wait for the lease.
  await ctx.db
    .updateTable('rescreening_run')
    .set({ leased_until: null })
    .where('company_id', '=', company_id)
    .execute();
  return true;
}
