import { randomUUIDv7 } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { UndoRequest } from '../../../shared/api/decisions.ts';
import { claimLength, shortestUndoReason, undoWindow, type Vote } from '../../../shared/decision/decision.ts';
import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import { decisionHash } from '../../audit/content-hashes.ts';
import type { Context } from '../../context.ts';
import type { Tables, Trx } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { thawNote } from '../../notes/freeze.ts';
import { changeSession, type SessionChange } from '../../sessions/record/change.ts';
import type { SessionRecord } from '../../sessions/record/find-session.ts';
import { claimOf, lockForDecision } from '../lock-for-decision.ts';
import { hasShownFirst, isClaimedByOther } from '../rules.ts';
import type { HandedOver } from '../tables.ts';

/** Milliseconds beyond the time limit shown: a last-moment request is in flight for a while. */
const slack = 2_000;

type Decision = Selectable<Tables['decision']>;

/**
 * Undoes a reviewer's own last vote: the session waits since its earlier waiting time, and its reviewer has claimed it.
 *
 * @throws Problem not_found, undo_too_late when the time is over or another vote or change followed, undo_reason_needed where it
 * has revealed the first vote of a blind review
 */
export async function undoDecision(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  login: Login,
  sessionId: string,
  { decisionId, reason = '' }: UndoRequest,
): Promise<{ seq: number }> {
  const { seq } = await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const { session } = await lockForDecision(trx, login, sessionId, null);
    const last = await lastOf(trx, login.companyId, sessionId);
    const own = last?.id === decisionId && last.reviewer_id === login.reviewerId ? last : undefined;
    if (!own) await refuseStrange(trx, login, sessionId, decisionId);
    // The nodes' clocks may differ slightly: the last vote itself identifies its reviewer.
    const word = session.votes.at(-1);
    const isLast = word?.reviewerId === login.reviewerId && word.at === own?.at.toISOString();
    const isOwnVote = own && isLast && ['decided', 'proposed', 'disputed'].includes(own.kind);
    if (!isOwnVote || now.getTime() - own.at.getTime() > undoWindow + slack) {
      throw new Problem('undo_too_late', 'Thirty seconds are over, or somebody has decided something since.');
    }
    const hasShown = hasShownFirst(session.votes);
    if (hasShown) refuseWithoutReason(reason);
    await changeSession(trx, session, {
      ...{ state: 'awaiting_action', queued_at: own.queued_at, decided_at: null, decided_by: null, tags: [] },
      votes: hasShown ? revealed(session.votes.slice(0, -1)) : session.votes.slice(0, -1),
      ...handedBack(own.handed_over, session, now),
      ...(!isClaimedByOther(claimOf(session), login.reviewerId, now) && {
        claim_by: login.reviewerId,
        claim_until: new Date(now.getTime() + claimLength),
      }),
    });
    const undo = await keepUndone(trx, session, own, hasShown ? reason.trim() : '', now);
    const thawed = own.kind === 'decided' ? await thawNote(trx, login.companyId, sessionId) : [];
    return {
      value: undefined,
      facts: [{ type: 'session.decision_undone', sessionId, data: { decisionId, ...undo } }, ...thawed],
    };
  });
  return { seq };
}

/**
 * The second vote has revealed the first: once it is undone, the first is no longer blind, and the next reviewer to decide is
 * marked as knowing it. The history keeps both votes.
 */
const revealed = (votes: readonly Vote[]): Vote[] =>
  votes.map(({ blind: _, ...isOwnVote }) => ({ ...isOwnVote, revealed: true }));

/** @throws Problem undo_reason_needed */
function refuseWithoutReason(reason: string): void {
  if (reason.trim().length >= shortestUndoReason) return;
  throw new Problem('undo_reason_needed', `Say why in at least ${shortestUndoReason} characters.`, {
    errors: [{ in: 'body', pointer: '/reason', detail: 'says why a decision that has shown the first one is undone' }],
  });
}

/**
 * Restores the previous assignee, and the snooze if it has not expired since. The decision cleared the assignee: an assignment
 * made since is kept.
 */
function handedBack(before: HandedOver | null, { assigned_to: present }: SessionRecord, now: Date): SessionChange {
  if (!before || present !== null) return {};
  const until = before.snoozedUntil === null ? null : new Date(before.snoozedUntil);
  return {
    assigned_to: before.assignedTo,
    escalated_at: before.escalatedAt === null ? null : new Date(before.escalatedAt),
    snoozed_until: until && until > now ? until : null,
  };
}

const lastOf = (trx: Trx, companyId: string, sessionId: string): Promise<Decision | undefined> =>
  trx
    .selectFrom('decision')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** A decision that does not exist or belongs to another session is not found; another reviewer's can be read but not undone. */
async function refuseStrange(trx: Trx, login: Login, sessionId: string, decisionId: string): Promise<void> {
  const found = await trx
    .selectFrom('decision')
    .select('reviewer_id')
    .where('company_id', '=', login.companyId)
    .where('session_id', '=', sessionId)
    .where('id', '=', decisionId)
    .executeTakeFirst();
  if (!found) throw new Problem('not_found', 'There is no such decision.');
  if (found.reviewer_id !== login.reviewerId) throw new Problem('forbidden', 'Only who decided takes it back.');
}

/** @returns the fields for its fact */
async function keepUndone(
  trx: Trx,
  session: SessionRecord,
  undone: Decision,
  reason: string,
  now: Date,
): Promise<{ undoId: string; content: string }> {
  const { id: _, at: __, results, note: ___, tags: ____, handed_over: _____, after_reveal: ______, ...same } = undone;
  const id = randomUUIDv7();
  const row = { ...same, id, kind: 'undone' as const, at: now, note: reason, results: JSON.stringify(results) };
  await trx.insertInto('decision').values(row).execute();
  return { undoId: id, content: decisionHash(session.salt, row) };
}
