import { queueReassessment } from '../../conditions/rollout/queue-reassessment.ts';
import type { Context } from '../../context.ts';
import { transact } from '../../log/transact.ts';
import { lockSession } from '../../sessions/record/find-session.ts';

/** Sessions per sweep. */
const batchSize = 50;

/**
 * Ends expired claims, by the clock that all nodes share. An expired claim already blocks no one (rules.ts): this announces its
 * end, so that lists by assignee are updated. Two nodes may try: the second finds nothing to do.
 */
export async function endClaims(ctx: Pick<Context, 'db' | 'notifier' | 'now'>): Promise<void> {
  const over = await ctx.db
    .selectFrom('session')
    .select(['id', 'company_id'])
    .where('claim_until', '<=', ctx.now())
    .orderBy('claim_until')
    .limit(batchSize)
    .execute();
  for (const { id: sessionId, company_id: companyId } of over) {
    await transact(ctx, companyId, 'system', async (trx) => {
      const session = await lockSession(trx, companyId, sessionId);
      if (!session.claim_until || session.claim_until > ctx.now()) return { value: undefined, facts: [] };
      await trx
        .updateTable('session')
        .set({ claim_by: null, claim_until: null })
        .where('company_id', '=', companyId)
        .where('id', '=', sessionId)
        .execute();
      if (session.state !== 'awaiting_action' || !session.claim_by) return { value: undefined, facts: [] };
      // A session that only the claim kept in the queue may leave it.
      if (session.unmet.length === 0) await queueReassessment(trx, companyId, [sessionId], ctx.now());
      return { value: undefined, facts: [{ type: 'claim.ended', sessionId, data: { reviewerId: session.claim_by } }] };
    });
  }
}
