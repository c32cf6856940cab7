import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto';
import type { ApiKey, NewApiKey } from '../../../shared/api/review.ts';
import type { Actor } from '../../../shared/event.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Milliseconds that a key found good is believed: a revoked key works this much longer at most. */
const cacheTtlMs = 2_000;
/** Of good keys alone, by their hash: what strangers try takes no room. */
const believed = new WeakMap<Db, Believed>();
type Believed = Map<string, { until: number; keyId: string; companyId: string; name: string }>;

function believedOf(db: Db): Believed {
  const cache: Believed = believed.get(db) ?? new Map();
  believed.set(db, cache);
  return cache;
}

/** Was it good when it was last shown to this node? Such a key is not held up because others at its address guess. */
export const wasGood = (db: Db, key: string): boolean => believedOf(db).has(hashOf(key).toString('base64'));

/** @returns undefined for a key that is unknown or revoked */
export async function findKey(
  ctx: Pick<Context, 'db' | 'now'>,
  key: string,
): Promise<{ keyId: string; companyId: string; name: string } | undefined> {
  if (!/^vk_[\w-]{43}$/.test(key)) return undefined;
  const now = ctx.now().getTime();
  const cache = believedOf(ctx.db);
  const hash = hashOf(key);
  const name = hash.toString('base64');
  const before = cache.get(name);
  if (before && before.until > now) return before;
  const row = await ctx.db
    .selectFrom('api_key')
    .select(['id', 'company_id', 'name'])
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) {
    cache.delete(name);
    return undefined;
  }
  const found = { until: now + cacheTtlMs, keyId: row.id, companyId: row.company_id, name: row.name };
  cache.set(name, found);
  return found;
}

/** Valid keys of a company: an engine and a back office for each of many environments. */
const mostKeys = 50;

/**
 * @returns the key itself, which nobody can read again
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
    // Two at once are counted one after the other.
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
      .values({ id, company_id: companyId, name, prefix: key.slice(0, 7), hash: hashOf(key), created_at: ctx.now() })
      .execute();
    return { value: undefined, facts: [{ type: 'api_key.made', sessionId: null, data: { keyId: id } }] };
  });
  return { id, key };
}

/** @throws Problem not_found for a key that is not there, is another company's or was revoked before */
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

/** Those that work, oldest first. */
export async function listKeys(db: Db, companyId: string): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_key')
    .select(['id', 'name', 'prefix', 'created_at'])
    .where('company_id', '=', companyId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.map((r) => ({ id: r.id, name: r.name, prefix: r.prefix, createdAt: r.created_at.toISOString() }));
}
