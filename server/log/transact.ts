import type { Actor, Fact } from '../../shared/event.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { retryLostRace } from '../db/retry-lost-race.ts';
import { append } from './append.ts';
import { currentSeq } from './read.ts';

/**
 * A statement whose result is not needed. It is not sent before transact sends it, so its promise cannot reject while unawaited:
 * an unhandled rejection would end the process.
 */
export type Deferred = () => Promise<unknown>;

export interface Work<T> {
  value: T;
  facts: Fact[];
  /**
   * Sent in this order together with the append, in one round trip. The database executes the statements of a connection in the
   * order in which they were sent.
   */
  deferred?: Deferred[];
}

/**
 * The only way for a command to open a transaction. The work changes rows and returns its facts; they are appended as the last
 * statement, then the transaction commits, then the notifier publishes. When it resolves, the changes are persisted; when it
 * throws, nothing is. The work may run more than once: it must have no effects that a rollback does not undo.
 *
 * @returns `seq` of the last fact, or the log's current position if there was none
 */
export async function transact<T>(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  companyId: string,
  actor: Actor,
  work: (trx: Trx) => Promise<Work<T>>,
): Promise<{ value: T; seq: number }> {
  const done = await retryLostRace(() =>
    ctx.db.transaction().execute(async (trx) => {
      const { value, facts, deferred = [] } = await work(trx);
      const last = () => (facts.length ? append(trx, companyId, actor, ctx.now(), facts) : currentSeq(trx, companyId));
      const seq = await sendTogether(deferred, last);
      return { value, seq, publishes: facts.length > 0 };
    }),
  );
  if (done.publishes) ctx.notifier.publish({ type: 'log', companyId, seq: done.seq });
  return { value: done.value, seq: done.seq };
}

/**
 * Sends the deferred statements, then the last one, and waits until each has settled. The first failure in their order is the
 * cause: those after it fail with "transaction is aborted", which would hide a deadlock from the retry.
 */
async function sendTogether<T>(deferred: readonly Deferred[], last: () => Promise<T>): Promise<T> {
  const ended = await Promise.allSettled([...deferred, last].map((send) => send()));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return (ended.at(-1) as PromiseFulfilledResult<T>).value;
}
