import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { SessionTagRequest } from '../../../shared/api/session-tags.ts';
import { mostSessionTags, type SessionTag } from '../../../shared/session/session-tags.ts';
import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { term } from '../../sessions/list/terms.ts';
import { listSessionTags } from '../queries.ts';
import { hasRoom, mayRemove } from '../rules.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;

/** @throws Problem tag_taken, too_many_tags */
export async function addSessionTag(ctx: Parts, login: Login, { name }: SessionTagRequest): Promise<SessionTag> {
  const { companyId, reviewerId } = login;
  const tag = { id: randomUUIDv7(), name: name.trim().normalize('NFC') };
  await transact(ctx, companyId, actorOf(login), async (trx) => {
    // One after the other: the limit is exact for two at the same moment.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`session_tag:${companyId}`}, 0))`.execute(trx);
    const known = await listSessionTags(trx, companyId);
    if (known.some((one) => one.name.toLowerCase() === tag.name.toLowerCase())) throw taken();
    if (!hasRoom(known.length)) {
      throw new Problem('too_many_tags', `A company has at most ${mostSessionTags} tags: remove one first.`);
    }
    const added = await trx
      .insertInto('session_tag')
      .values({ ...tag, company_id: companyId, created_by: reviewerId, created_at: ctx.now() })
      // The database folds letters by its own rules.
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw taken();
    return { value: undefined, facts: [{ type: 'session_tag.added', sessionId: null, data: { tagId: tag.id } }] };
  });
  return tag;
}

const taken = () => new Problem('tag_taken', 'Use the tag of this name.');

/** A tag that no session has. @throws Problem forbidden, not_found, tag_in_use */
export async function removeSessionTag(ctx: Parts, login: Login, tagId: string): Promise<void> {
  if (!mayRemove(login)) throw new Problem('forbidden', 'Only a master of the company removes a tag.');
  const { companyId } = login;
  await transact(ctx, companyId, actorOf(login), async (trx) => {
    // Against those who put it on a session now: they hold the row until they are done.
    const tag = await trx
      .selectFrom('session_tag')
      .select('id')
      .where('company_id', '=', companyId)
      .where('id', '=', tagId)
      .forUpdate()
      .executeTakeFirst();
    if (!tag) throw new Problem('not_found', 'The company has no such tag.');
    const { rows } = await sql`select 1 from session
      where terms @@ ${`'${term.sessionTag(tagId)}'`}::tsquery and company_id = ${companyId}::uuid limit 1`.execute(
      trx,
    );
    if (rows.length > 0) throw new Problem('tag_in_use', 'Take it off the sessions that have it first.');
    await trx.deleteFrom('session_tag').where('company_id', '=', companyId).where('id', '=', tagId).execute();
    return { value: undefined, facts: [{ type: 'session_tag.removed', sessionId: null, data: { tagId } }] };
  });
}
