import type { BulkCheck, BulkCheckRequest } from '../../shared/api/bulk.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Context } from '../context.ts';
import { currentSeq } from '../log/read.ts';
import { atOneMoment } from '../sessions/list/list.ts';
import { outcomeOf } from './outcome-of.ts';

/** What an action would do now, session by session, without doing it. The company's alone: others are `not_found`. */
export async function checkBulk(
  ctx: Pick<Context, 'db' | 'now'>,
  login: Login,
  { action, ids }: BulkCheckRequest,
): Promise<BulkCheck> {
  const { companyId } = login;
  const { seq, sessions } = await atOneMoment(ctx.db, async (trx) => ({
    seq: await currentSeq(trx, companyId),
    sessions: await trx
      .selectFrom('session')
      .selectAll()
      .where('company_id', '=', companyId)
      .where('id', 'in', ids)
      .execute(),
  }));
  const found = new Map(sessions.map((session) => [session.id, session]));
  const now = ctx.now();
  return {
    seq,
    results: ids.map((id) => {
      const session = found.get(id);
      return { id, outcome: session ? outcomeOf(action, session, login, now) : 'not_found' };
    }),
  };
}
