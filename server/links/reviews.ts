import type { LinkReview } from '../../shared/api/links.ts';
import type { Db } from '../db/database.ts';

/** The lesser id first, as rows of pairs have it. */
export const pairOf = (one: string, other: string) =>
  one < other ? { session_a: one, session_b: other } : { session_a: other, session_b: one };

/** What was said last of each pair of a session and another, by the other's id; pairs whose word was taken back are left out. */
export async function newestReviews(db: Db, companyId: string, sessionId: string): Promise<Map<string, LinkReview>> {
  const rows = await db
    .selectFrom('link_review')
    .selectAll()
    .where('company_id', '=', companyId)
    .where((eb) => eb.or([eb('session_a', '=', sessionId), eb('session_b', '=', sessionId)]))
    .orderBy('id')
    .execute();
  const newest = new Map<string, LinkReview>();
  for (const { session_a, session_b, id, verdict, reason, reviewer_id, at } of rows) {
    const other = session_a === sessionId ? session_b : session_a;
    if (verdict === null) newest.delete(other);
    else newest.set(other, { id, verdict, reason, reviewerId: reviewer_id, at: at.toISOString() });
  }
  return newest;
}
