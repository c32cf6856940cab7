import { randomUUIDv7 } from 'node:crypto';
import type { SessionCreated, SessionRequest } from '../../../shared/api/ingest.ts';
import { readSettings } from '../../accounts/companies/company-settings.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { pointerPart } from '../../http/errors/unstorable.ts';
import { claimKey, type IdempotencyKey, storeAnswer } from '../../http/idempotency.ts';
import { transact } from '../../log/transact.ts';
import { listColumns } from '../../sessions/list/terms.ts';
import type { EventSender } from '../capture/sender.ts';
import { captureToken } from '../http/capture-token.ts';
import { chargeDay, checkDay } from '../photos/photo-budget.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now' | 'config'>;

/** @throws Problem extra_field_unknown, document_type_refused, idempotency_key_reused, upload_budget_spent */
export async function createSession(
  ctx: Parts,
  by: EventSender,
  request: SessionRequest,
  once: IdempotencyKey | undefined,
): Promise<SessionCreated> {
  const { value, seq } = await transact(ctx, by.companyId, by.actor, async (trx) => {
    const now = ctx.now();
    const before = once && (await claimKey(trx, by.companyId, once, now));
    if (before) return { value: before as { id: string; expiresAt: string }, facts: [] };
    await checkDay({ db: trx, now: () => now }, by.companyId, 'sessions', ctx.config.companySessionsPerDay);
    const session = await insertSession(trx, by.companyId, request, now);
    if (once) await storeAnswer(trx, by.companyId, once, session);
    return {
      value: session,
      facts: [{ type: 'session.created', sessionId: session.id, data: { documents: session.documents } }],
      deferred: [() => chargeDay(trx, by.companyId, now, { sessions: 1 })],
    };
  });
  return { id: value.id, captureToken: captureToken(ctx.config.keyring, value.id), expiresAt: value.expiresAt, seq };
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
        errors: [{ in: 'body', pointer: `/extra/${pointerPart(key)}`, detail: 'is not defined' }],
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
    native_name: null,
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
      ...listColumns({ ...empty, tags: [], session_tags: [], unmet: [], reference: request.reference ?? null, extra }),
    })
    .execute();
  return { id, expiresAt: expiresAt.toISOString(), documents };
}
