import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { ConditionsAnswer, DryRun } from '../../../shared/api/settings.ts';
import type { Conditions } from '../../../shared/conditions.ts';
import { api, ProblemError } from '../api.ts';
import { useLive } from '../live/store.ts';
import { type Draft, settled } from './draft.ts';

/** Milliseconds after a change: whoever moves a control back and forth asks once. */
const pause = 250;
/** Milliseconds between two looks how far they are applied. */
const every = 1_000;

export type Saving =
  | { is: 'idle' }
  | { is: 'sent' }
  | { is: 'saved' }
  | { is: 'stale' }
  | { is: 'failed'; error: unknown };

/** A company's conditions, what one makes of them here, and what that would come to. */
export function createConditions() {
  const live = useLive();
  const [kept, setKept] = createSignal<ConditionsAnswer>();
  const [failure, setFailure] = createSignal<unknown>();
  const [draft, setDraft] = createSignal<Draft>();
  const [dry, setDry] = createSignal<{ of: string; result?: DryRun; error?: unknown }>();
  const [saving, setSaving] = createSignal<Saving>({ is: 'idle' });
  const isChanged = createMemo(() => {
    const [mine, theirs] = [draft(), kept()];
    return mine !== undefined && theirs !== undefined && settled(mine) !== settled(theirs);
  });

  const take = (answer: ConditionsAnswer) => {
    setKept(answer);
    setFailure(undefined);
  };
  const load = async () => {
    try {
      const answer = await api.conditions();
      const untouched = !isChanged();
      take(answer);
      if (untouched || !draft()) setDraft(answer);
    } catch (error) {
      if (!kept()) setFailure(error);
    }
  };
  void load();
  // Another master has saved, or all of it is applied. What is being changed here stays, and its save says so.
  live.onChanges((change) => {
    if (change.type === 'snapshot' || change.facts.some((fact) => fact.type.startsWith('conditions.'))) {
      if (saving().is !== 'sent') void load();
    }
  });

  const look = setInterval(() => {
    if (kept()?.applying && !document.hidden)
      void api.conditions().then(
        (answer) => setKept(answer),
        () => {},
      );
  }, every);
  onCleanup(() => clearInterval(look));

  let cut: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tryOut = async (conditions: Conditions, of: string) => {
    cut?.abort();
    const mine = new AbortController();
    cut = mine;
    try {
      const result = await api.dryRun(conditions, mine.signal);
      if (!mine.signal.aborted) setDry({ of, result });
    } catch (error) {
      if (!mine.signal.aborted) setDry({ of, error });
    }
  };
  createEffect(
    on([draft, () => kept()?.version], ([now]) => {
      if (!now) return;
      clearTimeout(timer);
      const of = settled(now);
      timer = setTimeout(() => void tryOut(now.conditions, of), pause);
    }),
  );
  onCleanup(() => {
    clearTimeout(timer);
    cut?.abort();
  });

  const save = async () => {
    const [mine, theirs] = [draft(), kept()];
    if (!mine || !theirs || saving().is === 'sent') return;
    setSaving({ is: 'sent' });
    try {
      const { conditions, targetMinutes } = mine;
      const answer = await api.saveConditions({ conditions, targetMinutes, version: theirs.version });
      take(answer);
      setDraft(answer);
      setSaving({ is: 'saved' });
    } catch (error) {
      const isStale = error instanceof ProblemError && error.code === 'settings_stale';
      setSaving(isStale ? { is: 'stale' } : { is: 'failed', error });
      if (isStale) void load();
    }
  };
  const discard = () => {
    setDraft(kept());
    setSaving({ is: 'idle' });
  };

  return {
    kept,
    failure,
    load,
    draft,
    change: (part: Partial<Conditions>) => {
      setSaving({ is: 'idle' });
      setDraft((now) => now && { ...now, conditions: { ...now.conditions, ...part } });
    },
    setTarget: (targetMinutes: number) => {
      setSaving({ is: 'idle' });
      setDraft((now) => now && { ...now, targetMinutes });
    },
    isChanged,
    /** Of what stands in the form now; undefined while it is on its way. */
    dryRun: () => {
      const [now, mine] = [dry(), draft()];
      return now && mine && now.of === settled(mine) ? now : undefined;
    },
    /** The last one that came, for as long as the next is on its way. */
    lastDryRun: () => dry()?.result,
    saving,
    save,
    discard,
  };
}
export type ConditionsStore = ReturnType<typeof createConditions>;
