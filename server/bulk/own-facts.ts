import type { BulkRequest } from '../../shared/api/bulk.ts';
import type { FactType } from '../../shared/event.ts';
import { actorOf } from '../accounts/guard.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Db } from '../db/database.ts';

/** The fact by which an action shows in the log, and what it says. */
function factOf(action: BulkRequest['action']): { type: FactType; data: Record<string, unknown> } {
  switch (action.type) {
    case 'assign':
      return { type: 'session.assigned', data: { reviewerId: action.reviewerId } };
    case 'resubmission':
      return { type: 'session.resubmission_requested', data: { step: action.step } };
    case 'tag':
      return { type: action.on ? 'session.tagged' : 'session.untagged', data: { tagId: action.tagId } };
  }
}

/** Those of the sessions to which this reviewer has done just this after a place of the log. */
export async function findOwnFacts(
  db: Db,
  login: Login,
  action: BulkRequest['action'],
  sessionIds: string[],
  afterSeq: number,
): Promise<Set<string>> {
  const { type, data } = factOf(action);
  const rows = await db
    .selectFrom('event')
    .select(['session_id', 'data'])
    .where('company_id', '=', login.companyId)
    .where('seq', '>', afterSeq)
    .where('session_id', 'in', sessionIds)
    .where('type', '=', type)
    .where('actor', '=', actorOf(login))
    .execute();
  const isIt = (fact: object) => Object.entries(data).every(([key, value]) => (fact as typeof data)[key] === value);
  return new Set(rows.filter((row) => isIt(row.data)).map((row) => row.session_id!));
}
