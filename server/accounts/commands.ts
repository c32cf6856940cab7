import { APIError } from 'better-auth/api';
import type { Actor } from '../../shared/event.ts';
import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import { transact } from '../log/transact.ts';
import { authOf } from './auth.ts';
import { cookieOf, type Login } from './login.ts';
import { afterFailure } from './rules.ts';

type Parts = Pick<Context, 'db' | 'bell' | 'now' | 'config'>;

/**
 * @returns the Set-Cookie headers of a new login
 * @throws Problem wrong_password (alike, and after the same work, for an address that nobody has), account_locked
 */
export async function signIn(ctx: Parts, email: string, password: string, userAgent: string): Promise<string[]> {
  const reviewer = await ctx.db
    .selectFrom('reviewer')
    .select(['id', 'company_id', 'active', 'locked_until'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  const wait = reviewer?.locked_until ? reviewer.locked_until.getTime() - ctx.now().getTime() : 0;
  if (wait > 0) {
    throw new Problem('account_locked', 'The account rests after too many wrong passwords.', {
      retryAfter: wait / 1000,
    });
  }
  const answer = await tryPassword(ctx, email, password, userAgent);
  if (!answer || !reviewer?.active) {
    if (reviewer) await noteFailure(ctx, reviewer.company_id, reviewer.id);
    if (answer) await ctx.db.deleteFrom('login').where('token', '=', answer.token).execute();
    throw new Problem('wrong_password', 'The address and the password do not fit together.');
  }
  await transact(ctx, reviewer.company_id, `reviewer:${reviewer.id}`, async (trx) => {
    await trx
      .updateTable('reviewer')
      .set({ failed_sign_ins: 0, locked_until: null })
      .where('company_id', '=', reviewer.company_id)
      .where('id', '=', reviewer.id)
      .execute();
    return {
      value: undefined,
      facts: [{ type: 'reviewer.signed_in', sessionId: null, data: { reviewerId: reviewer.id } }],
    };
  });
  return answer.cookies;
}

async function tryPassword(ctx: Parts, email: string, password: string, userAgent: string) {
  try {
    const { headers, response } = await authOf(ctx).api.signInEmail({
      body: { email, password },
      headers: new Headers({ 'user-agent': userAgent }),
      returnHeaders: true,
    });
    return { cookies: headers.getSetCookie(), token: response.token };
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return undefined;
    throw error;
  }
}

async function noteFailure(ctx: Parts, companyId: string, id: string): Promise<void> {
  await transact(ctx, companyId, 'system', async (trx) => {
    const { failed_sign_ins } = await trx
      .selectFrom('reviewer')
      .select('failed_sign_ins')
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const { failures, lockedUntil } = afterFailure(failed_sign_ins, ctx.now());
    await trx
      .updateTable('reviewer')
      .set({ failed_sign_ins: failures, locked_until: lockedUntil })
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .execute();
    return {
      value: undefined,
      facts: [{ type: 'reviewer.sign_in_failed', sessionId: null, data: { reviewerId: id } }],
    };
  });
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

/** Ends all logins of a reviewer, at once on every node. */
export async function revokeLogins(ctx: Parts, companyId: string, actor: Actor, reviewerId: string): Promise<number> {
  return revoke(ctx, companyId, actor, reviewerId, 'login.revoked');
}

async function revoke(
  ctx: Parts,
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
