import { randomUUIDv7 } from 'node:crypto';
import { betterAuth } from 'better-auth';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import type { InstallationKey } from '../../keyring.ts';
import { hashPassword, verifyPassword } from './password.ts';

/** Seconds that a login lasts: a working day with its breaks. */
const lasts = 12 * 60 * 60;
export const loginCookie = 'vidimus_login';

/**
 * better-auth over our own tables and words: its "user" is a reviewer and its "session" a login. Its routes are not
 * mounted: ours call it, and have schemas, limits and a lockout.
 */
function makeAuth({ db, config }: Pick<Context, 'db' | 'config'>, key: InstallationKey) {
  const isSecure = config.publicUrl?.startsWith('https:') ?? false;
  return betterAuth({
    database: { db, type: 'postgres' },
    secret: key.derive('login cookies').toString('base64url'),
    baseURL: config.publicUrl ?? 'http://localhost',
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      modelName: 'reviewer',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        companyId: { type: 'string', fieldName: 'company_id', input: false },
        role: { type: 'string', input: false },
        colour: { type: 'number', input: false },
        active: { type: 'boolean', input: false },
      },
    },
    session: {
      modelName: 'login',
      expiresIn: lasts,
      fields: {
        userId: 'reviewer_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      // The database gives it its first value, our own statement the next ones.
      additionalFields: { usedAt: { type: 'date', fieldName: 'used_at', input: false, required: false } },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'reviewer_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'proof',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      database: { generateId: () => randomUUIDv7() },
      // With https the browser itself holds the cookie to this very host; better-auth's own prefix would be a weaker one.
      useSecureCookies: false,
      cookies: { session_token: { name: isSecure ? `__Host-${loginCookie}` : loginCookie } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', secure: isSecure, path: '/' },
      // server/accounts/login/origin.ts looks at the origin of everything under /api, whichever part answers.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
  });
}

export type Auth = ReturnType<typeof makeAuth>;
const made = new WeakMap<Db, Map<InstallationKey, Auth>>();

/**
 * One for each database and key: making it is costly.
 * @param key that signed the cookie; the current one signs new ones
 */
export function authOf(ctx: Pick<Context, 'db' | 'config'>, key = ctx.config.keyring.current): Auth {
  const ofDatabase = made.get(ctx.db) ?? new Map<InstallationKey, Auth>();
  made.set(ctx.db, ofDatabase);
  const auth = ofDatabase.get(key) ?? makeAuth(ctx, key);
  ofDatabase.set(key, auth);
  return auth;
}
