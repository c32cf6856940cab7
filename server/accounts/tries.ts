import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { allowedFailures, restOf, restWindow } from './rules.ts';

type Parts = Pick<Context, 'db' | 'config' | 'now'>;

const hashOf = ({ config }: Pick<Context, 'config'>, email: string): Buffer =>
  createHmac('sha256', config.secret).update(`sign-in\0${email.toLowerCase()}`).digest();

/**
 * Counts a try before its password is looked at, in one statement: however many are sent at once, no more than
 * `allowedFailures` are looked at. Tries during a rest do not make it longer.
 *
 * @returns milliseconds for which the address rests; 0: go on
 */
export async function countTry(ctx: Parts, email: string): Promise<number> {
  const now = ctx.now();
  const isOld = sql<boolean>`sign_in_try.since <= ${new Date(now.getTime() - restWindow)}`;
  const row = await ctx.db
    .insertInto('sign_in_try')
    .values({ address_hash: hashOf(ctx, email), tries: 1, since: now })
    .onConflict((conflict) =>
      conflict.column('address_hash').doUpdateSet({
        tries: sql`case when ${isOld} then 1 else least(sign_in_try.tries + 1, ${sql.lit(allowedFailures + 1)}) end`,
        since: sql`case when ${isOld} or sign_in_try.tries = ${sql.lit(allowedFailures - 1)} then ${now} else sign_in_try.since end`,
      }),
    )
    .returning(['tries', 'since'])
    .executeTakeFirstOrThrow();
  return restOf(row, now);
}

/** After the right password. Takes along what grew old, of whichever address. */
export async function forgetTries(trx: Trx, ctx: Omit<Parts, 'db'>, email: string): Promise<void> {
  await trx
    .deleteFrom('sign_in_try')
    .where((e) =>
      e.or([e('address_hash', '=', hashOf(ctx, email)), e('since', '<=', new Date(ctx.now().getTime() - restWindow))]),
    )
    .execute();
}
