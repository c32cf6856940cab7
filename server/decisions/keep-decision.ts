import { randomUUIDv7 } from 'node:crypto';
import type { DecisionKind } from '../../shared/decision/decision.ts';
import type { StepName } from '../../shared/session/attempt.ts';
import type { Login } from '../accounts/login/login.ts';
import { decisionHash } from '../audit/content-hashes.ts';
import type { Assessment } from '../conditions/assess.ts';
import type { Trx } from '../db/database.ts';
import type { SessionRecord } from '../sessions/record/find-session.ts';

/** Stores a reviewer's action other than a verdict, with its reason and the assessment. @returns the fields for its fact */
export async function keepDecision(
  trx: Trx,
  session: SessionRecord,
  assessed: Pick<Assessment, 'results' | 'version'>,
  login: Login,
  kind: Extract<DecisionKind, 'resubmission_requested' | 'reopened' | 'escalated' | 'snoozed'>,
  reason: string,
  now: Date,
  step: StepName | null = null,
): Promise<{ decisionId: string; content: string }> {
  const id = randomUUIDv7();
  const row = {
    ...{ id, company_id: session.company_id, session_id: session.id, kind, verdict: null, step },
    ...{ reviewer_id: login.reviewerId, at: now, note: reason.trim() },
    ...{ results: JSON.stringify(assessed.results), version: assessed.version, queued_at: session.queued_at },
  };
  await trx.insertInto('decision').values(row).execute();
  return { decisionId: id, content: decisionHash(session.salt, row) };
}
