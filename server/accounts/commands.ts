import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { APIError } from 'better-auth/api';
import type { Actor } from '../../shared/event.ts';
import type { Language } from '../../shared/text/language.ts';
import type { Context } from '../context.ts';
import { Problem } from '../http/errors/problem.ts';
import { networkOf } from '../http/limits/network-of.ts';
import { transact } from '../log/transact.ts';
import { authOf } from './login/auth.ts';
import { deviceOf, isKnownDevice, rememberDevice } from './login/known-devices.ts';
import { cookieOf, findLogin, type Login } from './login/login.ts';
import { countTry, type Place, resetThrottle } from './login/sign-in-throttle.ts';
import { usedSince } from './rules.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now' | 'config'>;

/**
 * Milliseconds that a refusal takes, or a multiple of them: a known address costs a fact in the log and an unknown one does not,
 * so that timing does not reveal whether the address exists. Well above what either takes, and unnoticeable to someone who
 * mistyped.
 */
export const refusalStep = 300;

/** What a browser sends along when it signs in. */
export interface SigningIn {
  headers: IncomingHttpHeaders;
  address: string;
}

/**
 * @returns the Set-Cookie headers of the new login; the browser's previous login has ended
 * @throws Problem wrong_password, account_locked: identical for known and unknown addresses
 */
export async function signIn(ctx: Parts, email: string, password: string, from: SigningIn): Promise<string[]> {
  const began = performance.now();
  const device = deviceOf(from.headers);
  const isKnown = device !== undefined && (await isKnownDevice(ctx.db, email, device, ctx.now()));
  const place: Place = isKnown ? { kind: 'device', device } : { kind: 'network', network: networkOf(from.address) };
  const rest = await countTry(ctx, email, place);
  if (rest > 0) {
    throw new Problem('account_locked', 'Sign-in for this address is paused here after too many wrong passwords.', {
      retryAfter: Math.ceil(rest / 1000),
    });
  }
  const reviewer = await ctx.db
    .selectFrom('reviewer')
    .select(['id', 'company_id', 'active'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  const answer = await tryPassword(ctx, email, password, (from.headers['user-agent'] ?? '').slice(0, 500));
  if (!answer || !reviewer?.active) {
    if (answer) await ctx.db.deleteFrom('login').where('token', '=', answer.token).execute();
    if (reviewer) await noteFailure(ctx, reviewer.company_id, reviewer.id);
    await wait(refusalStep - ((performance.now() - began) % refusalStep));
    throw new Problem('wrong_password', 'The address and the password do not fit together.');
  }
  const before = await findLogin(ctx, from.headers);
  const { value: deviceCookie } = await transact(ctx, reviewer.company_id, `reviewer:${reviewer.id}`, async (trx) => {
    await resetThrottle(trx, ctx, email, place);
    // Logins of closed windows are never signed out: they are garbage-collected here.
    const now = ctx.now();
    await trx.updateTable('login').set({ used_at: now }).where('token', '=', answer.token).execute();
    await trx
      .deleteFrom('login')
      .where('reviewer_id', '=', reviewer.id)
      .where((e) => e.or([e('expires_at', '<=', now), e('used_at', '<=', usedSince(now))]))
      .execute();
    return {
      value: await rememberDevice(trx, ctx, reviewer.id, device),
      facts: [{ type: 'reviewer.signed_in', sessionId: null, data: { reviewerId: reviewer.id } }],
    };
  });
  if (before) await endLogin(ctx, before);
  return [...answer.cookies, deviceCookie];
}

/** better-auth's error codes for invalid input, as opposed to failures of our own. */
const refusals = ['INVALID_EMAIL', 'INVALID_EMAIL_OR_PASSWORD', 'PASSWORD_TOO_LONG'];

/** For an unknown address better-auth hashes the password as well, so that timing does not reveal it. */
async function tryPassword(ctx: Parts, email: string, password: string, userAgent: string) {
  try {
    const { headers, response } = await authOf(ctx).api.signInEmail({
      body: { email, password },
      headers: new Headers({ 'user-agent': userAgent }),
      returnHeaders: true,
    });
    return { cookies: headers.getSetCookie(), token: response.token };
  } catch (error) {
    if (error instanceof APIError && refusals.includes(error.body?.code ?? '')) return undefined;
    throw error;
  }
}

async function noteFailure(ctx: Parts, companyId: string, reviewerId: string): Promise<void> {
  await transact(ctx, companyId, 'system', async () => ({
    value: undefined,
    facts: [{ type: 'reviewer.sign_in_failed', sessionId: null, data: { reviewerId } }],
  }));
}

/** Ends a login: its cookie is refused from now on and its open sockets close. @returns the header that forgets the cookie */
export async function signOut(ctx: Parts, login: Login, cookie: string | undefined): Promise<string[]> {
  await endLogin(ctx, login);
  const { headers } = await authOf(ctx).api.signOut({ headers: cookieOf({ cookie }), returnHeaders: true });
  return headers.getSetCookie();
}

const endLogin = (ctx: Omit<Parts, 'config'>, { companyId, reviewerId, loginId }: Login): Promise<number> =>
  revoke(ctx, companyId, `reviewer:${reviewerId}`, reviewerId, 'reviewer.signed_out', loginId);

/** Ends all logins of a reviewer, at once on every node. @returns how many there were */
export async function revokeLogins(
  ctx: Omit<Parts, 'config'>,
  companyId: string,
  actor: Actor,
  reviewerId: string,
): Promise<number> {
  return revoke(ctx, companyId, actor, reviewerId, 'login.revoked');
}

async function revoke(
  ctx: Omit<Parts, 'config'>,
  companyId: string,
  actor: Actor,
  reviewerId: string,
  type: 'reviewer.signed_out' | 'login.revoked',
  loginId?: string,
): Promise<number> {
  const { value } = await transact(ctx, companyId, actor, async (trx) => {
    const theirs = trx
      .selectFrom('reviewer')
      .select('id')
      .where('company_id', '=', companyId)
      .where('id', '=', reviewerId);
    const ended = await trx
      .deleteFrom('login')
      .where('reviewer_id', 'in', theirs)
      .$if(loginId !== undefined, (q) => q.where('id', '=', loginId!))
      .returning('id')
      .execute();
    return { value: ended, facts: ended.length ? [{ type, sessionId: null, data: { reviewerId } }] : [] };
  });
  for (const { id } of value) ctx.notifier.publish({ type: 'login_revoked', loginId: id });
  return value.length;
}

/** The console's language, on every device; recorded as no fact, since it affects only this user. */
export async function chooseLanguage(
  db: Context['db'],
  { companyId, reviewerId }: Pick<Login, 'companyId' | 'reviewerId'>,
  language: Language,
): Promise<void> {
  await db
    .updateTable('reviewer')
    .set({ language })
    .where('company_id', '=', companyId)
    .where('id', '=', reviewerId)
    .execute();
}
