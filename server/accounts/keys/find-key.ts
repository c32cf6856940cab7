import type { ApiKey } from '../../../shared/api/review.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { hashOfKey } from './hash-of-key.ts';

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
export const wasGood = (db: Db, key: string): boolean => believedOf(db).has(hashOfKey(key).toString('base64'));

/** @returns undefined for a key that is unknown or revoked */
export async function findKey(
  ctx: Pick<Context, 'db' | 'now'>,
  key: string,
): Promise<{ keyId: string; companyId: string; name: string } | undefined> {
  if (!/^vk_[\w-]{43}$/.test(key)) return undefined;
  const now = ctx.now().getTime();
  const cache = believedOf(ctx.db);
  const hash = hashOfKey(key);
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
