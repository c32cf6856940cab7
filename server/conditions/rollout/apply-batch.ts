import { isDeepStrictEqual } from 'node:util';
import { type Selectable, sql } from 'kysely';
import type { Fact } from '../../../shared/event.ts';
import type { Context } from '../../context.ts';
import type { Tables, Trx } from '../../db/database.ts';
import { transact } from '../../log/transact.ts';
import { freezeNotes } from '../../notes/freeze.ts';
import { listColumns } from '../../sessions/list/terms.ts';
import { settleState } from '../../sessions/record/rules.ts';
import { type Assessment, assess, dayOf, isStoppedNow, needsTwoNow, ownDecision, queueColumns } from '../assess.ts';
import { type ConditionSet, readConditionSet } from '../queries.ts';
import { hasCorrections, isHeldByClaim, isReviewerTouched } from '../settle.ts';
import { queueReassessment } from './queue-reassessment.ts';

type SessionRecord = Selectable<Tables['session']>;
type Rollout = Selectable<Tables['condition_rollout']>;

/** Milliseconds after new conditions were set until no session can still be finishing under the old ones. */
const grace = 10_000;

/**
 * Reassesses the next waiting sessions by a company's newest conditions. Its position in the queue is committed with the batch.
 * @returns whether there may be more to do right away
 */
export async function applyBatch(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  companyId: string,
  size: number,
): Promise<boolean> {
  const { value } = await transact(ctx, companyId, 'system', async (trx) => {
    const now = ctx.now();
    const work = await trx
      .selectFrom('condition_rollout')
      .selectAll()
      .where('company_id', '=', companyId)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    // Done, or another node holds the row lock.
    if (!work) return { value: false, facts: [] };
    const set = await readConditionSet(trx, companyId);
    const sessions = await lockNext(trx, work, size);
    if (sessions.length === 0) return endOrWait(trx, work, now);
    const { facts, changed } = await assessAll(trx, companyId, sessions, set, now);
    const last = sessions.at(-1)!;
    await trx
      .updateTable('condition_rollout')
      .set({
        ...{ done: work.done + sessions.length, changed: work.changed + changed },
        ...{ after_at: last.queued_at, after_id: last.id },
      })
      .where('company_id', '=', companyId)
      .execute();
    return { value: true, facts };
  });
  return value;
}

/** In queue order: sessions that arrive during the rollout are appended and assessed by the new conditions anyway. */
function lockNext(trx: Trx, { company_id, after_at, after_id }: Rollout, size: number): Promise<SessionRecord[]> {
  return trx
    .selectFrom('session')
    .selectAll()
    .where('company_id', '=', company_id)
    .where('queued_at', 'is not', null)
    .$if(after_at !== null, (qb) =>
      qb.where(sql<boolean>`(queued_at, id) > (${after_at}::timestamptz, ${after_id}::uuid)`),
    )
    .orderBy('queued_at')
    .orderBy('id')
    .limit(size)
    .forNoKeyUpdate()
    .execute();
}

/**
 * Ends the rollout at the end of the queue, after the grace period: a session that began to finish before the change may enter
 * the queue a moment later.
 */
async function endOrWait(trx: Trx, work: Rollout, now: Date): Promise<{ value: boolean; facts: Fact[] }> {
  if (now.getTime() - work.started_at.getTime() < grace) return { value: false, facts: [] };
  const { numAffectedRows = 0n } = await sql`
    insert into reassess_queue (session_id, company_id, at)
    select s.id, s.company_id, ${now}::timestamptz from session s left join assessment a on a.session_id = s.id
    where s.company_id = ${work.company_id}::uuid and s.queued_at is not null
      and coalesce(a.version, -1) < ${work.version}
    on conflict do nothing`.execute(trx);
  await trx.deleteFrom('condition_rollout').where('company_id', '=', work.company_id).execute();
  const { version, done: checked, changed } = work;
  return {
    value: numAffectedRows > 0n,
    facts: [{ type: 'conditions.applied', sessionId: null, data: { version, checked, changed } }],
  };
}

