import type { Context } from '../../context.ts';
import type { Every } from '../../log/follow.ts';
import { keepPassing, type Passing } from '../../log/keep-passing.ts';
import { transact } from '../../log/transact.ts';
import { changeSession } from '../../sessions/record/change.ts';
import { lockSession } from '../../sessions/record/find-session.ts';
import { endClaims } from './end-claims.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>;

/** Milliseconds between looks: two small queries a node. */
const sweepEveryMs = 1_000;
/** Sessions a look. */
const batchSize = 50;

/** Brings snoozed sessions back at their time, by the clock that all nodes share. Two nodes may try: the second finds nothing to do. */
export async function wakeSnoozed(ctx: Parts): Promise<void> {
  const due = await ctx.db
    .selectFrom('session')
    .select(['id', 'company_id'])
    .where('snoozed_until', '<=', ctx.now())
    .orderBy('snoozed_until')
    .limit(batchSize)
    .execute();
  for (const { id: sessionId, company_id } of due) {
    await transact(ctx, company_id, 'system', async (trx) => {
      const session = await lockSession(trx, company_id, sessionId);
      if (!session.snoozed_until || session.snoozed_until > ctx.now()) return { value: undefined, facts: [] };
      await changeSession(trx, session, { snoozed_until: null });
      return { value: undefined, facts: [{ type: 'session.snooze_ended', sessionId, data: {} }] };
    });
  }
}

/** What ends by its time while a session waits: snoozes and claims. */
export function keepWaking(ctx: Parts, repeat?: Every): Passing {
  const work = async (): Promise<void> => {
    await wakeSnoozed(ctx);
    await endClaims(ctx);
  };
  const failure = 'snoozes and claims that are over could not be ended and will be tried again';
  return keepPassing(ctx, work, { everyMs: sweepEveryMs, failure }, repeat);
}
