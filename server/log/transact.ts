import { setTimeout as wait } from 'node:timers/promises';
import type { Actor, Fact } from '../../shared/event.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { append } from './append.ts';
import { currentSeq } from './read.ts';

/** A deadlock's loser wins at the second try as a rule; five says that something else is wrong. */
const tries = 5;
/** Milliseconds, doubled at each try and spread, so that two losers do not meet again. */
const firstPause = 5;

export interface Work<T> {
  value: T;
  facts: Fact[];
  /**
   * Statements on their way, whose results nobody needs: they travel together with the append, in one round trip. The
   * database takes the statements of a connection in the order in which they were sent.
   */
  sent?: Promise<unknown>[];
}

/**
 * The only way a command opens a transaction. The work changes rows and returns its facts; they are appended as the last
 * statement, then the transaction commits, then the bell rings. What was returned is on the disk; what threw left nothing.
 * The work may run more than once: it must do nothing that the transaction cannot take back.
 *
 * @returns `seq` of the last fact, or where the company's log stands if there was none
 */
export async function transact<T>(
  ctx: Pick<Context, 'db' | 'bell' | 'now'>,
  companyId: string,
  actor: Actor,
  work: (trx: Trx) => Promise<Work<T>>,
): Promise<{ value: T; seq: number }> {
  for (let n = 1; ; n++) {
    try {
      const done = await ctx.db.transaction().execute(async (trx) => {
        const { value, facts, sent = [] } = await work(trx);
        const last = facts.length ? append(trx, companyId, actor, ctx.now(), facts) : currentSeq(trx, companyId);
        const [seq] = await Promise.all([last, ...sent]);
        return { value, seq, rings: facts.length > 0 };
      });
      if (done.rings) ctx.bell.ring({ type: 'log', companyId, seq: done.seq });
      return { value: done.value, seq: done.seq };
    } catch (error) {
      if (n === tries || !lostRace(error)) throw error;
      await wait(firstPause * 2 ** n * Math.random());
    }
  }
}

/** Serialization failure or deadlock: the database took everything back and says to try again. */
function lostRace(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01';
}
