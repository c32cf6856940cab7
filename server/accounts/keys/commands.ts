import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { NewApiKey } from '../../../shared/api/review.ts';
import type { Actor } from '../../../shared/event.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { hashOfKey } from './hash-of-key.ts';

/** Maximum of valid keys per company: an engine and a back office for each of many environments. */
const mostKeys = 50;

/**
 * @returns the key itself, which cannot be read again
 * @throws Problem too_many_keys
 */
export async function makeKey(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  companyId: string,
  actor: Actor,
  name: string,
): Promise<NewApiKey> {
  const key = `vk_${randomBytes(32).toString('base64url')}`;
  const id = randomUUIDv7();
  await transact(ctx, companyId, actor, async (trx) => {
    // Serializes concurrent calls, so that each counts the other's key.
    await trx.selectFrom('company').select('id').where('id', '=', companyId).forNoKeyUpdate().execute();
    const { valid } = await trx
      .selectFrom('api_key')
      .select((eb) => eb.fn.countAll<number>().as('valid'))
      .where('company_id', '=', companyId)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (Number(valid) >= mostKeys) throw new Problem('too_many_keys', `A company may have ${mostKeys} valid keys.`);
    await trx
      .insertInto('api_key')
      .values({ id, company_id: companyId, name, prefix: key.slice(0, 7), hash: hashOfKey(key), created_at: ctx.now() })
      .execute();
    return { value: undefined, facts: [{ type: 'api_key.made', sessionId: null, data: { keyId: id } }] };
  });
  return { id, key };
}

/** @throws Problem not_found for a key that does not exist, belongs to another company or is already revoked */
export async function revokeKey(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  companyId: string,
  actor: Actor,
  id: string,
): Promise<void> {
  await transact(ctx, companyId, actor, async (trx) => {
    const row = await trx
      .updateTable('api_key')
      .set({ revoked_at: ctx.now() })
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new Problem('not_found', 'There is no such key.');
    return { value: undefined, facts: [{ type: 'api_key.revoked', sessionId: null, data: { keyId: id } }] };
  });
}
