import { sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import type { ListImport } from '../tables.ts';

/**
 * Queues all subjects of a company for screening in the background, from the first one on, after a change of what they are
 * screened against. A company without subjects is queued too, because the import still has to be logged there.
 * @param companyId null: every company
 * @param listImport an import not yet in the companies' logs
 */
export async function queueRescreening(
  trx: Trx,
  { companyId, now, listImport }: { companyId: string | null; now: Date; listImport?: ListImport },
): Promise<void> {
  const imports = JSON.stringify(listImport ? [listImport] : []);
  await sql`
    insert into rescreening_run (company_id, started_at, total, imports)
    select c.id, ${now}::timestamptz,
      (select coalesce(sum(n), 0) from session_count s
        where s.company_id = c.id and s.state in ('verified', 'awaiting_action')),
      ${imports}::jsonb
    from company c where ${companyId}::uuid is null or c.id = ${companyId}::uuid
    on conflict (company_id) do update set pass = rescreening_run.pass + 1, started_at = excluded.started_at,
      total = excluded.total, done = 0, changed = 0, alerts = 0, after_id = null,
      imports = rescreening_run.imports || excluded.imports`.execute(trx);
}
