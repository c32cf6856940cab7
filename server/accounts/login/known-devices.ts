import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Context } from '../../context.ts';
import type { Db, Trx } from '../../db/database.ts';

const cookieName = 'vidimus_device';
/** Seconds for which a device is remembered after its last sign-in. */
const rememberedSeconds = 180 * 24 * 60 * 60;
/** Maximum of devices per reviewer; the one with the oldest sign-in is evicted first. */
const mostDevices = 20;

/** The device token that the browser sent; undefined: none, or not one of ours. */
export const deviceOf = (headers: IncomingHttpHeaders): string | undefined =>
  new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{32})(?:;|$)`).exec(headers.cookie ?? '')?.[1];

const hashOf = (device: string): Buffer => createHash('sha256').update(device).digest();

/** Was this address used to sign in from this device before? */
export async function isKnownDevice(db: Db, email: string, device: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('known_device as d')
    .innerJoin('reviewer as r', 'r.id', 'd.reviewer_id')
    .select('d.reviewer_id')
    .where('r.email', '=', email.toLowerCase())
    .where('d.device_hash', '=', hashOf(device))
    .where('d.seen_at', '>', new Date(now.getTime() - rememberedSeconds * 1000))
    .executeTakeFirst();
  return row !== undefined;
}

/** Called after a correct password. @returns the Set-Cookie header that identifies the device from now on */
export async function rememberDevice(
  trx: Trx,
  { config, now }: Pick<Context, 'config' | 'now'>,
  reviewerId: string,
  device = randomBytes(24).toString('base64url'),
): Promise<string> {
  const seenAt = now();
  await trx
    .insertInto('known_device')
    .values({ reviewer_id: reviewerId, device_hash: hashOf(device), seen_at: seenAt })
    .onConflict((oc) => oc.columns(['reviewer_id', 'device_hash']).doUpdateSet({ seen_at: seenAt }))
    .execute();
  const newest = trx
    .selectFrom('known_device')
    .select('device_hash')
    .where('reviewer_id', '=', reviewerId)
    .orderBy('seen_at', 'desc')
    .limit(mostDevices);
  await trx
    .deleteFrom('known_device')
    .where('reviewer_id', '=', reviewerId)
    .where('device_hash', 'not in', newest)
    .execute();
  const secure = config.publicUrl?.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${device}; Max-Age=${rememberedSeconds}; Path=/api/auth; HttpOnly; SameSite=Strict${secure}`;
}
