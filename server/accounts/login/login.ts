import type { IncomingHttpHeaders } from 'node:http';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { usedSince, useNotedEveryMs } from '../rules.ts';
import { authOf, loginCookie } from './auth.ts';

/** The authenticated reviewer and their company. */
export interface Login {
  loginId: string;
  reviewerId: string;
  companyId: string;
  name: string;
  role: 'agent' | 'master';
  colour: number;
}

/** better-auth needs the cookie only; other headers could make it assume a proxy. */
export const cookieOf = (headers: IncomingHttpHeaders): Headers => new Headers({ cookie: headers.cookie ?? '' });

/** Sent by the page with requests that it makes while unattended: see client/src/page/attendance.ts. */
export const unattendedHeader = 'x-vidimus-unattended';

/**
 * Does this request count as use of the login? Requests that a page makes automatically do not: socket reconnects, picture loads,
 * list updates.
 */
export const isUse = (headers: IncomingHttpHeaders): boolean =>
  headers[unattendedHeader] === undefined && headers.upgrade === undefined && headers['sec-fetch-dest'] !== 'image';

/**
 * Reads the login from the database on each request: a revoked login is refused at the next request, and so is one that was idle
 * for `idleTimeoutMs`, by the database's clock. A request that counts as use renews it.
 */
export async function findLogin(
  ctx: Pick<Context, 'db' | 'config' | 'now'>,
  headers: IncomingHttpHeaders,
): Promise<Login | undefined> {
  if (!headers.cookie?.includes(loginCookie)) return undefined;
  const found = await findSigned(ctx, headers);
  if (!found?.user.active) return undefined;
  const { session, user } = found;
  const now = ctx.now();
  const usedAt = new Date(session.usedAt!);
  if (usedAt <= usedSince(now)) return undefined;
  if (isUse(headers)) await noteUse(ctx.db, session.id, usedAt, now);
  return {
    loginId: session.id,
    reviewerId: user.id,
    companyId: user.companyId,
    name: user.name,
    role: user.role === 'master' ? 'master' : 'agent',
    colour: user.colour,
  };
}

/** Of concurrent requests only one writes. */
async function noteUse(db: Db, loginId: string, before: Date, now: Date): Promise<void> {
  const due = new Date(now.getTime() - useNotedEveryMs);
  if (before > due) return;
  await db.updateTable('login').set({ used_at: now }).where('id', '=', loginId).where('used_at', '<=', due).execute();
}

/** A cookie signed with a previous secret is valid until that secret is dropped. A wrong signature costs no query. */
async function findSigned(ctx: Pick<Context, 'db' | 'config'>, headers: IncomingHttpHeaders) {
  for (const key of ctx.config.keyring.all) {
    const found = await authOf(ctx, key).api.getSession({
      headers: cookieOf(headers),
      query: { disableCookieCache: true, disableRefresh: true },
    });
    if (found) return found;
  }
  return null;
}

/**
 * Cookies of a request that arrived over https are marked Secure, also where a trusted proxy terminates TLS and PUBLIC_URL is not
 * set.
 */
export const securedFor = ({ protocol }: { protocol: string }, cookies: string[]): string[] =>
  protocol === 'https' ? cookies.map((c) => (/;\s*secure\b/i.test(c) ? c : `${c}; Secure`)) : cookies;
