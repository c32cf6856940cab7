import type { AssignRequest, EscalateRequest, SnoozeRequest } from '../../../../shared/api/decisions.ts';
import { longestSnoozeDays } from '../../../../shared/decision/decision.ts';
import { actorOf } from '../../../accounts/guard.ts';
import type { Login } from '../../../accounts/login/login.ts';
import type { Context } from '../../../context.ts';
import type { Trx } from '../../../db/database.ts';
import { Problem } from '../../../http/errors/problem.ts';
import { transact } from '../../../log/transact.ts';
import { changeSession } from '../../../sessions/record/change.ts';
import { keepDecision } from '../../keep-decision.ts';
import { assessNow, type LockedSession, lockForDecision, refuseUnlessWaiting } from '../../lock-for-decision.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;
/** Assignment does not depend on what the reviewer has seen. */
const anyPlace = null;
const dayMs = 86_400_000;
const released = { claim_by: null, claim_until: null } as const;

export interface Assigned {
  /** The previous assignee. */
  before: string | null;
  wasEscalated: boolean;
  changed: boolean;
}

/** Locks a waiting session that is not claimed by another reviewer. @throws Problem, as refuseUnlessWaiting */
async function lockToHandOver(trx: Trx, login: Login, sessionId: string, now: Date): Promise<LockedSession> {
  const acting = await lockForDecision(trx, login, sessionId, anyPlace);
  refuseUnlessWaiting(acting, login, now);
  return acting;
}

/**
 * Assigns a waiting session to a colleague or to oneself, or unassigns it. This also hands back an escalated one.
 *
 * @param from the assignee that it must still have; undefined: any
 * @throws Problem not_found, colleague_unknown, nothing_changed when it is no longer assigned to `from`, and what
 * refuseUnlessWaiting refuses
 */
export async function assignSession(
  ctx: Parts,
  login: Login,
  sessionId: string,
  { reviewerId }: AssignRequest,
  from?: string | null,
): Promise<{ seq: number } & Assigned> {
  const { seq, value } = await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const { session } = await lockToHandOver(trx, login, sessionId, ctx.now());
    if (reviewerId !== null) await refuseStranger(trx, login.companyId, reviewerId);
    if (from !== undefined && session.assigned_to !== from) {
      throw new Problem('nothing_changed', 'Somebody else has assigned it since.');
    }
    const was = { before: session.assigned_to, wasEscalated: session.escalated_at !== null };
    if (session.assigned_to === reviewerId && !session.escalated_at) {
      return { value: { ...was, changed: false }, facts: [] };
    }
    await changeSession(trx, session, {
      ...{ assigned_to: reviewerId, escalated_at: null },
      // Assigning it to another reviewer releases one's own claim.
      ...(reviewerId !== login.reviewerId && released),
    });
    const facts = [{ type: 'session.assigned' as const, sessionId, data: { reviewerId } }];
    return { value: { ...was, changed: true }, facts };
  });
  return { seq, ...value };
}

async function refuseStranger(trx: Trx, companyId: string, reviewerId: string): Promise<void> {
  const found = await trx
    .selectFrom('reviewer')
    .select('id')
    .where('company_id', '=', companyId)
    .where('id', '=', reviewerId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (found) return;
  throw new Problem('colleague_unknown', 'Choose somebody who works here.', {
    errors: [{ in: 'body', pointer: '/reviewerId', detail: 'is no reviewer of the company' }],
  });
}

/**
 * Escalates a waiting session to the masters, with a reason: from then on only a master decides it.
 * @throws Problem not_found, nothing_changed when it is already escalated, and what refuseUnlessWaiting refuses
 */
export async function escalateSession(
  ctx: Parts,
  login: Login,
  sessionId: string,
  { reason }: EscalateRequest,
): Promise<{ seq: number }> {
  const { seq } = await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const { session } = await lockToHandOver(trx, login, sessionId, now);
    if (session.escalated_at) throw new Problem('nothing_changed', 'The masters have it already.');
    const assessed = await assessNow(trx, session, now);
    await changeSession(trx, session, {
      escalated_at: now,
      assigned_to: null,
      snoozed_until: null,
      reviewer_touched: true,
      ...released,
    });
    const unchanged = await keepDecision(trx, session, assessed, login, 'escalated', reason, now);
    return { value: undefined, facts: [{ type: 'session.escalated', sessionId, data: unchanged }] };
  });
  return { seq };
}

/**
 * Snoozes a waiting session until a time, at which it returns automatically (wake.ts); `until: null` ends the snooze now.
 * @throws Problem not_found, value_refused for a time that has passed or is too far, nothing_changed, and what
 * refuseUnlessWaiting refuses
 */
export async function snoozeSession(
  ctx: Parts,
  login: Login,
  sessionId: string,
  { reason, until }: SnoozeRequest,
): Promise<{ seq: number }> {
  const { seq } = await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const { session } = await lockToHandOver(trx, login, sessionId, now);
    if (until === null) {
      if (!session.snoozed_until) throw new Problem('nothing_changed', 'It is not snoozed.');
      await changeSession(trx, session, { snoozed_until: null });
      return { value: undefined, facts: [{ type: 'session.snooze_ended', sessionId, data: {} }] };
    }
    const at = new Date(until);
    refuseWrongTime(at, now);
    const assessed = await assessNow(trx, session, now);
    await changeSession(trx, session, { snoozed_until: at, ...released });
    const unchanged = await keepDecision(trx, session, assessed, login, 'snoozed', reason, now);
    const data = { ...unchanged, untilMs: at.getTime() };
    return { value: undefined, facts: [{ type: 'session.snoozed', sessionId, data }] };
  });
  return { seq };
}

function refuseWrongTime(at: Date, now: Date): void {
  const awayMs = at.getTime() - now.getTime();
  if (awayMs > 0 && awayMs <= longestSnoozeDays * dayMs) return;
  throw new Problem('value_refused', `Choose a time within ${longestSnoozeDays} days.`, {
    errors: [{ in: 'body', pointer: '/until', detail: awayMs > 0 ? 'is too far away' : 'has passed' }],
  });
}
