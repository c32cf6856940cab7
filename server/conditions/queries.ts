import { sql } from 'kysely';
import type { Conditions } from '../../shared/api/conditions.ts';
import type { ConditionsAnswer } from '../../shared/api/settings.ts';
import { strictest } from '../../shared/conditions.ts';
import type { SessionState } from '../../shared/session/session.ts';
import type { Db } from '../db/database.ts';
import { ipTableDate } from '../environment/ip-country.ts';

/** Default in minutes, until a company sets its own. */
const usualTarget = 60;
/** Maximum of other sessions listed for a document number that occurs in many. */
const mostNamed = 20;

/** A company's conditions and their version; 0: the initial ones. */
export interface ConditionSet {
  conditions: Conditions;
  version: number;
}

export async function readConditionSet(db: Db, companyId: string): Promise<ConditionSet> {
  const { conditions, version } = await readNewest(db, companyId);
  return { conditions, version };
}

async function readNewest(db: Db, companyId: string) {
  const row = await db
    .selectFrom('condition_set')
    .select(['version', 'conditions', 'target_minutes', 'reviewer_id', 'at'])
    .where('company_id', '=', companyId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  // Conditions added by a later release start at their strictest setting.
  if (row) return { ...row, conditions: { ...strictest, ...row.conditions } };
  return { version: 0, conditions: strictest, target_minutes: usualTarget, reviewer_id: null, at: null };
}

/** In the format of the settings page. */
export async function readConditions(db: Db, companyId: string): Promise<ConditionsAnswer> {
  const set = await readNewest(db, companyId);
  const applying = await db
    .selectFrom('condition_rollout')
    .select(['done', 'total'])
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  return {
    conditions: set.conditions,
    targetMinutes: set.target_minutes,
    version: set.version,
    changedAt: set.at?.toISOString() ?? null,
    changedBy: set.reviewer_id,
    ipTableDate,
    rollout: applying && applying.done < applying.total ? applying : null,
  };
}

/** Where a session's document is known from; its conditions are compared with these. */
export interface Document {
  sessionId: string;
  number: string | null;
  issuingState: string | null;
}

/** Other finished sessions of the company with the same document number, the newest first. */
export async function findReused(
  db: Db,
  companyId: string,
  { sessionId, number, issuingState }: Document,
): Promise<{ id: string; state: SessionState }[]> {
  if (!number) return [];
  return (
    db
      .selectFrom('session')
      .select(['id', 'state'])
      .where('company_id', '=', companyId)
      .where('document_number', '=', number)
      .where('id', '<>', sessionId)
      .where('state', 'in', ['verified', 'rejected', 'awaiting_action'])
      // Numbers are unique per state only; where one of the two states is unknown they may be the same.
      .where(sql<boolean>`coalesce(issuing_state, ${issuingState}, '') = coalesce(${issuingState}, issuing_state, '')`)
      .orderBy('created_at', 'desc')
      .limit(mostNamed)
      .execute()
  );
}
