import { randomUUIDv7 } from 'node:crypto';
import type { ConditionName, ConditionResult, Unmet, Verdict } from '../../shared/conditions.ts';
import type { Vote } from '../../shared/decision/decision.ts';
import { builtInTags, tagsOfCondition } from '../../shared/decision/rejection-tags.ts';
import { evaluate, needsTwo, unmetOf, verdictOf } from '../checks/conditions.ts';
import type { Trx } from '../db/database.ts';
import type { Corrections, ScreeningSummary } from '../sessions/tables.ts';
import type { Evidence } from './evidence.ts';
import type { ConditionSet } from './queries.ts';

/** What the conditions say of a session, and what follows from it. */
export interface Assessment {
  evidence: Evidence;
  version: number;
  results: ConditionResult[];
  unmet: Unmet[];
  needsTwo: boolean;
  /** The company's second reviewers decide without knowing what the first have said. */
  isBlind: boolean;
  verdict: Verdict;
}

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Pure. `isEdited`: a reviewer has corrected the data. */
export function assess(
  { conditions, version }: ConditionSet,
  evidence: Evidence,
  isEdited: boolean,
  today: string,
): Assessment {
  const results = evaluate(conditions, { ...evidence, today });
  return {
    evidence,
    version,
    results,
    unmet: unmetOf(results),
    needsTwo: needsTwo(conditions, results, isEdited, evidence),
    isBlind: conditions.blindReview,
    verdict: verdictOf(conditions, results),
  };
}

interface QueueState {
  unmet: Unmet[];
  needs_two: boolean;
  corrections: Corrections | null;
  screening: ScreeningSummary | null;
  reviewer_touched: boolean;
  queued_at: Date | null;
  votes: Vote[];
  claim_by: string | null;
  claim_until: Date | null;
}

/** The columns of a session that the conditions have assessed, and that now waits, or is decided by them. */
export function queueColumns(session: QueueState, assessment: Assessment, state: Verdict, now: Date) {
  const waits = state === 'awaiting_action';
  return {
    state,
    queued_at: waits ? (session.queued_at ?? now) : null,
    decided_at: waits ? null : now,
    decided_by: null,
    unmet: assessment.unmet,
    needs_two: needsTwoNow(session, assessment),
    votes: waits ? session.votes : [],
    claim_by: waits ? session.claim_by : null,
    claim_until: waits ? session.claim_until : null,
    ...(!waits && notWaiting),
    tags: state === 'rejected' ? tagsOf(assessment.results) : [],
  };
}

/** Whose it was, and until when it was put off, ends with its waiting. */
export const notWaiting = { assigned_to: null, escalated_at: null, snoozed_until: null } as const;

/** Correcting data, clearing hits or reopening never drops a four-eyes requirement. */
export const needsTwoNow = (
  session: Pick<QueueState, 'needs_two' | 'corrections' | 'screening'>,
  assessment: Pick<Assessment, 'needsTwo'>,
): boolean =>
  assessment.needsTwo || (session.needs_two && (session.corrections !== null || session.screening?.reviewed === true));

const risks: readonly ConditionName[] = ['high_risk_ip', 'high_risk_nationality'];

/** A high-risk country that was not known before. One that was known when a master reopened the session is theirs to assess. */
export const isStoppedNow = (session: Pick<QueueState, 'unmet'>, { unmet }: Pick<Assessment, 'unmet'>): boolean =>
  unmet.some(
    ({ condition, outcome }) =>
      outcome === 'not_met' &&
      risks.includes(condition) &&
      !session.unmet.some((known) => known.condition === condition && known.outcome === 'not_met'),
  );

/** Why the conditions reject, in the words that reviewers use. */
function tagsOf(results: readonly ConditionResult[]): string[] {
  const missed = results.filter(({ outcome }) => outcome === 'not_met');
  const tags = new Set(missed.flatMap(({ condition }) => tagsOfCondition[condition] ?? []));
  return builtInTags.filter((tag) => tags.has(tag));
}

interface Subject {
  id: string;
  company_id: string;
}

/** Stores evidence and results, replacing those of an earlier assessment. */
export async function storeAssessment(trx: Trx, session: Subject, assessment: Assessment, finishedAt: Date, now: Date) {
  const values = {
    version: assessment.version,
    evidence: JSON.stringify(assessment.evidence),
    results: JSON.stringify(assessment.results),
    finished_at: finishedAt,
    at: now,
  };
  await trx
    .insertInto('assessment')
    .values({ session_id: session.id, company_id: session.company_id, ...values })
    .onConflict((oc) => oc.column('session_id').doUpdateSet(values))
    .execute();
}

/** The conditions' own decision, as the history has it. @returns its id */
export function ownDecision(session: Subject & { queued_at: Date | null }, assessment: Assessment, now: Date) {
  if (assessment.verdict === 'awaiting_action') throw new Error('what waits is not decided');
  return {
    id: randomUUIDv7(),
    company_id: session.company_id,
    session_id: session.id,
    kind: 'by_conditions' as const,
    verdict: assessment.verdict,
    reviewer_id: null,
    at: now,
    tags: assessment.verdict === 'rejected' ? tagsOf(assessment.results) : [],
    step: null,
    results: JSON.stringify(assessment.results),
    version: assessment.version,
    queued_at: session.queued_at,
  };
}
