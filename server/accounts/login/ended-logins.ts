import type { Db } from '../../db/database.ts';
import { usedSince } from '../rules.ts';

/** The logins among these that are no longer valid: signed out, revoked, expired, idle, or of a user who may not sign in. */
export async function findEndedLogins(db: Db, ids: string[], now: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const good = await db
    .selectFrom('login')
    .innerJoin('reviewer', 'reviewer.id', 'login.reviewer_id')
    .select('login.id')
    .where('login.id', 'in', ids)
    .where('login.expires_at', '>', now)
    .where('login.used_at', '>', usedSince(now))
    .where('reviewer.active', '=', true)
    .execute();
  const still = new Set(good.map((l) => l.id));
  return ids.filter((id) => !still.has(id));
}
