import type { SessionTag } from '../../shared/session/session-tags.ts';
import type { Db } from '../db/database.ts';

/** The company's tags by name. */
export async function listSessionTags(db: Db, companyId: string): Promise<SessionTag[]> {
  const tags = await db.selectFrom('session_tag').select(['id', 'name']).where('company_id', '=', companyId).execute();
  return tags.sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}
