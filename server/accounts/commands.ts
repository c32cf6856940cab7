import { setTimeout as wait } from 'node:timers/promises';
import { APIError } from 'better-auth/api';
import type { Actor } from '../../shared/event.ts';
import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import { transact } from '../log/transact.ts';
import { authOf } from './auth.ts';
import { cookieOf, type Login } from './login.ts';
import { countTry, forgetTries } from './tries.ts';

type Parts = Pick<Context, 'db' | 'bell' | 'now' | 'config'>;

/**
 * Milliseconds that a refusal takes, or a multiple of them: a known address costs a fact in the log and an unknown one
 * does not, which nobody shall read from the time. Well above what either takes, and nothing to who mistyped.
 */
export const refusalStep = 300;

/**
 * @returns the Set-Cookie headers of a new login
 * @throws Problem wrong_password, account_locked: each alike for an address that nobody has
 */
export async function signIn(ctx: Parts, email: string, password: string, userAgent: string): Promise<string[]> {
  const began = performance.now();
  const rest = await countTry(ctx, email);
  if (rest > 0) {
    throw new Problem('account_locked', 'The account rests after too many wrong passwords.', {
      retryAfter: Math.ceil(rest / 1000),
    });
  }
  const reviewer = await ctx.db
    .selectFrom('reviewer')
    .select(['id', 'company_id', 'active'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  const answer = await tryPassword(ctx, email, password, userAgent);
  if (!answer || !reviewer?.active) {
    if (answer) await ctx.db.deleteFrom('login').where('token', '=', answer.token).execute();
    if (reviewer) await noteFailure(ctx, reviewer.company_id, reviewer.id);
    await wait(refusalStep - ((performance.now() - began) % refusalStep));
    throw new Problem('wrong_password', 'The address and the password do not fit together.');
  }
  await transact(ctx, reviewer.company_id, `reviewer:${reviewer.id}`, async (trx) => {
    await forgetTries(trx, ctx, email);
    // Nobody signs out of a window that was just closed: those logins are gathered here.
    await trx.deleteFrom('login').where('reviewer_id', '=', reviewer.id).where('expires_at', '<=', ctx.now()).execute();
    return {
      value: undefined,
      facts: [{ type: 'reviewer.signed_in', sessionId: null, data: { reviewerId: reviewer.id } }],
    };
  });
  return answer.cookies;
}

/** What better-auth says of what was typed, as against what went wrong with us. */
const refusals = ['INVALID_EMAIL', 'INVALID_EMAIL_OR_PASSWORD', 'PASSWORD_TOO_LONG'];

/** For an address that nobody has, better-auth hashes the password all the same. */
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
  await revoke(
    ctx,
    login.companyId,
    `reviewer:${login.reviewerId}`,
    login.reviewerId,
    'reviewer.signed_out',
    login.loginId,
  );
  const { headers } = await authOf(ctx).api.signOut({ headers: cookieOf({ cookie }), returnHeaders: true });
  return headers.getSetCookie();
}

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
  for (const { id } of value) ctx.bell.ring({ type: 'login_revoked', loginId: id });
  return value.length;
}
