import { randomUUIDv7 } from 'node:crypto';
import type {
  BatchReceipt,
  CaptureEvent,
  EventReceipt,
  Report,
  SessionCreated,
  SessionRequest,
} from '../../shared/api/ingest.ts';
import type { Actor, Fact } from '../../shared/event.ts';
import { readSettings } from '../accounts/company-settings.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { Problem } from '../http/problem.ts';
import { transact } from '../log/transact.ts';
import { listColumns } from '../sessions/terms.ts';
import { captureToken } from './capture-token.ts';
import { type Judgement, judge } from './judge.ts';
import { findAnswer, keepAnswer, type Once } from './once.ts';
import { findReports, lockSession, type SessionRecord } from './queries.ts';
import { writeCapture } from './write.ts';

type Parts = Pick<Context, 'db' | 'bell' | 'now' | 'config'>;

/** Who reports: a back office with its API key, or the phone with the session's capture token. */
export interface Reporter {
  companyId: string;
  actor: Actor;
}

/** @throws Problem extra_field_unknown, document_type_refused, idempotency_key_reused */
export async function createSession(
  ctx: Parts,
  by: Reporter,
  request: SessionRequest,
  once: Once | undefined,
): Promise<SessionCreated> {
  const { value, seq } = await transact(ctx, by.companyId, by.actor, async (trx) => {
    const now = ctx.now();
    const before = once && (await findAnswer(trx, by.companyId, once, now));
    if (before) return { value: before as { id: string; expiresAt: string }, facts: [] };
    const session = await insertSession(trx, by.companyId, request, now);
    if (once) await keepAnswer(trx, by.companyId, once, session);
    return {
      value: session,
      facts: [{ type: 'session.created', sessionId: session.id, data: { documents: session.documents } }],
    };
  });
  return { id: value.id, captureToken: captureToken(ctx.config.secret, value.id), expiresAt: value.expiresAt, seq };
}

async function insertSession(trx: Trx, companyId: string, request: SessionRequest, now: Date) {
  const company = await trx
    .selectFrom('company')
    .select('settings')
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow();
  const settings = readSettings(company.settings);
  const documents = request.documents ?? settings.allowedDocuments;
  const refused = documents.findIndex((d) => !settings.allowedDocuments.includes(d));
  if (refused >= 0) {
    throw new Problem('document_type_refused', `Allowed: ${settings.allowedDocuments.join(', ')}.`, {
      errors: [{ in: 'body', pointer: `/documents/${refused}`, detail: 'is not allowed by the company' }],
    });
  }
  const labels = new Map(settings.extraFields.map((f) => [f.key, f.label]));
  const extra = Object.entries(request.extra ?? {}).map(([key, value]) => {
    const label = labels.get(key);
    if (label === undefined) {
      throw new Problem('extra_field_unknown', 'Define the field in the settings first.', {
        errors: [
          {
            in: 'body',
            pointer: `/extra/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
            detail: 'is not defined',
          },
        ],
      });
    }
    return { key, label, value };
  });
  const id = randomUUIDv7();
  const expiresAt = new Date(now.getTime() + settings.sessionMinutes * 60_000);
  const empty = {
    id,
    company_id: companyId,
    created_at: now,
    state: 'in_progress' as const,
    first_name: null,
    last_name: null,
    personal_number: null,
    document_number: null,
    nationality: null,
    document_type: null,
    face_level: null,
    id_real: null,
    full_id: null,
  };
  await trx
    .insertInto('session')
    .values({
      ...empty,
      reference: request.reference ?? null,
      allowed_documents: documents,
      max_attempts: settings.maxAttempts,
      extra: JSON.stringify(extra),
      expires_at: expiresAt,
      ...listColumns(empty),
    })
    .execute();
  return { id, expiresAt: expiresAt.toISOString(), documents };
}

/**
 * Takes a batch of reports. Each is stored, known already, or refused by name; one that is refused does not keep the
 * others out. What is answered as stored is committed.
 */
export async function takeReports(
  ctx: Parts,
  by: Reporter,
  sessionId: string,
  events: CaptureEvent[],
  once: Once | undefined,
): Promise<BatchReceipt> {
  const { value, seq } = await transact(ctx, by.companyId, by.actor, async (trx) => {
    const session = await lockSession(trx, by.companyId, sessionId);
    const before = once && (await findAnswer(trx, by.companyId, once, ctx.now()));
    if (before) return { value: before as Omit<BatchReceipt, 'seq'>, facts: [] };
    const { judgements, state, facts } = await storeReports(trx, session, events, ctx.now());
    const receipts = events.map((e, i): EventReceipt => ({ id: e.id, ...judgements[i]! }));
    const answer = { state, events: receipts };
    if (once) await keepAnswer(trx, by.companyId, once, answer);
    return { value: answer, facts };
  });
  return { seq, ...value };
}

/** Judges reports of a locked session one after another, and stores those that are new with all that follows from them. */
export async function storeReports(trx: Trx, session: SessionRecord, reports: Report[], now: Date) {
  const known = new Map((await findReports(trx, session.company_id, session.id)).map((r) => [r.id, r]));
  const news: Report[] = [];
  const judgements = reports.map((report): Judgement => {
    const standing = {
      state: session.state,
      maxAttempts: session.max_attempts,
      allowedDocuments: session.allowed_documents,
      decidingAttempt: session.deciding_attempt,
      finishedAt: session.finished_at,
    };
    const judgement = judge(report, known, standing, now);
    if (judgement.status === 'stored') {
      known.set(report.id, report);
      news.push(report);
    }
    return judgement;
  });
  if (!news.length) return { judgements, state: session.state, facts: [] as Fact[] };
  await trx
    .insertInto('report')
    .values(
      news.map(({ id, attempt, n, at, type, ...data }) => ({
        session_id: session.id,
        id,
        company_id: session.company_id,
        attempt_id: attempt,
        n,
        at,
        received_at: now,
        type,
        data: JSON.stringify(data),
      })),
    )
    .execute();
  return { judgements, ...(await writeCapture(trx, session, [...known.values()], news, now)) };
}
