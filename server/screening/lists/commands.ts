import type { ScheduleRequest, ScreeningSettingsRequest } from '../../../shared/api/screening.ts';
import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { queueRescreening } from '../runs/queue-rescreening.ts';
import { isAlive } from './import/acquire-import.ts';
import { findLists, readScreeningSetting } from './queries.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;

/**
 * Sets the threshold and the lists that a company's subjects are screened against, and queues its past subjects for screening.
 * @throws Problem settings_stale if the settings were changed concurrently; value_refused for a list that is not the company's
 */
export async function saveScreening(
  ctx: Parts,
  login: Login,
  { threshold: asked, connected, carryOver, version: seen }: ScreeningSettingsRequest,
): Promise<void> {
  const threshold = Math.round(asked * 100) / 100;
  const { companyId, reviewerId } = login;
  await transact(ctx, companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const before = await readScreeningSetting(trx, companyId);
    if ((before?.version ?? 0) !== seen) throw stale();
    const ids = (await findLists(trx, companyId)).map(({ id }) => id);
    const strange = connected.findIndex((id) => !ids.includes(id));
    if (strange >= 0) {
      throw new Problem('value_refused', 'There is no such list.', {
        errors: [{ in: 'body', pointer: `/connected/${strange}`, detail: 'is no list of this company' }],
      });
    }
    // Lists taken out of use are not on the page: keep their setting.
    const unseen = (before?.disconnected ?? []).filter((id) => !ids.includes(id));
    const disconnected = [...unseen, ...ids.filter((id) => !connected.includes(id))];
    const version = seen + 1;
    const saved = await trx
      .insertInto('screening_setting')
      .values({
        ...{ company_id: companyId, version, threshold, disconnected, reviewer_id: reviewerId, at: now },
        carry_over: carryOver ?? before?.carry_over ?? false,
      })
      .onConflict((oc) => oc.doNothing())
      .returning('version')
      .executeTakeFirst();
    if (!saved) throw stale();
    await queueRescreening(trx, { companyId, now });
    return { value: undefined, facts: [{ type: 'screening.changed', sessionId: null, data: { version } }] };
  });
}

const stale = () => new Problem('settings_stale', 'Load them anew, then make your change again.');

/** Takes a company's own list out of use; its past hits stay explained. @throws Problem not_found, list_busy */
export async function removeList(ctx: Parts, login: Login, id: string): Promise<void> {
  await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const list = await lockOwn(trx, login.companyId, id);
    if (list.importing && isAlive(list.importing, now))
      throw new Problem('list_busy', 'Wait until its import is over.');
    await trx
      .updateTable('screening_list')
      .set({ removed_at: now, every_hours: null, next_at: null, urls: [], importing: null })
      .where('id', '=', id)
      .execute();
    await queueRescreening(trx, { companyId: login.companyId, now });
    return { value: undefined, facts: [{ type: 'screening_list.removed', sessionId: null, data: { listId: id } }] };
  });
}

/** Sets the interval in hours at which an own list is fetched; null: never. @throws Problem not_found */
export async function scheduleList(
  ctx: Parts,
  login: Login,
  id: string,
  schedule: ScheduleRequest | null,
): Promise<void> {
  await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    await lockOwn(trx, login.companyId, id);
    const everyHours = schedule?.everyHours ?? null;
    const next_at = everyHours === null ? null : new Date(now.getTime() + everyHours * 3_600_000);
    await trx
      .updateTable('screening_list')
      .set({ urls: schedule?.urls ?? [], every_hours: everyHours, next_at })
      .where('id', '=', id)
      .execute();
    const data = { listId: id, everyHours };
    return { value: undefined, facts: [{ type: 'screening_list.scheduled', sessionId: null, data }] };
  });
}

/** @throws Problem not_found, also for lists of the installation or another company */
async function lockOwn(trx: Trx, companyId: string, id: string) {
  const list = await trx
    .selectFrom('screening_list')
    .select(['id', 'importing', 'urls'])
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!list) throw new Problem('not_found', 'There is no such list among your own.');
  return list;
}
