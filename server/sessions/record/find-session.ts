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

/** @throws Problem not_found, also for another company's session */
export async function getSession(db: Db | Trx, companyId: string, id: string): Promise<SessionRecord> {
  const session = await findSession(db, companyId, id);
  if (!session) throw new Problem('not_found', 'There is no such session.');
  return session;
}

/**
 * Locks a session's row: serialises all changes of it, so that a command's checks hold until its commit.
 * @throws Problem not_found, also for another company's session
 */
export async function lockSession(trx: Trx, companyId: string, id: string): Promise<SessionRecord> {
  const session = await trx
    .selectFrom('session')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    // Inserts that only reference the session (a note, a row of reassess_queue) need not wait.
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!session) throw new Problem('not_found', 'There is no such session.');
  return session;
}
