import { randomUUIDv7 } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Fact } from '../../../shared/event.ts';
import { defaultThreshold } from '../../../shared/screening/screening.ts';
import { readFinished } from '../../conditions/finished.ts';
import { readConditionSet } from '../../conditions/queries.ts';
import { queueReassessment } from '../../conditions/rollout/queue-reassessment.ts';
import { settle } from '../../conditions/settle.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/database.ts';
import { type Deferred, transact } from '../../log/transact.ts';
import { changeSession } from '../../sessions/record/change.ts';
import { findSession, lockSession, type SessionRecord } from '../../sessions/record/find-session.ts';
import { raiseAlert } from '../alerts/raise.ts';
import { readScreeningSetting } from '../lists/queries.ts';
import type { Answer, Candidate, ScreeningProvider } from '../port.ts';
import { writeHits } from './hits.ts';
import { type Question, questionOf } from './query.ts';

export type RunParts = Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>;

/** Result of a screening. `none`: no subject data, or no list. `changed`: the subject changed during the query; screen again. */
export type Ran = { kind: 'none' | 'changed' | 'same' } | { kind: 'screened'; alert: boolean };

/**
 * Screens the subject of a session and stores the answer with everything needed to explain it. The provider is queried outside of
 * a transaction, because it may be slow. The conditions are assessed in the transaction that stores it.
 *
 * @throws if the provider is unavailable
 */
export async function screenSession(
  ctx: RunParts,
  provider: ScreeningProvider,
  companyId: string,
  sessionId: string,
): Promise<Ran> {
  const before = await findSession(ctx.db, companyId, sessionId);
  const question = before && (await questionOf(ctx.db, before));
  if (!question) return { kind: 'none' };
  const setting = await readScreeningSetting(ctx.db, companyId);
  const threshold = setting?.threshold ?? defaultThreshold;
  const answer = await provider.screen(question.query, { companyId, threshold });
  if (answer.lists.length === 0) return { kind: 'none' };
  const { value } = await transact<Ran>(ctx, companyId, 'system', async (trx) => {
    const session = await lockSession(trx, companyId, sessionId);
    const now = await questionOf(trx, session);
    if (now?.hash !== question.hash) return { value: { kind: 'changed' }, facts: [] };
    const rules = { threshold, carryOver: setting?.carry_over ?? false };
    return keep(trx, session, question, rules, answer, ctx.now());
  });
  return value;
}

async function keep(
  trx: Trx,
  session: SessionRecord,
  question: Question,
  { threshold, carryOver }: { threshold: number; carryOver: boolean },
  answer: Answer,
  now: Date,
): Promise<{ value: Ran; facts: Fact[]; deferred?: Deferred[] }> {
  const { id: sessionId, company_id: companyId } = session;
  const last = await trx
    .selectFrom('screening')
    .select(['id', 'query_hash', 'threshold', 'algorithm', 'candidates'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isSame =
    last !== undefined &&
    last.query_hash === question.hash &&
    last.threshold === threshold &&
    last.algorithm === answer.algorithm &&
    isDeepStrictEqual(last.candidates.map(gist), answer.candidates.map(gist));
  const hits = answer.candidates.filter(({ score }) => score >= threshold);
  const previous = await writeHits(trx, session, hits, question, carryOver);
  const { mark, notCleared, open, fresh, reviewed, full, carried } = previous;
  const wasReviewed = session.screening?.reviewed === true;
  const screening = { mark, notCleared, query: question.hash, reviewed: reviewed || wasReviewed, full, carried };
  const screeningId = isSame ? last.id : await insert(trx, session, question, threshold, answer, now);
  if (isSame) {
    await trx
      .insertInto('screening_repeat')
      .values({ screening_id: last.id, company_id: companyId, at: now, lists: JSON.stringify(answer.lists) })
      .onConflict((oc) => oc.doNothing())
      .execute();
    // Screenings from before these two counts existed lack them.
    if (isDeepStrictEqual(screening, session.screening && { full: 0, carried: 0, ...session.screening }))
      return { value: { kind: 'same' }, facts: [] };
  }
  const facts: Fact[] = [
    {
      type: 'session.screened',
      sessionId,
      data: {
        ...{ screeningId, provider: answer.provider, hits: hits.length, open },
        weak: answer.candidates.length - hits.length,
      },
    },
  ];
  const alert = await raiseAlert(trx, session, { screeningId, fresh, open, hits: hits.length }, now);
  facts.push(...alert);
  const value: Ran = { kind: 'screened', alert: alert.some(({ type }) => type === 'alert.raised') };
  if (session.state !== 'awaiting_action') {
    await changeSession(trx, session, { screening });
    return { value, facts };
  }
  const screened = { ...session, screening };
  const [finished, set] = await Promise.all([readFinished(trx, screened), readConditionSet(trx, companyId)]);
  const done = await settle(trx, screened, finished, set, now);
  await queueReassessment(trx, companyId, done.reusedWaiting, now);
  await changeSession(trx, session, { ...done.columns, screening });
  return { value, facts: [...facts, ...done.facts], deferred: done.deferred };
}

async function insert(
  trx: Trx,
  { id: sessionId, company_id: companyId }: SessionRecord,
  { query, hash }: Question,
  threshold: number,
  { provider, lists, algorithm, candidates }: Answer,
  now: Date,
): Promise<string> {
  const id = randomUUIDv7();
  await trx
    .insertInto('screening')
    .values({
      ...{
        id,
        company_id: companyId,
        session_id: sessionId,
        at: now,
        provider,
        algorithm,
        threshold,
        query_hash: hash,
      },
      ...{ lists: JSON.stringify(lists), query: JSON.stringify(query), candidates: JSON.stringify(candidates) },
    })
    .execute();
  return id;
}

/** What identifies a candidate's state: its entry's content and its score. */
const gist = ({ list, person, hash, score }: Candidate) => [list.id, person.sourceId, hash, score];
