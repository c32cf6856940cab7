import type { Selectable } from 'kysely';
import type { Tables, Trx } from '../../db/database.ts';
import { listColumns } from '../list/terms.ts';

type SessionRecord = Selectable<Tables['session']>;
export type SessionChange = Partial<Omit<SessionRecord, 'id' | 'company_id' | 'created_at' | 'extra'>>;

/** Changes a locked session, and with it what the list finds it by. */
export async function changeSession(trx: Trx, session: SessionRecord, change: SessionChange): Promise<void> {
  const { unmet, votes, corrections, resubmission, screening, ...columns } = change;
  await trx
    .updateTable('session')
    .set({
      ...columns,
      ...(unmet && { unmet: JSON.stringify(unmet) }),
      ...(votes && { votes: JSON.stringify(votes) }),
      ...(corrections !== undefined && { corrections: corrections && JSON.stringify(corrections) }),
      ...(screening !== undefined && { screening: screening && JSON.stringify(screening) }),
      ...(resubmission !== undefined && { resubmission: resubmission && JSON.stringify(resubmission) }),
      ...listColumns({ ...session, ...change }),
    })
    .where('company_id', '=', session.company_id)
    .where('id', '=', session.id)
    .execute();
}
