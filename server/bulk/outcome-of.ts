import type { BulkCheckRequest, BulkResult } from '../../shared/api/bulk.ts';
import type { Login } from '../accounts/login/login.ts';
import { refuseResubmission, refuseUnlessWaiting } from '../decisions/lock-for-decision.ts';
import { Problem } from '../http/errors/problem.ts';
import { finishedStates } from '../reports/rules.ts';
import type { SessionRecord } from '../sessions/record/find-session.ts';

/**
 * The outcome that an action would have for a session, by the rules of the single-session command. `done`: it would succeed.
 * Pure.
 */
export function outcomeOf(
  action: BulkCheckRequest['action'],
  session: SessionRecord,
  login: Login,
  now: Date,
): BulkResult['outcome'] {
  // The current state: nothing has happened since.
  const acting = { session, since: [], isStale: false };
  switch (action.type) {
    case 'assign':
      return (
        codeOf(() => refuseUnlessWaiting(acting, login, now)) ??
        (session.assigned_to === action.reviewerId && !session.escalated_at ? 'nothing_changed' : 'done')
      );
    case 'resubmission':
      return codeOf(() => refuseResubmission(acting, login, now)) ?? 'done';
    case 'tag':
      return session.session_tags.includes(action.tagId) === action.on ? 'nothing_changed' : 'done';
    case 'reports':
      if (finishedStates.some((state) => state === session.state)) return 'done';
      return session.state === 'in_progress' ? 'session_in_progress' : 'session_not_decided';
  }
}

function codeOf(refuse: () => void): Problem['code'] | undefined {
  try {
    refuse();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
