import { randomUUID } from 'node:crypto';
import type { TagRequest } from '../../../shared/api/settings.ts';
import { builtInTags } from '../../../shared/decision/rejection-tags.ts';
import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { listTags } from '../rejection-tags.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;

/** Maximum of a company's own tags: a dialog with more is unreadable. */
const mostOwn = 200;

/** @throws Problem tag_taken */
export async function addTag(ctx: Parts, login: Login, { group, label }: TagRequest): Promise<{ key: string }> {
  const key = randomUUID();
  const { value } = await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const { n } = await trx
      .selectFrom('rejection_tag')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('company_id', '=', login.companyId)
      .where('label', 'is not', null)
      .executeTakeFirstOrThrow();
    if (Number(n) >= mostOwn) throw new Problem('tag_taken', `A company has at most ${mostOwn} tags of its own.`);
    const added = await trx
      .insertInto('rejection_tag')
      .values({ company_id: login.companyId, key, tag_group: group, label: label.trim(), created_at: ctx.now() })
      .onConflict((oc) => oc.doNothing())
      .returning('key')
      .executeTakeFirst();
    if (!added) throw new Problem('tag_taken', 'Restore it if it is retired.');
    return { value: { key }, facts: [{ type: 'rejection_tag.added', sessionId: null, data: { tagId: key } }] };
  });
  return value;
}

/** A retired tag is no longer offered; sessions rejected with it keep it. Idempotent. @throws Problem not_found */
export async function setRetired(ctx: Parts, login: Login, key: string, retired: boolean): Promise<void> {
  await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const tag = (await listTags(trx, login.companyId)).find((one) => one.key === key);
    if (!tag) throw new Problem('not_found', 'The company has no such tag.');
    if (tag.retired === retired) return { value: undefined, facts: [] };
    const now = ctx.now();
    await trx
      .insertInto('rejection_tag')
      .values({
        company_id: login.companyId,
        ...{ key, tag_group: tag.group, label: tag.label, retired_at: retired ? now : null, created_at: now },
      })
      .onConflict((oc) => oc.columns(['company_id', 'key']).doUpdateSet({ retired_at: retired ? now : null }))
      .execute();
    const builtIn = builtInTags.find((one) => one === key) ?? null;
    const data = { tag: builtIn, tagId: builtIn === null ? key : null };
    const type = retired ? ('rejection_tag.retired' as const) : ('rejection_tag.restored' as const);
    return { value: undefined, facts: [{ type, sessionId: null, data }] };
  });
}
