import type { BulkAnswer, BulkRequest, BulkResult } from '../../../shared/api/bulk.ts';
import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import type { Context } from '../../context.ts';
import { assignSession } from '../../decisions/claims/commands/hand-over.ts';
import { requestResubmission } from '../../decisions/commands/resubmission-and-reopen.ts';
import { isOutage } from '../../http/errors/outage.ts';
import { Problem } from '../../http/errors/problem.ts';
import { claimKey, type IdempotencyKey, idempotencyKeyOf, storeAnswer } from '../../http/idempotency.ts';
import { currentSeq } from '../../log/read.ts';
import { tagSession } from '../../session-tags/commands/tag-session.ts';
import { findOwnFacts } from '../own-facts.ts';

export type BulkParts = Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>;

/** Concurrent sessions: one reviewer's request must leave connections for others. */
const concurrency = 3;

/** The previous state of a session; absent where the action changed nothing, or where it cannot be undone. */
type Before = { assignedTo: string | null } | { on: boolean };
export interface Done extends BulkResult {
  before?: Before;
}
/** Stored under the key: first the log's position at the start, then the outcome for each session. */
export type StoredOutcome = { startSeq: number } | { seq: number; action: BulkRequest['action']; results: Done[] };

/** Scoped to one reviewer: no other reviewer can read or use it. */
export const bulkOnce = (login: Login, key: string, request: unknown): IdempotencyKey =>
  idempotencyKeyOf(`bulk ${login.reviewerId} ${key}`, actorOf(login), 'bulk', request)!;

/**
 * Applies one action to many sessions, each with the single-session command and in its own transaction: a refused session does
 * not affect the others. When retried with the same key after a lost answer, it resumes where it was interrupted and repeats
 * nothing.
 *
 * @throws Problem idempotency_key_reused
 */
export async function runBulk(ctx: BulkParts, login: Login, key: string, request: BulkRequest): Promise<BulkAnswer> {
  const { companyId } = login;
  const once = bulkOnce(login, key, request);
  const begun = await ctx.db.transaction().execute(async (trx): Promise<StoredOutcome> => {
    const before = await claimKey(trx, companyId, once, ctx.now());
    if (before) return before as StoredOutcome;
    const begun = { startSeq: await currentSeq(trx, companyId) };
    await storeAnswer(trx, companyId, once, begun);
    return begun;
  });
  if ('results' in begun) return answerOf(begun);
  const results = await forEach(request.ids, (id) => doOne(ctx, login, request, id));
  await findDoneBefore(ctx, login, request, begun.startSeq, results);
  const stored: StoredOutcome = { seq: await currentSeq(ctx.db, companyId), action: request.action, results };
  // Failures on our side are retried with the same key.
  if (!results.some(({ outcome }) => outcome === 'unavailable' || outcome === 'internal')) {
    await ctx.db.transaction().execute((trx) => storeAnswer(trx, companyId, once, stored));
  }
  return answerOf(stored);
}

const answerOf = ({ seq, results }: Extract<StoredOutcome, { results: unknown }>): BulkAnswer => ({
  seq,
  results: results.map(({ id, outcome }) => ({ id, outcome })),
  undoable: results.filter(({ before }) => before).length,
});

async function doOne(ctx: BulkParts, login: Login, { action, seq }: BulkRequest, id: string): Promise<Done> {
  const done = { id, outcome: 'done' } as const;
  return guarded(ctx, id, async () => {
    switch (action.type) {
      case 'assign': {
        const { before, changed, wasEscalated } = await assignSession(ctx, login, id, action);
        return changed && !wasEscalated ? { ...done, before: { assignedTo: before } } : done;
      }
      case 'resubmission': {
        await requestResubmission(ctx, login, id, { step: action.step, reason: action.reason, seq });
        return done;
      }
      case 'tag': {
        const { changed } = await tagSession(ctx, login, id, action);
        return changed ? { ...done, before: { on: !action.on } } : done;
      }
    }
  });
}

/** A refusal or a fault is the outcome of this session only. */
export async function guarded(ctx: BulkParts, id: string, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) return { id, outcome: error.code };
    const outcome = isOutage(error) ? 'unavailable' : 'internal';
    ctx.logger.error({ err: error, sessionId: id }, 'bulk: one session failed');
    return { id, outcome };
  }
}

/**
 * A session that is refused because this same request changed it before its answer was lost (or runs twice concurrently) counts
 * as done: the log shows it. Modifies the results.
 */
async function findDoneBefore(
  ctx: BulkParts,
  login: Login,
  { action }: BulkRequest,
  startSeq: number,
  results: Done[],
): Promise<void> {
  const refused = results.filter(({ outcome }) => outcome !== 'done').map(({ id }) => id);
  if (refused.length === 0) return;
  const ours = await findOwnFacts(ctx.db, login, action, refused, startSeq);
  for (const result of results) if (ours.has(result.id)) result.outcome = 'done';
}

/** In the order of the ids, with bounded concurrency. */
export async function forEach(ids: readonly string[], work: (id: string) => Promise<Done>): Promise<Done[]> {
  const results: Done[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < ids.length) {
      const at = next++;
      results[at] = await work(ids[at]!);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return results;
}
