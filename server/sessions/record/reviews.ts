import type { SessionState } from '../../../shared/session/session.ts';
import type { Db } from '../../db/database.ts';
import type { ScreeningSummary } from '../tables.ts';
import { readScreened } from './screened.ts';
import type { Review } from './view.ts';

interface Reviewed {
  id: string;
  state: SessionState;
  set_aside: string[];
  screening: ScreeningSummary | null;
}

const nothing: Review = { conditions: [], decisions: [], edits: [], screened: null };

/** What reviewers and conditions made of these sessions. Not asked for those that are captured for the first time: most that are watched. */
export async function readReviews(
  db: Db,
  companyId: string,
  sessions: readonly Reviewed[],
): Promise<(id: string) => Review> {
  const reviewed = sessions.filter((s) => s.state !== 'in_progress' || s.set_aside.length > 0 || s.screening !== null);
  const ids = reviewed.map(({ id }) => id);
  if (ids.length === 0) return () => nothing;
  const screened = await readScreened(db, companyId, reviewed);
  const assessments = await db
    .selectFrom('assessment')
    .select(['session_id', 'results'])
    .where('company_id', '=', companyId)
    .where('session_id', 'in', ids)
    .execute();
  const decisions = await db
    .selectFrom('decision')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('session_id', 'in', ids)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const edits = await db
    .selectFrom('subject_edit')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('session_id', 'in', ids)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return (id) => ({
    screened: screened(id),
    conditions: assessments.find((a) => a.session_id === id)?.results ?? [],
    decisions: decisions
      .filter((d) => d.session_id === id)
      .map((d) => ({
        id: d.id,
        kind: d.kind,
        verdict: d.verdict,
        reviewerId: d.reviewer_id,
        at: d.at.toISOString(),
        note: d.note,
        tags: d.tags,
        step: d.step,
        conditions: d.results,
        conditionsVersion: d.version,
        blind: d.blind,
        ...(d.after_reveal && { afterReveal: true as const }),
      })),
    edits: edits
      .filter((e) => e.session_id === id)
      .map((e) => ({
        id: e.id,
        attemptId: e.attempt_id,
        field: e.field,
        from: e.before,
        to: e.after,
        reason: e.reason,
        reviewerId: e.reviewer_id,
        at: e.at.toISOString(),
      })),
  });
}
