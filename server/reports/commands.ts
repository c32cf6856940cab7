import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { ReportForm, ReportIssue, SessionRecord } from '../../shared/report/report.ts';
import { readBranding } from '../branding/queries.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { Problem } from '../http/errors/problem.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { transact } from '../log/transact.ts';
import { settleNote } from '../notes/store/record.ts';
import { atOneMoment } from '../sessions/list/list.ts';
import { type Asker, actorOf } from './making/asker.ts';
import { hex, type ReportRow, reportColumns } from './queries.ts';
import { bytesOf, packed, readRecord, stateOf } from './record.ts';
import { isFinal } from './rules.ts';
import { signingCertificate } from './signing/certificates.ts';

export interface RequestParts extends Pick<Context, 'db' | 'notifier' | 'now' | 'config'> {
  jobs: Jobs;
  /** Base URL under which browsers reach the server. */
  origin: () => string;
}

/** Milliseconds after which a queued report's job is checked for existence: it may have died on its last attempt. */
const requeueAfterMs = 2 * 60_000;
/** Queued reports per company: at a concurrency of two, that many take a minute or two. */
const mostQueued = 500;
/** Reports queued earlier do not count towards the limit: their job is lost, for example because the export was cancelled. */
const countedForMs = 60 * 60_000;

/**
 * The report of a session's current state: the existing one, or a newly queued one.
 * @param queued false: the caller makes it, and no job is sent
 * @throws Problem not_found; rate_limited when too many reports of the company are queued
 */
export async function requestReport(
  ctx: RequestParts,
  asker: Asker,
  sessionId: string,
  form: ReportForm,
  { queued = true } = {},
): Promise<ReportRow> {
  await settleNote(ctx.db, asker.companyId, sessionId);
  const now = await readState(ctx, asker.companyId, sessionId);
  if (!now) throw new Problem('not_found', 'There is no such session.');
  const known = await findKnown(ctx.db, asker.companyId, sessionId, now, form);
  if (known && !isStuck(known, ctx.now())) return known;
  await ctx.jobs.ready();
  const certificateId = (await signingCertificate(ctx, asker.companyId)).id;
  const { value } = await transact(ctx, asker.companyId, actorOf(asker.by), async (trx) => {
    const year = ctx.now().getUTCFullYear();
    // Held until the commit: of two concurrent requests, the second finds the first one's report, and no number is skipped.
    const last = await lockNumber(trx, asker.companyId, year);
    const there = await findKnown(trx, asker.companyId, sessionId, now, form);
    if (there && !(await isLost(ctx, trx, there))) return { value: there, facts: [] };
    const row = there ?? (await insertReport(ctx, trx, asker, sessionId, now, { form, year, last, certificateId }));
    // The certificate chosen at the first request may have been replaced since, and its key deleted.
    const requeued = { status: 'queued', queued_at: ctx.now(), certificate_id: certificateId } as const;
    if (there) await trx.updateTable('report').set(requeued).where('id', '=', row.id).execute();
    const turn = { companyId: asker.companyId, reportId: row.id };
    if (queued) {
      const waiting = await countQueued(ctx, trx, asker.companyId);
      if (waiting > mostQueued)
        throw new Problem('rate_limited', 'Too many reports are being made. Wait for some.', { retryAfter: 30 });
      const job_id = await ctx.jobs.send(trx, 'report', turn, -waiting);
      await trx.updateTable('report').set({ job_id }).where('id', '=', row.id).execute();
    }
    // A repeated request for a queued report adds no log entry.
    const isNew = there?.status !== 'queued';
    return {
      value: { ...row, status: 'queued' as const },
      facts: isNew ? [{ type: 'report.requested', sessionId, data: { reportId: row.id } }] : [],
    };
  });
  ctx.jobs.wake('report');
  return value;
}

interface State {
  record: SessionRecord;
  bytes: Buffer;
  state: Buffer;
  branding: number;
  checkpoint: ReportIssue['checkpoint'];
}

