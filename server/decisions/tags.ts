import { randomUUID } from 'node:crypto';
import type { TagRequest } from '../../shared/api/settings.ts';
import {
  builtInTags,
  type RejectionGroup,
  type RejectionTag,
  rejectionTags,
} from '../../shared/decision/rejection-tags.ts';
import { actorOf } from '../accounts/guard.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import { Problem } from '../http/errors/problem.ts';
import { transact } from '../log/transact.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;

/** The company's own, with which a dialog can still be read. */
const mostOwn = 200;

/** The tree of tags, group by group: the built-in ones, then the company's own in the order in which they were made. */
export async function listTags(db: Db, companyId: string): Promise<RejectionTag[]> {
  const rows = await db
    .selectFrom('rejection_tag')
    .select(['key', 'tag_group', 'label', 'retired_at'])
    .where('company_id', '=', companyId)
    .orderBy('created_at')
    .orderBy('key')
    .execute();
  return (Object.keys(rejectionTags) as RejectionGroup[]).flatMap((group) => [
    ...rejectionTags[group].map((key) => ({
      ...{ key, group, label: null },
      retired: rows.some((row) => row.key === key && row.retired_at !== null),
    })),
    ...rows
      .filter((row) => row.tag_group === group && row.label !== null)
      .map(({ key, label, retired_at }) => ({ key, group, label, retired: retired_at !== null })),
  ]);
}

/** @throws Problem tag_unknown, with the places of those that the company does not offer */
export async function checkTags(trx: Trx, companyId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const offered = new Set((await listTags(trx, companyId)).filter((tag) => !tag.retired).map(({ key }) => key));
  const errors = keys.flatMap((key, i) =>
    offered.has(key) ? [] : [{ in: 'body' as const, pointer: `/tags/${i}`, detail: 'is not offered by the company' }],
  );
  if (errors.length > 0) throw new Problem('tag_unknown', 'Choose among the tags that the company offers.', { errors });
}

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

/** A retired tag is no longer offered; what was rejected with it keeps it. Saying it twice changes nothing. @throws Problem not_found */
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
