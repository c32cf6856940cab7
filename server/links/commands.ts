import { randomUUIDv7 } from 'node:crypto';
import type { LinkReviewRequest } from '../../shared/api/links.ts';
import type { Fact } from '../../shared/event.ts';
import { actorOf } from '../accounts/guard.ts';
import type { Login } from '../accounts/login/login.ts';
import { linkReviewHash } from '../audit/content-hashes.ts';
import type { Context } from '../context.ts';
import { Problem } from '../http/errors/problem.ts';
import { transact } from '../log/transact.ts';
import { lockSession } from '../sessions/record/find-session.ts';
import { newestReviews, pairOf } from './reviews.ts';

/**
 * Stores a reviewer's statement whether two sessions show one person, or removes it. It is stored for the pair and decides
 * neither session: conditions do not evaluate it.
 *
 * @throws Problem not_found, for another company's sessions too; link_reviewed, nothing_changed
 */
export async function reviewLink(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  login: Login,
  sessionId: string,
  otherSessionId: string,
  { verdict, reason, seen }: LinkReviewRequest,
): Promise<{ seq: number }> {
  const { companyId, reviewerId } = login;
  if (sessionId === otherSessionId) throw new Problem('not_found', 'A session has no link to itself.');
  const { seq } = await transact(ctx, companyId, actorOf(login), async (trx) => {
    // Locked in the order of the ids: concurrent reviews of a pair from both sides do not deadlock.
    const [first, second] = [sessionId, otherSessionId].sort() as [string, string];
    const locked = [await lockSession(trx, companyId, first), await lockSession(trx, companyId, second)];
    const now = (await newestReviews(trx, companyId, sessionId)).get(otherSessionId);
    const text = reason.trim();
    // A retry after a lost answer.
    if (now && now.id !== seen && now.reviewerId === reviewerId && now.verdict === verdict && now.reason === text) {
      return { value: undefined, facts: [] };
    }
    if ((now?.id ?? null) !== seen) throw new Problem('link_reviewed', 'Look at what was said first.');
    if ((now?.verdict ?? null) === verdict && (now?.reason ?? '') === text) throw new Problem('nothing_changed');
    const id = randomUUIDv7();
    const row = {
      ...{ id, company_id: companyId, ...pairOf(sessionId, otherSessionId), verdict, reason: text },
      ...{ reviewer_id: reviewerId, at: ctx.now() },
    };
    await trx.insertInto('link_review').values(row).execute();
    // Recorded for both sessions, and shown at once on both pages.
    const factFor = (at: string, other: string): Fact => {
      const { salt } = locked.find((session) => session.id === at)!;
      const data = { linkReviewId: id, otherSessionId: other, verdict, content: linkReviewHash(salt, row) };
      return { type: 'link.reviewed', sessionId: at, data };
    };
    return { value: undefined, facts: [factFor(sessionId, otherSessionId), factFor(otherSessionId, sessionId)] };
  });
  return { seq };
}
