import { randomUUIDv7 } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { DecisionAnswer, DecisionRequest } from '../../../shared/api/decisions.ts';
import {
  type DecisionOutcome,
  type DecisionVerdict,
  shortestVerifyReason,
  undoWindow,
  type Vote,
} from '../../../shared/decision/decision.ts';
import { type BuiltInTag, builtInTags } from '../../../shared/decision/rejection-tags.ts';
import type { Fact } from '../../../shared/event.ts';
import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import { decisionHash } from '../../audit/content-hashes.ts';
import { type Assessment, notWaiting } from '../../conditions/assess.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { freezeNote } from '../../notes/freeze.ts';
import { changeSession } from '../../sessions/record/change.ts';
import type { SessionRecord } from '../../sessions/record/find-session.ts';
import { assessNow, claimOf, lockForDecision, refusal } from '../lock-for-decision.ts';
import { checkTags } from '../rejection-tags.ts';
import { decide, hasShownFirst, isAfterReveal } from '../rules.ts';
import type { HandedOver } from '../tables.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;
type VoteRequest = Pick<DecisionRequest, 'verdict' | 'note' | 'tags'>;

/**
 * A reviewer's vote on a waiting session: it decides, proposes a decision, or disagrees. Concurrent votes are serialized by the
 * session's lock, and the second is answered with the first.
 *
 * @throws Problem not_found, tag_needed, tag_unknown, reason_needed where a condition is not met, and what rules.ts refuses, with
 * the changes that the reviewer has not seen
 */
export async function decideSession(
  ctx: Parts,
  login: Login,
  sessionId: string,
  request: DecisionRequest,
): Promise<DecisionAnswer> {
  refuseWrongTags(request);
  const { value, seq } = await transact<Omit<DecisionAnswer, 'seq'> | null>(
    ctx,
    login.companyId,
    actorOf(login),
    async (trx) => {
      const now = ctx.now();
      const acting = await lockForDecision(trx, login, sessionId, request.seq);
      const { session, isStale } = acting;
      const before = request.id && (await findOwn(trx, session, login.reviewerId, request.id, request));
      if (before) return { value: before, facts: [] };
      const reviewer = { id: login.reviewerId, role: login.role };
      const assessed = session.state === 'awaiting_action' ? await assessNow(trx, session, now) : undefined;
      const needsTwo = session.needs_two || assessed?.needsTwo === true;
      const deciding = {
        ...{ state: session.state, claim: claimOf(session), votes: session.votes, isStale, now },
        needsTwo,
        isEscalated: session.escalated_at !== null,
        openHits: await countOpenHits(trx, session),
      };
      const outcome = decide(deciding, reviewer, request.verdict);
      if ('refused' in outcome || !assessed)
        throw refusal('refused' in outcome ? outcome.refused : 'session_decided', acting);
      refuseWithoutReason(request, assessed);
      await checkTags(trx, login.companyId, request.tags ?? []);
      if (!isDeepStrictEqual(assessed.unmet, session.unmet) || needsTwo !== session.needs_two) {
        // The reviewer has not seen the new assessment: it is announced first, and the decision is left to a retry.
        await changeSession(trx, session, { unmet: assessed.unmet, needs_two: needsTwo });
        const data = { unmet: assessed.unmet, version: assessed.version };
        return { value: null, facts: [{ type: 'session.assessed', sessionId, data }] };
      }
      const { decisionId, undoNeedsReason, facts } = await write(
        trx,
        session,
        assessed,
        reviewer.id,
        request,
        outcome,
        now,
      );
      const undoUntil = new Date(now.getTime() + undoWindow).toISOString();
      return { value: { decisionId, outcome, undoUntil, undoNeedsReason }, facts };
    },
  );
  if (value === null) {
    const changes = [{ seq, at: ctx.now().toISOString(), type: 'session.assessed' as const, reviewerId: null }];
    throw new Problem('decision_stale', 'The conditions say something else by now: look at it, then decide again.', {
      changes,
    });
  }
  return { seq, ...value };
}

/**
 * A decision retried after its answer was lost: it is the reviewer's own and stored once.
 * @throws Problem idempotency_key_reused for an id that belongs to another decision
 */
async function findOwn(
  trx: Trx,
  session: SessionRecord,
  reviewerId: string,
  id: string,
  { verdict, note, tags = [] }: VoteRequest,
): Promise<Omit<DecisionAnswer, 'seq'> | undefined> {
  const row = await trx.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const isOwn =
    row.company_id === session.company_id && row.session_id === session.id && row.reviewer_id === reviewerId;
  const isSame = row.verdict === verdict && row.note === (note?.trim() ?? '') && isDeepStrictEqual(row.tags, tags);
  if (!isOwn || !isSame) throw new Problem('idempotency_key_reused', 'Another decision has this id.');
  const outcome: DecisionOutcome =
    row.kind === 'decided' ? { kind: 'final', verdict } : { kind: row.kind as 'proposed' | 'disputed' };
  const undoUntil = new Date(row.at.getTime() + undoWindow).toISOString();
  // By the current state: after another vote it cannot be undone.
  return { decisionId: id, outcome, undoUntil, undoNeedsReason: hasShownFirst(session.votes) };
}

/** @throws Problem tag_needed, invalid_request */
function refuseWrongTags({ verdict, tags = [] }: VoteRequest): void {
  if (verdict === 'rejected' && tags.length === 0) {
    throw new Problem('tag_needed', 'Say why, by one tag at least.', {
      errors: [{ in: 'body', pointer: '/tags', detail: 'is missing' }],
    });
  }
  if (verdict === 'verified' && tags.length > 0) {
    throw new Problem('invalid_request', 'Only a rejection has tags.', {
      errors: [{ in: 'body', pointer: '/tags', detail: 'belongs to a rejection' }],
    });
  }
}

