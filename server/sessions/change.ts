import type { Selectable } from 'kysely';
import type { Tables, Trx } from '../db/database.ts';
import { listColumns } from './terms.ts';

type SessionRecord = Selectable<Tables['session']>;
export type SessionChange = Partial<Omit<SessionRecord, 'id' | 'company_id' | 'created_at' | 'extra'>>;

/** Changes a locked session, and with it what the list finds it by. */
export async function changeSession(trx: Trx, session: SessionRecord, change: SessionChange): Promise<void> {
  const { unmet, opinions, corrections, retry, screening, ...columns } = change;
  await trx
    .updateTable('session')
    .set({
      ...columns,
      ...(unmet && { unmet: JSON.stringify(unmet) }),
      ...(opinions && { opinions: JSON.stringify(opinions) }),
      ...(corrections !== undefined && { corrections: corrections && JSON.stringify(corrections) }),
      ...(screening !== undefined && { screening: screening && JSON.stringify(screening) }),
      ...(retry !== undefined && { retry: retry && JSON.stringify(retry) }),
      ...listColumns({ ...session, ...change }),
    })
    .where('company_id', '=', session.company_id)
    .where('id', '=', session.id)
    .execute();
}
