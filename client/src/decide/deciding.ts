import { type Accessor, createSignal } from 'solid-js';
import type { DecisionAnswer } from '../../../shared/api/decisions.ts';
import type { DecisionVerdict } from '../../../shared/decision/decision.ts';
import { factEffects } from '../../../shared/fact-effects.ts';
import type { ProblemChange } from '../../../shared/problem.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import { useMe } from '../accounts/me.ts';
import { createTags } from '../listing/tags.ts';
import { useLive } from '../live/store.ts';
import { nameOf, shortId } from '../session-model/session-name.ts';
import { createAutoAdvance } from '../session-walk/auto-advance.ts';
import type { SessionWalk } from '../session-walk/create-walk.ts';
import { now } from '../ui/text/format.ts';
import { createClaim } from './claim.ts';
import { createNext } from './create-next.ts';
import { decisionOptions } from './decision-options.ts';
import { newDecisionId } from './new-decision-id.ts';
import { useUndo } from './undo/create-undo.ts';

/** The dialog that is open. */
export type Open = DecisionVerdict | ReasonOf | null;
/** Dialogs with a reason field only. */
export type ReasonOf = 'retry' | 'reopen' | 'escalate' | 'snooze';

/** Drafts last while the page is open, whatever dialog is closed. */
export interface Draft {
  note: string;
  tags: string[];
  /** Typed in the tag field, not yet a tag. */
  searched: string;
}
const noDraft: Draft = { note: '', tags: [], searched: '' };

export type Deciding = ReturnType<typeof createDeciding>;

/** Deciding on one session, for as long as the calling scope lives. */
export function createDeciding(view: Accessor<SessionView>, seq: () => number, walk: SessionWalk) {
  const live = useLive();
  const me = useMe()().reviewer;
  const [open, setOpen] = createSignal<Open>(null);
  const undo = useUndo();
  const { missed, next, hasLeft } = createNext(() => view().id);
  const [autoAdvance, setAutoAdvance] = createAutoAdvance(me.id);
  const [reasons, setReasons] = createSignal<Record<ReasonOf, string>>({
    retry: '',
    reopen: '',
    escalate: '',
    snooze: '',
  });
  const [drafts, setDrafts] = createSignal<Record<DecisionVerdict, Draft>>({
    verified: noDraft,
    rejected: noDraft,
  });
  /** A decision that is retried after a lost answer is recognised by its id. */
  const ids: Record<DecisionVerdict, string> = { verified: newDecisionId(), rejected: newDecisionId() };
  const renewDecisionId = (verdict: DecisionVerdict) => {
    ids[verdict] = newDecisionId();
  };
  /** Changes by others since the dialog was opened, or since the reviewer last reviewed them. */
  const [news, setNews] = createSignal<readonly ProblemChange[]>([]);
  let seen = 0;

  const isOffline = () => live.state() === 'stale';
  const status = () => decisionOptions(view(), { reviewer: me, isOffline: isOffline(), now: now() });
  const claim = createClaim(view, me.id);
  // Loaded early, so that they are there for a reviewer who types at once.
  const tags = createTags();

  live.onChanges((change) => {
    if (change.type !== 'changes') return;
    const fresh = change.facts.filter(
      (fact) =>
        fact.sessionId === view().id &&
        fact.seq > seen &&
        factEffects[fact.type].makesStale &&
        fact.actor !== `reviewer:${me.id}`,
    );
    if (open() === null || fresh.length === 0) return;
    setNews((all) => [
      ...all,
      ...fresh.map(({ seq, at, type, actor }) => ({
        ...{ seq, at, type },
        reviewerId: actor.startsWith('reviewer:') ? actor.slice('reviewer:'.length) : null,
      })),
    ]);
  });

  const look = () => {
    seen = Math.max(seq(), ...news().map((change) => change.seq));
    setNews([]);
  };
  const show = (what: Open) => {
    setOpen(what);
    seen = seq();
    setNews([]);
  };
  /** Open screening hits, without a review: they block Verify. */
  const openHits = () => view().screened?.result?.hits.filter(({ hitReview }) => hitReview === null).length ?? 0;

  const finished = (verdict: DecisionVerdict, answer: Omit<DecisionAnswer, 'seq' | 'undoUntil'>) => {
    setOpen(null);
    renewDecisionId(verdict);
    setDrafts((all) => ({ ...all, [verdict]: noDraft }));
    undo.offer({
      sessionId: view().id,
      decisionId: answer.decisionId,
      name: nameOf(view()) ?? shortId(view().id),
      verdict,
      outcome: answer.outcome.kind,
      needsReason: answer.undoNeedsReason,
    });
    // Next in the list that it was opened from, without a claim; else the same as `n`.
    if (!autoAdvance() || hasLeft()) return;
    if (walk.place()) walk.go(1);
    else void next();
  };

  return {
    view,
    me,
    isOffline,
    status: status,
    openHits,
    claim,
    tags,
    open,
    show,
    close: () => setOpen(null),
    news,
    look,
    /** Sent by the server with a refusal. */
    tell: (changes: readonly ProblemChange[]) => setNews(changes),
    seen: () => seen,
    draft: (verdict: DecisionVerdict) => drafts()[verdict],
    setDraft: (verdict: DecisionVerdict, draft: Partial<Draft>) =>
      setDrafts((all) => ({ ...all, [verdict]: { ...all[verdict], ...draft } })),
    decisionId: (verdict: DecisionVerdict) => ids[verdict],
    renewDecisionId,
    /** Drafts of the reason for a resubmission or a reopening. */
    reason: (what: ReasonOf) => reasons()[what],
    setReason: (what: ReasonOf, reason: string) => setReasons((all) => ({ ...all, [what]: reason })),
    finished,
    next,
    /** Why the last Review next found no session. */
    missed,
    autoAdvance,
    setAutoAdvance,
  };
}