/** Verified although a condition is not met: the note has to give the reason. @throws Problem reason_needed */
function refuseWithoutReason({ verdict, note = '' }: VoteRequest, { unmet }: Assessment): void {
  if (verdict !== 'verified' || unmet.length === 0 || note.trim().length >= shortestVerifyReason) return;
  throw new Problem('reason_needed', `Say why in a note of at least ${shortestVerifyReason} characters.`, {
    errors: [{ in: 'body', pointer: '/note', detail: `says why ${unmet.length} conditions are not met` }],
  });
}

/** Hits of the last screening that no reviewer has reviewed. */
async function countOpenHits(trx: Trx, session: SessionRecord): Promise<number> {
  const { n } = await trx
    .selectFrom('hit')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('company_id', '=', session.company_id)
    .where('session_id', '=', session.id)
    .where('gone', '=', false)
    .where('hit_review_id', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** When two reviewers agree on a rejection, the session gets the tags of both. */
async function tagsOfAll(trx: Trx, session: SessionRecord, verdict: DecisionVerdict, own: string[]): Promise<string[]> {
  const same = session.votes.filter((vote) => vote.verdict === verdict);
  if (verdict !== 'rejected' || same.length === 0) return own;
  const rows = await trx
    .selectFrom('decision')
    .select(['reviewer_id', 'at', 'tags'])
    .where('company_id', '=', session.company_id)
    .where('session_id', '=', session.id)
    .where('kind', 'in', ['proposed', 'disputed'])
    .orderBy('at')
    .execute();
  const theirs = rows.filter((row) =>
    same.some(({ reviewerId, at }) => reviewerId === row.reviewer_id && at === row.at.toISOString()),
  );
  return [...new Set([...theirs.flatMap(({ tags }) => tags), ...own])];
}

const kinds = { final: 'decided', proposed: 'proposed', disputed: 'disputed' } as const;

async function write(
  trx: Trx,
  session: SessionRecord,
  assessed: Assessment,
  reviewerId: string,
  { id, verdict, note, tags = [] }: DecisionRequest,
  outcome: DecisionOutcome,
  now: Date,
): Promise<{ decisionId: string; undoNeedsReason: boolean; facts: Fact[] }> {
  const { id: sessionId, company_id: companyId } = session;
  const decisionId = id ?? randomUUIDv7();
  const isBlind = assessed.isBlind && outcome.kind === 'proposed';
  const vote: Vote = { reviewerId, verdict, at: now.toISOString(), ...(isBlind && { blind: true }) };
  const votes = [...session.votes, vote];
  const free = { claim_by: null, claim_until: null, votes, reviewer_touched: true };
  const isFinal = outcome.kind === 'final';
  // The previous assignee has voted; an escalated session stays with the masters.
  const handedOn = { assigned_to: null, snoozed_until: null };
  const allTags = isFinal ? await tagsOfAll(trx, session, verdict, tags) : [];
  await changeSession(trx, session, {
    ...free,
    ...handedOn,
    unmet: assessed.unmet,
    ...(isFinal && {
      ...{ state: verdict, queued_at: null, decided_at: now, decided_by: reviewerId, tags: allTags },
      ...notWaiting,
    }),
  });
  const row = {
    id: decisionId,
    company_id: companyId,
    session_id: sessionId,
    kind: kinds[outcome.kind],
    verdict,
    reviewer_id: reviewerId,
    at: now,
    note: note?.trim() ?? '',
    tags,
    step: null,
    results: JSON.stringify(assessed.results),
    version: assessed.version,
    queued_at: session.queued_at,
    blind: isBlind,
    after_reveal: isAfterReveal(session.votes),
    handed_over: handedOverOf(session),
  };
  await trx.insertInto('decision').values(row).execute();
  const frozen = isFinal ? await freezeNote(trx, companyId, sessionId, now) : [];
  return {
    decisionId,
    undoNeedsReason: hasShownFirst(votes),
    facts: [factOf(sessionId, row, decisionHash(session.salt, row), verdict, outcome), ...frozen],
  };
}

/** The state that undoing it restores. */
function handedOverOf({ assigned_to, escalated_at, snoozed_until }: SessionRecord): string {
  const before: HandedOver = {
    assignedTo: assigned_to,
    escalatedAt: escalated_at?.toISOString() ?? null,
    snoozedUntil: snoozed_until?.toISOString() ?? null,
  };
  return JSON.stringify(before);
}

function factOf(
  sessionId: string,
  { id: decisionId, tags, blind }: { id: string; tags: string[]; blind: boolean },
  content: string,
  verdict: DecisionVerdict,
  { kind }: DecisionOutcome,
): Fact {
  // All reviewers can read the log, so it does not contain the vote.
  if (blind) return { type: 'decision.sealed', sessionId, data: { decisionId, content } };
  const known = tags.filter((tag): tag is BuiltInTag => (builtInTags as string[]).includes(tag));
  const data = { decisionId, content, tags: known, ownTags: tags.filter((tag) => !(known as string[]).includes(tag)) };
  return kind === 'final'
    ? { type: 'session.decided', sessionId, data: { ...data, state: verdict } }
    : { type: `decision.${kind}`, sessionId, data: { ...data, verdict } };
}
