import { createSignal } from 'solid-js';
import { longestReason } from '../../../../shared/decision/decision.ts';
import type { HitVerdict, HitView } from '../../../../shared/screening/screening.ts';
import { api, ProblemError } from '../../api.ts';

/** Milliseconds that the form waits for the page to show the saved value. */
const timeoutMs = 4_000;

export type Asked = HitVerdict | 'takeBack';
export type Wrong = { kind: 'reason' } | { kind: 'meanwhile' } | { kind: 'other'; error: unknown };

/** One reviewer's review of one hit; it refers to the hit review shown when the form was opened. */
export function createReviewing(options: { sessionId: string; hit: () => HitView; seq: () => number }) {
  const [asked, setAsked] = createSignal<Asked | null>(null);
  const [reason, setReason] = createSignal('');
  const [wrong, setWrong] = createSignal<Wrong | null>(null);
  const [saving, setSaving] = createSignal(false);
  let seen: string | null = null;
  const hitReviewId = () => options.hit().hitReview?.id ?? null;

  return {
    asked,
    reason,
    wrong,
    saving,
    type(text: string): void {
      setReason(text);
      if (wrong()?.kind === 'reason') setWrong(null);
    },
    open(what: Asked): void {
      seen = hitReviewId();
      setWrong(null);
      setAsked(what);
    },
    close(): void {
      setAsked(null);
      setReason('');
      setWrong(null);
    },
    async save(): Promise<void> {
      const what = asked();
      const because = reason().trim();
      if (saving() || what === null) return;
      if (because === '' || because.length > longestReason) return void setWrong({ kind: 'reason' });
      setSaving(true);
      setWrong(null);
      try {
        const verdict = what === 'takeBack' ? null : what;
        const { seq } = await api.reviewHit(options.sessionId, options.hit().id, { verdict, reason: because, seen });
        // The page follows the log: until it reaches the change's position it shows the old value.
        const until = Date.now() + timeoutMs;
        while (options.seq() < seq && Date.now() < until) await new Promise((done) => setTimeout(done, 30));
        setAsked(null);
        setReason('');
      } catch (error) {
        const isLate = error instanceof ProblemError && error.body.code === 'hit_reviewed';
        // Now informed of the conflict, they review again based on the current hit review.
        if (isLate) seen = hitReviewId();
        setWrong(isLate ? { kind: 'meanwhile' } : { kind: 'other', error });
      } finally {
        setSaving(false);
      }
    },
    /** A colleague reviewed it while the form was open. */
    isLate: (): boolean => asked() !== null && !saving() && hitReviewId() !== seen,
    accept(): void {
      seen = hitReviewId();
    },
  };
}
export type Reviewing = ReturnType<typeof createReviewing>;
