import type { IncomingHttpHeaders } from 'node:http';
import type { Context } from '../context.ts';
import { authOf, loginCookie } from './auth.ts';

/** Who asks, on behalf of which company. */
export interface Login {
  loginId: string;
  reviewerId: string;
  companyId: string;
  name: string;
  role: 'agent' | 'master';
  colour: number;
}

/** Only the cookie matters to better-auth here; other headers could make it believe a proxy. */
export const cookieOf = (headers: IncomingHttpHeaders): Headers => new Headers({ cookie: headers.cookie ?? '' });

/** Looks the login up in the database each time: a revoked one is refused at the next request. */
export async function findLogin(
  ctx: Pick<Context, 'db' | 'config'>,
  headers: IncomingHttpHeaders,
): Promise<Login | undefined> {
  if (!headers.cookie?.includes(loginCookie)) return undefined;
  const found = await findSigned(ctx, headers);
  if (!found?.user.active) return undefined;
  const { session, user } = found;
  return {
    loginId: session.id,
    reviewerId: user.id,
    companyId: user.companyId,
    name: user.name,
    role: user.role === 'master' ? 'master' : 'agent',
    colour: user.colour,
  };
}

/** A cookie that a previous secret signed stays good until that secret is dropped. A wrong signature costs no query. */
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

/** Cookies that came over https go back over https alone, also where a proxy that we trust ends it and PUBLIC_URL is not set. */
export const securedFor = ({ protocol }: { protocol: string }, cookies: string[]): string[] =>
  protocol === 'https' ? cookies.map((c) => (/;\s*secure\b/i.test(c) ? c : `${c}; Secure`)) : cookies;
