import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { DecisionAnswer } from '../../../shared/api/decisions.ts';
import { type DecisionVerdict, undoWindow } from '../../../shared/decision.ts';
import { factEffects } from '../../../shared/fact-effects.ts';
import type { ProblemChange } from '../../../shared/problem.ts';
import type { SessionView } from '../../../shared/session.ts';
import { useMe } from '../accounts/me.ts';
import { api } from '../api.ts';
import { useLive } from '../live/store.ts';
import { createTags } from '../sessions/tags.ts';
import { now } from '../ui/format.ts';
import { createClaim } from './claim.ts';
import { newDecisionId } from './new-decision-id.ts';
import { standingOf } from './standing.ts';

/** What is open over the page. */
export type Open = DecisionVerdict | 'retry' | 'reopen' | null;

/** What was just decided here, for as long as it may be taken back. */
export interface Done {
  decisionId: string;
  outcome: DecisionAnswer['outcome'];
  verdict: DecisionVerdict;
  /** By this computer's clock, in milliseconds. */
  until: number;
}

/** What is typed stays while the page is open, whatever is closed over it. */
export interface Draft {
  note: string;
  tags: string[];
}

export type Deciding = ReturnType<typeof createDeciding>;

/** Deciding on one session, for as long as the calling scope lives. */
export function createDeciding(view: Accessor<SessionView>, seq: () => number) {
  const live = useLive();
  const me = useMe()().reviewer;
  const [open, setOpen] = createSignal<Open>(null);
  const [done, setDone] = createSignal<Done>();
  const [undoing, setUndoing] = createSignal<{ failed?: unknown } | undefined>();
  const [drafts, setDrafts] = createSignal<Record<DecisionVerdict, Draft>>({
    verified: { note: '', tags: [] },
    rejected: { note: '', tags: [] },
  });
  /** Sent again after a lost answer, a decision is recognised by its id. */
  const ids: Record<DecisionVerdict, string> = { verified: newDecisionId(), rejected: newDecisionId() };
  const renewDecisionId = (verdict: DecisionVerdict) => {
    ids[verdict] = newDecisionId();
  };
  /** What others have done since the dialog was opened, or since the reviewer looked again. */
  const [news, setNews] = createSignal<readonly ProblemChange[]>([]);
  let seen = 0;

  const isOffline = () => live.state() === 'stale';
  const standing = () => standingOf(view(), { reviewer: me, isOffline: isOffline(), now: now() });
  const claim = createClaim(view, me.id);
  // Before they are asked for: whoever types at once finds them.
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
    setUndoing(undefined);
    seen = seq();
    setNews([]);
    // Who begins to decide works on it: the others see it at once. What the server says to it, it says at the decision too.
    if ((what === 'verified' || what === 'rejected') && claim.holder() === null) {
      api.claim(view().id).catch(() => {});
    }
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const finished = (verdict: DecisionVerdict, answer: Pick<DecisionAnswer, 'decisionId' | 'outcome'>) => {
    setOpen(null);
    renewDecisionId(verdict);
    setDrafts((all) => ({ ...all, [verdict]: { note: '', tags: [] } }));
    setDone({ ...answer, verdict, until: Date.now() + undoWindow });
    clearTimeout(timer);
    timer = setTimeout(() => setDone(undefined), undoWindow);
  };
  const undo = async () => {
    const last = done();
    if (!last || (undoing() && !('failed' in undoing()!))) return;
    setUndoing({});
    try {
      await api.undoDecision(view().id, last.decisionId);
      setDone(undefined);
      setUndoing(undefined);
    } catch (failed) {
      setUndoing({ failed });
    }
  };
  // Somebody has said something since: there is nothing of ours to take back.
  createEffect(
    on(
      () => view().decisions[0]?.id,
      (newest) => {
        const last = done();
        if (last && newest && newest !== last.decisionId && view().decisions.some(({ id }) => id === last.decisionId)) {
          setDone(undefined);
        }
      },
    ),
  );

  return {
    view,
    me,
    isOffline,
    standing,
    claim,
    tags,
    open,
    show,
    close: () => setOpen(null),
    news,
    look,
    /** Told by the server when it refuses. */
    tell: (changes: readonly ProblemChange[]) => setNews(changes),
    seen: () => seen,
    draft: (verdict: DecisionVerdict) => drafts()[verdict],
    setDraft: (verdict: DecisionVerdict, draft: Partial<Draft>) =>
      setDrafts((all) => ({ ...all, [verdict]: { ...all[verdict], ...draft } })),
    decisionId: (verdict: DecisionVerdict) => ids[verdict],
    renewDecisionId,
    finished,
    done,
    undo,
    undoing,
  };
}
