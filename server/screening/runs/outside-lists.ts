import { sql } from 'kysely';
import type { ScreenedList } from '../../../shared/screening/screening.ts';
import { ProviderDown, type ScreeningProvider } from '../port.ts';
import { queueRescreening } from './queue-rescreening.ts';
import type { RunParts } from './screen.ts';

/**
 * An outside server does not announce new data: it is polled, and companies whose past subjects were screened against an older
 * version are queued. The oldest subject, which comes first in each pass, shows whether a pass has begun.
 */
export async function queueForOutsideLists(ctx: RunParts, provider: ScreeningProvider): Promise<void> {
  if (!provider.outsideList) return;
  let list: ScreenedList;
  try {
    list = await provider.outsideList();
  } catch (err) {
    // The per-subject run logs the outage; retry at the next poll.
    if (err instanceof ProviderDown) return;
    throw err;
  }
  const now = ctx.now();
  await ctx.db.transaction().execute(async (trx) => {
    for (const companyId of await companiesBefore(trx, list)) await queueRescreening(trx, { companyId, now });
  });
}

/** Companies whose oldest subject was not screened against that version, and that are not being rescreened yet. */
async function companiesBefore(db: RunParts['db'], { id, version }: ScreenedList): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from company c
      join lateral (
        select s.id from session s
        where s.company_id = c.id and s.state in ('verified', 'awaiting_action')
          and exists (select from screening r where r.session_id = s.id)
        order by s.created_at, s.id limit 1
      ) oldest on true
    where not exists (select from rescreening_run r where r.company_id = c.id)
      and not exists (
        select from (
          select lists from screening where session_id = oldest.id
          union all
          select a.lists from screening_repeat a join screening r on r.id = a.screening_id where r.session_id = oldest.id
        ) r, jsonb_array_elements(r.lists) l
        where l.value ->> 'id' = ${id} and (l.value ->> 'version')::bigint >= ${version})`.execute(db);
  return rows.map((row) => row.id);
}
