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

/** Milliseconds beyond the time that is shown: a press at the last moment is on its way for a while. */
const slack = 2_000;

type Decision = Selectable<Tables['decision']>;

/**
 * Takes a reviewer's own last word back, as if it had not been said: the session waits since when it waited before, and
 * its reviewer works on it.
 *
 * @throws Problem not_found, undo_too_late when the time is over or somebody has said something since, undo_reason_needed where it has
 *   shown the first word of a blind review
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
    // The nodes' clocks may differ by a little: the last word tells who said it.
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
 * The second word has shown the first one: with that taken back, it is no longer blind, and who decides next is marked as knowing
 * it. The history keeps what was said.
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
 * Whose it was before, and until when it was put off if that has not passed meanwhile. The decision has left it to nobody: whoever it
 * was given to since keeps it.
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

/** Nobody's decision, or not this session's, is none; another's can be looked at but not taken back. */
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

/** @returns what its fact says of it */
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
