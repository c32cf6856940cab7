import { createHash } from 'node:crypto';
import type { Actor } from '../../shared/event.ts';
import type { Trx } from '../db/database.ts';
import { Problem } from './errors/problem.ts';

/** What came as the header Idempotency-Key, and the request that came with it. */
export interface IdempotencyKey {
  key: string;
  requestHash: Buffer;
}

/** A phone's keys are its own: it can neither see nor take those of the back office. */
export function idempotencyKeyOf(
  key: string | undefined,
  by: Actor,
  path: string,
  body: unknown,
): IdempotencyKey | undefined {
  if (key === undefined) return undefined;
  const owner = by.startsWith('capture:') ? by : 'company';
  return {
    key: `${owner} ${key}`,
    requestHash: createHash('sha256').update(path).update('\n').update(JSON.stringify(body)).digest(),
  };
}

/**
 * Finds the answer that the same request was given before. Two at once take turns at the key's row: the second waits
 * here for the first to commit, and then sees its answer.
 * @throws Problem idempotency_key_reused when the key came with another request
 */
export async function claimKey(
  trx: Trx,
  companyId: string,
  once: IdempotencyKey,
  now: Date,
): Promise<Record<string, unknown> | undefined> {
  const taken = await trx
    .insertInto('idempotency')
    .values({ company_id: companyId, key: once.key, request_hash: once.requestHash, body: '{}', created_at: now })
    .onConflict((c) => c.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken) return undefined;
  const before = await trx
    .selectFrom('idempotency')
    .select(['request_hash', 'body'])
    .where('company_id', '=', companyId)
    .where('key', '=', once.key)
    .executeTakeFirstOrThrow();
  if (Buffer.compare(before.request_hash, once.requestHash) !== 0) throw new Problem('idempotency_key_reused');
  return before.body;
}

export async function storeAnswer(trx: Trx, companyId: string, once: IdempotencyKey, body: object): Promise<void> {
  await trx
    .updateTable('idempotency')
    .set({ body: JSON.stringify(body) })
    .where('company_id', '=', companyId)
    .where('key', '=', once.key)
    .execute();
}
