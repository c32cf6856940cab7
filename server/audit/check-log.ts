import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { verifyLog } from '../log/verify.ts';
import { checkContents } from './check-contents.ts';

/** A fault at a position of the company's log. */
export interface LogFault {
  seq: number;
  kind: 'missing' | 'altered' | 'cut' | 'content altered' | 'content missing';
}

/** Maximum of listed faults; the first ones show where to look. */
const mostFaults = 100;

/** Checks a company's whole log: the chain from its first event to its head, then the content that the events cover. */
export async function checkLog(db: Db, companyId: string): Promise<{ seq: number; faults: LogFault[] }> {
  const verdict = await verifyLog(db, companyId);
  const faults: LogFault[] = verdict.ok ? [] : [{ seq: verdict.seq, kind: verdict.kind }];
  for await (const { seq, kind } of checkContents(db, companyId)) {
    faults.push({ seq, kind: `content ${kind}` });
    if (faults.length === mostFaults) break;
  }
  return { seq: verdict.seq, faults };
}

/** As above, and stores the time of the check. Faults are logged as an error of the process. */
export async function checkAndRecord(
  { db, now, logger }: Pick<Context, 'db' | 'now' | 'logger'>,
  companyId: string,
): Promise<LogFault[]> {
  const { seq, faults } = await checkLog(db, companyId);
  if (faults.length > 0)
    logger.error({ companyId, first: faults[0], faults: faults.length }, 'the log is not as written');
  const row = { checked_at: now(), seq, faults: faults.length };
  await db
    .insertInto('log_check')
    .values({ company_id: companyId, ...row })
    .onConflict((oc) => oc.column('company_id').doUpdateSet(row))
    .execute();
  return faults;
}
