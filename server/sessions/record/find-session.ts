import type { Selectable } from 'kysely';
import type { Db, Tables, Trx } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';

/** A session's row. Commands read it under its lock. */
export type SessionRecord = Selectable<Tables['session']>;

export async function findSession(db: Db | Trx, companyId: string, id: string): Promise<SessionRecord | undefined> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** @throws Problem not_found, for another company's session too */
export async function getSession(db: Db | Trx, companyId: string, id: string): Promise<SessionRecord> {
  const session = await findSession(db, companyId, id);
  if (!session) throw new Problem('not_found', 'There is no such session.');
  return session;
}

/**
 * Serialises all changes of one session: what a command decides by cannot change meanwhile.
 * @throws Problem not_found, for another company's session too
 */
export async function lockSession(trx: Trx, companyId: string, id: string): Promise<SessionRecord> {
  const session = await trx
    .selectFrom('session')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    // What only names the session (a note, a row of reassess_queue) need not wait.
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!session) throw new Problem('not_found', 'There is no such session.');
  return session;
}
