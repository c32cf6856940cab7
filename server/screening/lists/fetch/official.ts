import { randomUUID } from 'node:crypto';
import { officialList } from '../../../../shared/screening/official-lists.ts';
import { actorOf } from '../../../accounts/guard.ts';
import type { Login } from '../../../accounts/login/login.ts';
import type { Context } from '../../../context.ts';
import { Problem } from '../../../http/errors/problem.ts';
import { transact } from '../../../log/transact.ts';
import { companyMost } from '../limits.ts';

const everyHours = 24;

/**
 * Schedules a daily fetch of an official list for the company from its publisher, first at the next poll for due lists (within a
 * minute). A list that the company already has is kept and gets the schedule.
 * @throws Problem not_found if the list is unknown or has no public address; value_refused above the maximum number of lists
 */
export async function followOfficial(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  login: Login,
  key: string,
): Promise<string> {
  const official = officialList(key);
  if (!official || official.urls.length === 0) throw new Problem('not_found', 'There is no such list to be fetched.');
  const { companyId } = login;
  const { value } = await transact(ctx, companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    // Of two concurrent requests, the second sees the first one's list.
    await trx.selectFrom('company').select('id').where('id', '=', companyId).forNoKeyUpdate().execute();
    const own = await trx
      .selectFrom('screening_list')
      .select(['id', 'key'])
      .where('company_id', '=', companyId)
      .where('removed_at', 'is', null)
      .execute();
    const schedule = { urls: [...official.urls], every_hours: everyHours, next_at: now };
    const known = own.find((list) => list.key === key);
    const listId = known?.id ?? randomUUID();
    if (known) {
      await trx.updateTable('screening_list').set(schedule).where('id', '=', known.id).execute();
    } else {
      if (own.length >= companyMost.lists) {
        throw new Problem('value_refused', `A company has ${companyMost.lists} lists of its own at most.`);
      }
      const { title, authority, formats } = official;
      await trx
        .insertInto('screening_list')
        .values({
          ...{ id: listId, company_id: companyId, key, title, authority, format: formats[0]!, created_at: now },
          ...schedule,
        })
        .execute();
    }
    const data = { listId, everyHours };
    return { value: listId, facts: [{ type: 'screening_list.scheduled', sessionId: null, data }] };
  });
  return value;
}
