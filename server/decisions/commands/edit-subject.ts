import { randomUUIDv7 } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EditRequest } from '../../../shared/api/decisions.ts';
import { claimLength } from '../../../shared/decision/decision.ts';
import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import { editHash } from '../../audit/content-hashes.ts';
import { screeningQuery } from '../../checks/screening-query.ts';
import { readFinished } from '../../conditions/finished.ts';
import { readConditionSet } from '../../conditions/queries.ts';
import { queueReassessment } from '../../conditions/rollout/queue-reassessment.ts';
import { settle } from '../../conditions/settle.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../http/errors/problem.ts';
import { writeTraits } from '../../links/traits/write-traits.ts';
import { transact } from '../../log/transact.ts';
import { changeSession } from '../../sessions/record/change.ts';
import { readingOf, subjectColumns, subjectOf } from '../../sessions/record/corrected.ts';
import { fieldValue } from '../field-value.ts';
import { lockForDecision, refuseUnlessWaiting } from '../lock-for-decision.ts';
import { findSame } from '../same-document.ts';

/**
 * Corrects one field of the subject. The value read stays with its attempt; the correction applies to that reading only, and the
 * conditions are reassessed. From then on the decision is manual, and earlier votes do not count for the corrected data.
 *
 * @throws Problem not_found, value_refused, nothing_changed, and what refuseUnlessWaiting refuses
 */
export async function editSubject(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  login: Login,
  sessionId: string,
  { field, value, reason, seq: seen }: EditRequest,
): Promise<{ seq: number }> {
  const after = fieldValue(field, value);
  const { seq } = await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const acting = await lockForDecision(trx, login, sessionId, seen);
    refuseUnlessWaiting(acting, login, now);
    const { session } = acting;
    const finished = await readFinished(trx, session);
    const { attempts } = finished;
    const reading = readingOf(attempts);
    if (!reading) throw new Problem('value_refused', 'Nobody has tried yet: there is nothing to put right.');
    const before = subjectOf(attempts, session.corrections)?.[field] ?? null;
    if (before === after) throw new Problem('nothing_changed', 'The field holds this value already.');

    const earlier = session.corrections?.attemptId === reading.id ? session.corrections.fields : {};
    const { [field]: _, ...others } = earlier;
    const isAsRead = (reading.subject?.[field] ?? null) === after;
    const corrections = { attemptId: reading.id, fields: isAsRead ? others : { ...others, [field]: after } };
    const edited = { ...session, corrections, reviewer_touched: true };
    const subject = subjectOf(attempts, corrections);
    const isAskedAnew = !isDeepStrictEqual(
      screeningQuery(subject),
      screeningQuery(subjectOf(attempts, session.corrections)),
    );
    const set = await readConditionSet(trx, login.companyId);
    const same = field === 'documentNumber' ? await findSame(trx, session) : [];
    const done = await settle(trx, edited, { ...finished, corrections }, set, now);
    await queueReassessment(trx, login.companyId, [...new Set([...same, ...done.reusedWaiting])], now);
    const waits = done.state === 'awaiting_action';
    await changeSession(trx, session, {
      ...done.columns,
      ...{ corrections, reviewer_touched: true, votes: [] },
      ...(session.screening && isAskedAnew && { screening: { ...session.screening, mark: 'waiting' as const } }),
      ...(waits && { claim_by: login.reviewerId, claim_until: new Date(now.getTime() + claimLength) }),
      ...subjectColumns(subject),
    });
    const editId = randomUUIDv7();
    const row = {
      ...{ id: editId, company_id: login.companyId, session_id: sessionId, attempt_id: reading.id },
      ...{ field, before, after, reason: reason.trim(), reviewer_id: login.reviewerId, at: now },
    };
    await trx.insertInto('subject_edit').values(row).execute();
    const data = { editId, content: editHash(session.salt, row), field };
    const facts = [{ type: 'subject.edited' as const, sessionId, data }, ...done.facts];
    const traits = () => writeTraits(trx, session, attempts, corrections);
    return { value: undefined, facts, deferred: [...done.deferred, traits] };
  });
  return { seq };
}
