import { actorOf } from '../accounts/guard.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Context } from '../context.ts';
import { Problem } from '../http/errors/problem.ts';
import { transact } from '../log/transact.ts';

/**
 * Marks a reviewer's own mention as read, or all of theirs up to it. Read twice, it changes nothing.
 * @throws Problem not_found, for a colleague's and another company's too
 */
export async function markMentionsRead(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  login: Login,
  mentionId: string,
  which: 'this' | 'all_up_to',
): Promise<void> {
  const { companyId, reviewerId } = login;
  await transact(ctx, companyId, actorOf(login), async (trx) => {
    const own = await trx
      .selectFrom('mention')
      .select('id')
      .where('company_id', '=', companyId)
      .where('reviewer_id', '=', reviewerId)
      .where('id', '=', mentionId)
      .executeTakeFirst();
    if (!own) throw new Problem('not_found', 'There is no such mention of you.');
    const { numUpdatedRows } = await trx
      .updateTable('mention')
      .set({ read_at: ctx.now() })
      .where('reviewer_id', '=', reviewerId)
      .where('id', which === 'this' ? '=' : '<=', mentionId)
      .where('read_at', 'is', null)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return { value: undefined, facts: [] };
    const data = { reviewerId, count: Number(numUpdatedRows) };
    return { value: undefined, facts: [{ type: 'mention.read', sessionId: null, data }] };
  });
}
