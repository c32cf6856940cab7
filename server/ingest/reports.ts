import type { BatchReceipt, EventReceipt } from '../../shared/api/ingest.ts';
import type { ConditionSet } from '../conditions/queries.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { transact } from '../log/transact.ts';
import type { CheckedEvent } from './check-events.ts';
import { type Judgement, judge, type Standing } from './judge.ts';
import { findAnswer, keepAnswer, type Once } from './once.ts';
import { lockReports, type SessionRecord } from './queries.ts';
import { rowOf } from './report-row.ts';
import type { Reporter } from './reporter.ts';
import { byKey, reportKey, type TakenReport, takenFrom } from './taken-report.ts';
import { type Written, writeCapture } from './write.ts';

/**
 * Takes a batch of reports. Each is stored, known already, or refused by name, those that are malformed too; one that is refused does not keep the
 * others out. What is answered as stored is committed.
 */
export async function takeReports(
  ctx: Pick<Context, 'db' | 'bell' | 'now'>,
  by: Reporter,
  sessionId: string,
  checked: readonly CheckedEvent[],
  once: Once | undefined,
): Promise<BatchReceipt> {
  const { value, seq } = await transact(ctx, by.companyId, by.actor, async (trx) => {
    const [session, stored, set] = await lockReports(trx, by.companyId, sessionId);
    const before = once && (await findAnswer(trx, by.companyId, once, ctx.now()));
    if (before) return { value: before as Omit<BatchReceipt, 'seq'>, facts: [] };
    const now = ctx.now();
    const events = checked.flatMap((c) => ('event' in c ? c.event : []));
    const taken = events.map((e) => takenFrom(e, by, now));
    const { judgements, state, facts, deferred } = await storeReports(trx, session, stored, taken, now, set);
    const judged = judgements.values();
    const receipts = checked.map(
      (c): EventReceipt => ('event' in c ? { id: c.event.id, ...judged.next().value! } : c.receipt),
    );
    const answer = { state, events: receipts };
    if (once) deferred.push(() => keepAnswer(trx, by.companyId, once, answer));
    return { value: answer, facts, deferred };
  });
  return { seq, ...value };
}

/** Judges reports of a locked session one after another, and stores those that are new with all that follows from them. */
export async function storeReports(
  trx: Trx,
  session: SessionRecord,
  stored: readonly TakenReport[],
  reports: readonly TakenReport[],
  now: Date,
  set: ConditionSet,
): Promise<Written & { judgements: Judgement[] }> {
  const known = byKey(stored);
  const news: TakenReport[] = [];
  const judgements = reports.map((report): Judgement => {
    const judgement = judge(report, known, standingOf(session), now);
    if (judgement.status === 'stored') {
      known.set(reportKey(report), report);
      news.push(report);
    }
    return judgement;
  });
  if (!news.length) return { judgements, state: session.state, facts: [], deferred: [] };
  const insert = () =>
    trx
      .insertInto('report')
      .values(
        news.map((report) => {
          const { source, data, ...row } = rowOf(report);
          const json = { source: JSON.stringify(source), data: JSON.stringify(data) };
          return { ...row, ...json, session_id: session.id, company_id: session.company_id };
        }),
      )
      .execute();
  const { deferred, ...written } = await writeCapture(trx, session, [...known.values()], news, now, set);
  return { judgements, ...written, deferred: [insert, ...deferred] };
}

/** What a report is judged by. */
export const standingOf = (session: SessionRecord): Standing => ({
  state: session.state,
  maxAttempts: session.max_attempts,
  allowedDocuments: session.allowed_documents,
  decidingAttempt: session.deciding_attempt,
  finishedAt: session.finished_at,
  endedAt: session.ended_at,
});
