import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/database.ts';
import { allowedFailures, allowedFromStrangers, restOf, restWindow } from '../rules.ts';

type Parts = Pick<Context, 'db' | 'config' | 'now'>;

/** The origin of a sign-in attempt. */
export type Place = { kind: 'device'; device: string } | { kind: 'network'; network: string };

/** HMAC with our secret: the table does not reveal what strangers type. */
const keyOf = ({ config }: Pick<Context, 'config'>, email: string, place: string): Buffer =>
  createHmac('sha256', config.keyring.current.derive('sign-in throttle'))
    .update(`${email.toLowerCase()}\0${place}`)
    .digest();

/** All networks from which the account was never used. */
const strangers = 'strangers';
const nameOf = (place: Place): string => (place.kind === 'device' ? `device ${place.device}` : place.network);

/**
 * Counts an attempt before its password is checked: of any number of concurrent attempts no more than the allowed number is
 * checked. Attempts during a pause do not extend it. A device that has signed in before has its own budget; networks have one
 * each and one in total, so that a stranger with many addresses slows down other strangers and not the reviewer.
 *
 * @returns milliseconds for which attempts from this place for this address are paused; 0: proceed
 */
export async function countTry(ctx: Parts, email: string, place: Place): Promise<number> {
  const own = await count(ctx, keyOf(ctx, email, nameOf(place)), allowedFailures);
  if (own > 0 || place.kind === 'device') return own;
  return count(ctx, keyOf(ctx, email, strangers), allowedFromStrangers);
}

async function count(ctx: Parts, key: Buffer, allowed: number): Promise<number> {
  const now = ctx.now();
  const isOld = sql<boolean>`sign_in_throttle.since <= ${new Date(now.getTime() - restWindow)}`;
  const row = await ctx.db
    .insertInto('sign_in_throttle')
    .values({ key_hash: key, attempts: 1, since: now })
    .onConflict((conflict) =>
      conflict.column('key_hash').doUpdateSet({
        attempts: sql`case when ${isOld} then 1 else least(sign_in_throttle.attempts + 1, ${sql.lit(allowed + 1)}) end`,
        since: sql`case when ${isOld} or sign_in_throttle.attempts = ${sql.lit(allowed - 1)} then ${now} else sign_in_throttle.since end`,
      }),
    )
    .returning(['attempts', 'since'])
    .executeTakeFirstOrThrow();
  return restOf(row, now, allowed);
}

/** Called after a correct password. Also removes expired rows of all addresses. */
export async function resetThrottle(trx: Trx, ctx: Omit<Parts, 'db'>, email: string, place: Place): Promise<void> {
  const keys = [nameOf(place), strangers].map((name) => keyOf(ctx, email, name));
  await trx
    .deleteFrom('sign_in_throttle')
    .where((e) => e.or([e('key_hash', 'in', keys), e('since', '<=', new Date(ctx.now().getTime() - restWindow))]))
    .execute();
}
