import { createContext, createSignal, onCleanup, useContext } from 'solid-js';
import type { DecisionAnswer } from '../../../../shared/api/decisions.ts';
import { type DecisionVerdict, shortestUndoReason, undoWindow } from '../../../../shared/decision/decision.ts';
import type { LogEvent } from '../../../../shared/event.ts';
import { api } from '../../api.ts';
import type { Live } from '../../live/store.ts';

/** A decision of this reviewer that may still be undone. */
export interface Undoable {
  sessionId: string;
  decisionId: string;
  /** As in the heading of the session's page. */
  name: string;
  verdict: DecisionVerdict;
  outcome: DecisionAnswer['outcome']['kind'];
  /** It has shown the first decision of a blind review: undoing it takes a reason. */
  needsReason: boolean;
  /** The reason typed so far, once undo was requested; while it is being typed, the offer does not expire. */
  reason: string | null;
  /** By this computer's clock, in milliseconds. */
  until: number;
  state: 'open' | 'sending' | 'undone' | { failed: unknown };
}

export type Offer = Pick<Undoable, 'sessionId' | 'decisionId' | 'name' | 'verdict' | 'outcome' | 'needsReason'>;
export type Undo = ReturnType<typeof createUndo>;

/** How long the notice of an undone decision, or of a failed undo, is shown. */
const wordingMs = 8_000;
/** After one of these, by any reviewer, the decision can no longer be undone. */
const overtaking: readonly LogEvent['type'][] = [
  'session.decided',
  'session.decision_undone',
  'session.reopened',
  'session.resubmission_requested',
  'decision.proposed',
  'decision.disputed',
  'decision.sealed',
];

/** This reviewer's decisions of the last 30 s, on any page of the console. */
export function createUndo(live: Pick<Live, 'onChanges'>) {
  const [all, setAll] = createSignal<readonly Undoable[]>([]);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  onCleanup(() => {
    for (const timer of timers.values()) clearTimeout(timer);
  });
  const of = (decisionId: string) => all().find((one) => one.decisionId === decisionId);
  const change = (decisionId: string, values: Partial<Undoable>) =>
    setAll((now) => now.map((one) => (one.decisionId === decisionId ? { ...one, ...values } : one)));
  const dismiss = (decisionId: string) => {
    clearTimeout(timers.get(decisionId));
    timers.delete(decisionId);
    setAll((now) => now.filter((one) => one.decisionId !== decisionId));
  };
  const dismissIn = (decisionId: string, ms: number) => {
    clearTimeout(timers.get(decisionId));
    timers.set(
      decisionId,
      setTimeout(() => dismiss(decisionId), ms),
    );
  };

  live.onChanges((moved) => {
    if (moved.type !== 'changes') return;
    for (const fact of moved.facts) {
      if (!overtaking.includes(fact.type)) continue;
      const isOwn = (one: Undoable) => fact.type !== 'session.decision_undone' && idOf(fact) === one.decisionId;
      for (const one of all()) {
        const isOpen = one.state === 'open' && one.reason === null;
        if (isOpen && one.sessionId === fact.sessionId && !isOwn(one)) dismiss(one.decisionId);
      }
    }
  });

  const undo = async (decisionId: string): Promise<void> => {
    const one = of(decisionId);
    if (!one || one.state === 'sending' || one.state === 'undone') return;
    clearTimeout(timers.get(decisionId));
    if (one.needsReason && one.reason === null) return void change(decisionId, { reason: '' });
    const reason = one.reason?.trim();
    if (reason !== undefined && reason.length < shortestUndoReason) return;
    change(decisionId, { state: 'sending' });
    try {
      await api.undoDecision(one.sessionId, { decisionId, ...(reason !== undefined && { reason }) });
      change(decisionId, { state: 'undone', reason: null });
    } catch (failed) {
      change(decisionId, { state: { failed } });
      // A typed reason stays until it is dismissed.
      if (reason !== undefined) return;
    }
    dismissIn(decisionId, wordingMs);
  };
  return {
    all,
    offer(made: Offer): void {
      setAll((now) => [...now, { ...made, until: Date.now() + undoWindow, state: 'open', reason: null }]);
      dismissIn(made.decisionId, undoWindow);
    },
    undo,
    setReason: (decisionId: string, reason: string) => change(decisionId, { reason }),
    /** Undoes the last decision; false when there is none. */
    undoLast(): boolean {
      const last = all().findLast((one) => one.state === 'open');
      if (last) void undo(last.decisionId);
      return last !== undefined;
    },
    dismiss,
  };
}

const idOf = ({ data }: LogEvent): unknown => (data as { decisionId?: unknown }).decisionId;

export const UndoContext = createContext<Undo>();
export function useUndo(): Undo {
  const undo = useContext(UndoContext);
  if (!undo) throw new Error('useUndo outside of the signed-in frame');
  return undo;
}
