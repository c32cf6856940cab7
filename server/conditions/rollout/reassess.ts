import type { Context } from '../../context.ts';
import { transact } from '../../log/transact.ts';
import { changeSession } from '../../sessions/record/change.ts';
import { lockSession } from '../../sessions/record/find-session.ts';
import { readFinished } from '../finished.ts';
import { readConditionSet } from '../queries.ts';
import { settle } from '../settle.ts';

/** Two nodes may try: who comes second finds nothing to do. */
export async function reassessOne(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  companyId: string,
  sessionId: string,
): Promise<void> {
  await transact(ctx, companyId, 'system', async (trx) => {
    const now = ctx.now();
    const session = await lockSession(trx, companyId, sessionId);
    const { numDeletedRows } = await trx
      .deleteFrom('reassess_queue')
      .where('company_id', '=', companyId)
      .where('session_id', '=', sessionId)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n || session.state !== 'awaiting_action') return { value: undefined, facts: [] };
    const [finished, set] = await Promise.all([readFinished(trx, session), readConditionSet(trx, companyId)]);
    const { columns, facts, deferred } = await settle(trx, session, finished, set, now);
    return { value: undefined, facts, deferred: [...deferred, () => changeSession(trx, session, columns)] };
  });
}
