import type { Actor } from '../../../shared/event.ts';
import type { ReportIssue } from '../../../shared/report/report.ts';
import type { Login } from '../../accounts/login/login.ts';
import type { Db } from '../../db/database.ts';

/** Who requested a report: printed on it by name. */
export interface Asker {
  companyId: string;
  by: ReportIssue['madeBy'];
}

export const actorOf = ({ kind, id }: ReportIssue['madeBy']): Actor => `${kind}:${id}`;

export const askerOf = ({ companyId, reviewerId, name }: Login): Asker => ({
  companyId,
  by: { kind: 'reviewer', id: reviewerId, name },
});

export async function readReviewer(db: Db, companyId: string, reviewerId: string): Promise<Asker> {
  const { name } = await db
    .selectFrom('reviewer')
    .select('name')
    .where('company_id', '=', companyId)
    .where('id', '=', reviewerId)
    .executeTakeFirstOrThrow();
  return { companyId, by: { kind: 'reviewer', id: reviewerId, name } };
}

/** The company's back office, by API key. */
export async function readKey(db: Db, { companyId, keyId }: { companyId: string; keyId: string }): Promise<Asker> {
  const { name } = await db
    .selectFrom('api_key')
    .select('name')
    .where('company_id', '=', companyId)
    .where('id', '=', keyId)
    .executeTakeFirstOrThrow();
  return { companyId, by: { kind: 'key', id: keyId, name } };
}