async function assessAll(
  trx: Trx,
  companyId: string,
  sessions: SessionRecord[],
  set: ConditionSet,
  now: Date,
): Promise<{ facts: Fact[]; changed: number }> {
  const ids = sessions.map(({ id }) => id);
  const evidence = new Map(
    (
      await trx
        .selectFrom('assessment')
        .select(['session_id', 'evidence'])
        .where('company_id', '=', companyId)
        .where('session_id', 'in', ids)
        .execute()
    ).map((row) => [row.session_id, row.evidence]),
  );
  // Sessions that finished before conditions existed: evidence is read from their attempts, one by one.
  const withoutEvidence = ids.filter((id) => !evidence.has(id));
  const today = dayOf(now);
  const assessed = sessions.flatMap((session) => {
    const input = evidence.get(session.id);
    if (!input) return [];
    const result = assess(set, input, hasCorrections(session), today);
    return [
      {
        session,
        assessed: result,
        state: settleState(result, isReviewerTouched(session, now), isStoppedNow(session, result)),
      },
    ];
  });
  const changed = assessed.filter(
    ({ session, assessed: { unmet, needsTwo }, state }) =>
      state !== 'awaiting_action' ||
      needsTwoNow(session, { needsTwo }) !== session.needs_two ||
      !isDeepStrictEqual(unmet, session.unmet),
  );
  const decided = changed.flatMap((one) =>
    one.state === 'awaiting_action'
      ? []
      : [{ ...one, state: one.state, decision: ownDecision(one.session, one.assessed, now) }],
  );
  if (changed.length > 0) await writeSessions(trx, changed, now);
  if (assessed.length > 0) await writeAssessments(trx, assessed, now);
  if (decided.length > 0)
    await trx
      .insertInto('decision')
      .values(decided.map(({ decision }) => decision))
      .execute();
  await queueReassessment(trx, companyId, withoutEvidence, now);
  for (const { session, assessed: result } of assessed) {
    if (isHeldByClaim(session, result, now))
      await queueReassessment(trx, companyId, [session.id], session.claim_until!);
  }
  const facts: Fact[] = [
    ...changed.map(({ session, assessed: { unmet, version } }) => ({
      type: 'session.assessed' as const,
      sessionId: session.id,
      data: { unmet, version },
    })),
    ...decided.map(({ session, state, decision }) => ({
      type: 'session.settled' as const,
      sessionId: session.id,
      data: { decisionId: decision.id, state },
    })),
    ...(await freezeNotes(
      trx,
      companyId,
      decided.map(({ session }) => session.id),
      now,
    )),
  ];
  return { facts, changed: changed.length };
}

interface One {
  session: SessionRecord;
  assessed: Assessment;
  state: ReturnType<typeof settleState>;
}

/** Writes a whole batch in one statement. */
async function writeSessions(trx: Trx, all: One[], now: Date): Promise<void> {
  const rows = all.map(({ session, assessed, state }) => {
    const after = queueColumns(session, assessed, state, now);
    return { id: session.id, ...after, ...listColumns({ ...session, ...after }) };
  });
  await sql`
    update session as s set
      state = v.state, queued_at = v.queued_at, decided_at = v.decided_at, decided_by = v.decided_by, unmet = v.unmet,
      needs_two = v.needs_two, votes = v.votes, claim_by = v.claim_by, claim_until = v.claim_until, tags = v.tags,
      words = v.words, terms = v.terms::tsvector, sort_name = v.sort_name, sort_level = v.sort_level,
      queue_rank = v.queue_rank,
      assigned_to = case when v.queued_at is null then null else s.assigned_to end,
      escalated_at = case when v.queued_at is null then null else s.escalated_at end,
      snoozed_until = case when v.queued_at is null then null else s.snoozed_until end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(
      id uuid, state text, queued_at timestamptz, decided_at timestamptz, decided_by uuid, unmet jsonb, needs_two boolean,
      votes jsonb, claim_by uuid, claim_until timestamptz, tags text[], words text, terms text, sort_name text,
      sort_level smallint, queue_rank smallint)
    where s.id = v.id and s.company_id = ${all[0]!.session.company_id}::uuid`.execute(trx);
}

async function writeAssessments(trx: Trx, all: One[], now: Date): Promise<void> {
  const rows = all.map(({ session, assessed }) => ({
    id: session.id,
    version: assessed.version,
    results: assessed.results,
  }));
  await sql`
    update assessment as a set version = v.version, results = v.results, at = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, version integer, results jsonb)
    where a.session_id = v.id and a.company_id = ${all[0]!.session.company_id}::uuid`.execute(trx);
}
