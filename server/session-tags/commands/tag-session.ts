import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { changeSession } from '../../sessions/record/change.ts';
import { lockSession } from '../../sessions/record/find-session.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;

/**
 * Puts a tag on a session, or takes it off. Saying it twice changes nothing.
 * @throws Problem not_found, for another company's session or tag too
 */
export async function tagSession(
  ctx: Parts,
  login: Login,
  sessionId: string,
  { tagId, on }: { tagId: string; on: boolean },
): Promise<{ seq: number; changed: boolean }> {
  const { companyId } = login;
  const { value, seq } = await transact(ctx, companyId, actorOf(login), async (trx) => {
    const session = await lockSession(trx, companyId, sessionId);
    if (session.session_tags.includes(tagId) === on) return { value: false, facts: [] };
    if (on) await keepTag(trx, companyId, tagId);
    const rest = session.session_tags.filter((id) => id !== tagId);
    await changeSession(trx, session, { session_tags: on ? [...rest, tagId] : rest });
    const type = on ? ('session.tagged' as const) : ('session.untagged' as const);
    return { value: true, facts: [{ type, sessionId, data: { tagId } }] };
  });
  return { seq, changed: value };
}

/** It is not removed before this transaction ends. @throws Problem not_found */
async function keepTag(trx: Trx, companyId: string, tagId: string): Promise<void> {
  const tag = await trx
    .selectFrom('session_tag')
    .select('id')
    .where('company_id', '=', companyId)
    .where('id', '=', tagId)
    .forShare()
    .executeTakeFirst();
  if (!tag) throw new Problem('not_found', 'The company has no such tag.');
}