/** The session and the log position, read from one snapshot. */
async function readState(ctx: RequestParts, companyId: string, sessionId: string): Promise<State | undefined> {
  return atOneMoment(ctx.db, async (trx) => {
    const record = await readRecord(trx, companyId, sessionId);
    if (!record) return undefined;
    const { last_seq, last_hash } = await trx
      .selectFrom('company')
      .select(['last_seq', 'last_hash'])
      .where('id', '=', companyId)
      .executeTakeFirstOrThrow();
    const { version } = await readBranding(trx, companyId);
    const bytes = bytesOf(record);
    return {
      ...{ record, bytes, state: stateOf(bytes), branding: version },
      checkpoint: { seq: last_seq, hash: hex(last_hash) },
    };
  });
}

function findKnown(
  db: Context['db'],
  companyId: string,
  sessionId: string,
  { state, branding }: State,
  { paper, language }: ReportForm,
): Promise<ReportRow | undefined> {
  return db
    .selectFrom('report')
    .select(reportColumns)
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .where('state', '=', state)
    .where('branding', '=', branding)
    .where('paper', '=', paper)
    .where('language', '=', language)
    .executeTakeFirst();
}

function isStuck({ status, queued_at }: ReportRow, now: Date): boolean {
  return status === 'failed' || (status === 'queued' && now.getTime() - queued_at.getTime() > requeueAfterMs);
}

/** Whether no job exists for it any more. */
async function isLost(ctx: RequestParts, trx: Trx, row: ReportRow): Promise<boolean> {
  if (!isStuck(row, ctx.now())) return false;
  return row.status === 'failed' || row.job_id === null || !(await ctx.jobs.isUnderWay(trx, 'report', row.job_id));
}

/** A job's priority decreases with this count: another company's first report precedes this one's hundredth. */
async function countQueued({ now }: RequestParts, trx: Trx, companyId: string): Promise<number> {
  const { n } = await trx
    .selectFrom('report')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('company_id', '=', companyId)
    .where('status', '=', 'queued')
    .where('queued_at', '>', new Date(now().getTime() - countedForMs))
    .executeTakeFirstOrThrow();
  return n;
}

async function lockNumber(trx: Trx, companyId: string, year: number): Promise<number> {
  const { last } = await trx
    .insertInto('report_number')
    .values({ company_id: companyId, year, last: 0 })
    .onConflict((oc) =>
      oc.columns(['company_id', 'year']).doUpdateSet((eb) => ({ last: eb.ref('report_number.last') })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

async function insertReport(
  ctx: RequestParts,
  trx: Trx,
  { companyId, by }: Asker,
  sessionId: string,
  now: State,
  { form, year, last, certificateId }: { form: ReportForm; year: number; last: number; certificateId: string },
): Promise<ReportRow> {
  const id = randomUUIDv7();
  const number = `${year}-${String(last + 1).padStart(6, '0')}`;
  const code = randomBytes(16).toString('base64url');
  const madeAt = ctx.now();
  const issue: ReportIssue = {
    format: 'vidimus-report',
    version: 1,
    reportId: id,
    number,
    sessionId,
    company: { id: companyId, name: now.record.session.companyName },
    madeAt: madeAt.toISOString(),
    madeBy: by,
    final: isFinal(now.record.session.state),
    ...form,
    state: hex(now.state),
    checkpoint: now.checkpoint,
    checkUrl: `${ctx.origin()}/check/${code}`,
  };
  await trx
    .updateTable('report_number')
    .set({ last: last + 1 })
    .where('company_id', '=', companyId)
    .where('year', '=', year)
    .execute();
  return trx
    .insertInto('report')
    .values({
      ...{ id, company_id: companyId, session_id: sessionId, issue: JSON.stringify(issue), number, ...form, code },
      ...{ state: now.state, branding: now.branding, record: packed(now.bytes), certificate_id: certificateId },
      ...{ status: 'queued', made_at: madeAt, queued_at: madeAt },
    })
    .returning(reportColumns)
    .executeTakeFirstOrThrow();
}

/** Written to the log at delivery: each downloaded copy is recorded. */
export async function tellDownloaded(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  asker: Asker,
  { id, session_id }: Pick<ReportRow, 'id' | 'session_id'>,
): Promise<void> {
  await transact(ctx, asker.companyId, actorOf(asker.by), async () => ({
    value: undefined,
    facts: [{ type: 'report.downloaded', sessionId: session_id, data: { reportId: id } }],
  }));
}
