import type { ReopenRequest, ResubmissionRequest } from '../../../shared/api/decisions.ts';
import { claimLength } from '../../../shared/decision/decision.ts';
import { readSettings } from '../../accounts/companies/company-settings.ts';
import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import { notWaiting } from '../../conditions/assess.ts';
import { readFinished } from '../../conditions/finished.ts';
import { queueReassessment } from '../../conditions/rollout/queue-reassessment.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { thawNote } from '../../notes/freeze.ts';
import { changeSession } from '../../sessions/record/change.ts';
import { keepDecision } from '../keep-decision.ts';
import { assessNow, lockForDecision, refusal, refuseResubmission } from '../lock-for-decision.ts';
import { findSame } from '../same-document.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;

/**
 * Sends the subject back to a step: the session is captured again, and earlier attempts no longer end it. The capture client
 * reads step and reason from the session's status.
 *
 * @throws Problem not_found, and what refuseRetry refuses
 */
export async function requestResubmission(
  ctx: Parts,
  login: Login,
  sessionId: string,
  { step, reason, seq: seen }: ResubmissionRequest,
): Promise<{ seq: number }> {
  const { seq } = await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const acting = await lockForDecision(trx, login, sessionId, seen);
    refuseResubmission(acting, login, now);
    const { session } = acting;
    const assessed = await assessNow(trx, session, now);
    await queueReassessment(trx, login.companyId, await findSame(trx, session), now);
    const { attempts } = await readFinished(trx, session);
    const { sessionMinutes } = await settingsOf(trx, login.companyId);
    await changeSession(trx, session, {
      ...{ state: 'in_progress', finished_at: null, deciding_attempt: null, queued_at: null },
      ...{ claim_by: null, claim_until: null, votes: [], unmet: [], needs_two: false, ...notWaiting },
      ...{ ending_since: null, ended_at: null, late_events: 0 },
      resubmission: { step, reason: reason.trim(), at: now.toISOString(), reviewerId: login.reviewerId },
      set_aside: attempts.map(({ id }) => id),
      max_attempts: Math.max(session.max_attempts, attempts.length + 1),
      expires_at: new Date(now.getTime() + sessionMinutes * 60_000),
    });
    const decision = await keepDecision(trx, session, assessed, login, 'resubmission_requested', reason, now, step);
    return {
      value: undefined,
      facts: [{ type: 'session.resubmission_requested', sessionId, data: { ...decision, step } }],
    };
  });
  return { seq };
}

/**
 * Returns a decided session to the queue, by a master, who thereby claims it.
 * @throws Problem not_found, session_not_decided, decision_stale
 */
export async function reopenSession(
  ctx: Parts,
  login: Login,
  sessionId: string,
  { reason, seq: seen }: ReopenRequest,
): Promise<{ seq: number }> {
  const { seq } = await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const acting = await lockForDecision(trx, login, sessionId, seen);
    const { session } = acting;
    // The subject did not respond to a resubmission request: the session can still be decided by what it has.
    const gaveUp = session.state === 'expired' && session.set_aside.length > 0;
    if (session.state !== 'verified' && session.state !== 'rejected' && !gaveUp) {
      throw new Problem('session_not_decided', 'Only what is over can be reopened.', {
        changes: acting.since,
      });
    }
    if (acting.isStale) throw refusal('decision_stale', acting);
    const assessed = await assessNow(trx, session, now);
    await changeSession(trx, session, {
      ...{ state: 'awaiting_action', queued_at: now, decided_at: null, decided_by: null, tags: [], votes: [] },
      ...{ unmet: assessed.unmet, needs_two: assessed.needsTwo || session.needs_two, reviewer_touched: true },
      ...{ claim_by: login.reviewerId, claim_until: new Date(now.getTime() + claimLength) },
    });
    const decision = await keepDecision(trx, session, assessed, login, 'reopened', reason, now);
    const thawed = await thawNote(trx, login.companyId, sessionId);
    return { value: undefined, facts: [{ type: 'session.reopened', sessionId, data: decision }, ...thawed] };
  });
  return { seq };
}

async function settingsOf(trx: Trx, companyId: string) {
  const { settings } = await trx
    .selectFrom('company')
    .select('settings')
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow();
  return readSettings(settings);
}
