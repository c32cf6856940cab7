import { sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import type { ListImport } from '../tables.ts';

/**
 * What a company's subjects are screened against has changed: they are screened again, in the background and from the
 * beginning. A company that has none yet is told of the list all the same.
 * @param companyId null: every company's
 * @param listImport an import that the company's log is still to tell
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
