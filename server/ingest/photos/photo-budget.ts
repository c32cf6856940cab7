import { sql } from 'kysely';
import { authorityOf } from '../../../shared/session/source.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import type { SessionRecord } from '../../sessions/record/find-session.ts';
import type { EventSender } from '../capture/sender.ts';

/**
 * Photos for each attempt that a session allows. Two sides, a selfie and the frames of three challenges are a dozen; some
 * clients take each side five times.
 */
const photosPerAttempt = 60;
/** Bytes as sent, for each attempt that a session allows. */
const bytesPerAttempt = 150_000_000;

/**
 * Refuses a photo before its bytes are read where a budget is spent. What is under way at that moment is not counted, so a
 * budget can be exceeded by the uploads of one session, or of one company, that are served at once.
 * @throws Problem photo_budget_spent for a session, upload_budget_spent for a company's day
 */
export async function checkPhotoBudgets(
  ctx: Pick<Context, 'db' | 'now' | 'config'>,
  by: Pick<EventSender, 'origin'>,
  session: SessionRecord,
): Promise<void> {
  const used = await ctx.db
    .selectFrom('photo')
    .select((eb) => [
      eb.fn.countAll<number>().as('photos'),
      eb.fn.coalesce(eb.fn.sum<number>('sent'), sql`0`).as('bytes'),
    ])
    .where('company_id', '=', session.company_id)
    .where('session_id', '=', session.id)
    // Neither authority can use up what the other needs.
    .where('authority', '=', authorityOf(by.origin))
    .executeTakeFirstOrThrow();
  const photos = photosPerAttempt * session.max_attempts;
  const bytes = bytesPerAttempt * session.max_attempts;
  if (Number(used.photos) >= photos || Number(used.bytes) >= bytes) {
    throw new Problem('photo_budget_spent', `A session takes ${photos} photos and ${bytes} bytes of them.`);
  }
  await checkDay(ctx, session.company_id, 'bytes', ctx.config.companyUploadBytesPerDay);
}

/** @throws Problem upload_budget_spent, with the seconds to the next day */
export async function checkDay(
  ctx: Pick<Context, 'now'> & { db: Db },
  companyId: string,
  what: 'bytes' | 'sessions',
  most: number,
): Promise<void> {
  const now = ctx.now();
  const row = await ctx.db
    .selectFrom('upload_day')
    .select(what)
    .where('company_id', '=', companyId)
    .where('day', '=', dayOf(now) as never)
    .executeTakeFirst();
  if (row === undefined || row[what] < most) return;
  const next = Date.parse(`${dayOf(now)}T00:00:00Z`) + 24 * 60 * 60 * 1_000;
  const unit = what === 'bytes' ? 'bytes of photos' : 'sessions';
  throw new Problem('upload_budget_spent', `The company may send ${most} ${unit} a day (UTC).`, {
    retryAfter: Math.ceil((next - now.getTime()) / 1_000),
  });
}

/** Counts for the company's day. In the transaction that stores what is counted. */
export const chargeDay = (
  db: Db,
  companyId: string,
  now: Date,
  add: { sessions?: number; photos?: number; bytes?: number },
): Promise<unknown> =>
  db
    .insertInto('upload_day')
    .values({ company_id: companyId, day: dayOf(now), ...{ sessions: 0, photos: 0, bytes: 0 }, ...add })
    .onConflict((oc) =>
      oc.columns(['company_id', 'day']).doUpdateSet((eb) => ({
        sessions: eb('upload_day.sessions', '+', add.sessions ?? 0),
        photos: eb('upload_day.photos', '+', add.photos ?? 0),
        bytes: eb('upload_day.bytes', '+', add.bytes ?? 0),
      })),
    )
    .execute();

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
