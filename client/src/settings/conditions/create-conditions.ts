import { type Accessor, batch, createEffect, createMemo, createSignal, on } from 'solid-js';
import type { Conditions } from '../../../../shared/api/conditions.ts';
import type { ConditionsAnswer } from '../../../../shared/api/settings.ts';
import { api, ProblemError } from '../../api.ts';
import { createQuery, type Query } from '../../live/query.ts';
import { useLive } from '../../live/store.ts';
import { createNotice } from '../controls/create-notice.ts';
import { createDryRun } from './create-dry-run.ts';
import { type Draft, isSame, isSound } from './draft.ts';

/** Milliseconds between polls of the rollout's progress. */
const pollMs = 1_000;
const isSameDraft = (a: Draft, b: Draft) => a.targetMinutes === b.targetMinutes && isSame(a.conditions, b.conditions);

export type ConditionsStore = ReturnType<typeof createConditions>;

/** A company's conditions, the reviewer's edits, and their dry run. */
export function createConditions(isShown: Accessor<boolean> = () => true) {
  /** The conditions that the draft started from. Saving sends their version, so that no one else's are overwritten unseen. */
  const [base, setBase] = createSignal<ConditionsAnswer>();
  const [draft, setDraft] = createSignal<Draft>();
  const [isSaving, setSaving] = createSignal(false);
  const [refused, setRefused] = createSignal<unknown>();
  const [notice, say] = createNotice<'saved' | 'applied'>();
  const isChanged = createMemo(() => {
    const [mine, from] = [draft(), base()];
    return mine !== undefined && from !== undefined && !isSameDraft(mine, from);
  });

  const begin = (from: ConditionsAnswer) => {
    setBase(from);
    setDraft({ conditions: from.conditions, targetMinutes: from.targetMinutes });
  };
  /** The latest from the server. */
  const query: Query<ConditionsAnswer> = createQuery({
    name: 'conditions',
    live: useLive(),
    ask: () => api.conditions(),
    // The own save's answer is the new value.
    isHeld: isSaving,
    poll: { everyMs: pollMs, isMoving: () => stored()?.rollout != null },
    answered(answer, before) {
      const mine = draft();
      if (!mine || !isChanged() || isSameDraft(mine, answer)) begin(answer);
      if (before?.rollout && !answer.rollout) say('applied');
    },
  });
  const stored = query.answer;

  const dry = createDryRun(
    // Changed conditions are tried on any tab, as saving waits for the result.
    () => (draft() && (isShown() || isChanged()) && isSound(draft()!) ? draft()!.conditions : undefined),
    () => [stored()?.version, stored()?.rollout === null],
  );

  const save = async () => {
    const [mine, from] = [draft(), base()];
    if (!mine || !from || isSaving()) return;
    setSaving(true);
    setRefused(undefined);
    try {
      const answer = await api.saveConditions({ ...mine, version: from.version });
      batch(() => {
        begin(answer);
        query.change(() => answer);
        setSaving(false);
        say('saved');
      });
    } catch (error) {
      setSaving(false);
      const isStale = error instanceof ProblemError && error.code === 'settings_stale';
      if (isStale) await query.load();
      // The conflict then shows the colleague's version, which is more informative than the error.
      if (!isStale || stored()?.version === from.version) setRefused(error);
    }
  };
  createEffect(on(draft, () => setRefused(undefined), { defer: true }));

  return {
    stored: stored,
    failure: () => (stored() ? undefined : query.failure()),
    load: query.load,
    draft,
    change: (part: Partial<Conditions>) =>
      setDraft((now) => now && { ...now, conditions: { ...now.conditions, ...part } }),
    setTarget: (targetMinutes: number) => setDraft((now) => now && { ...now, targetMinutes }),
    isChanged,
    /** A save reassesses the waiting sessions. */
    movesSessions: () => isChanged() && !isSame(draft()!.conditions, base()!.conditions),
    /** Conditions that a colleague saved while these were edited. */
    theirs: () => (isChanged() && stored()!.version !== base()!.version ? stored() : undefined),
    /** Overwrites the colleague's conditions, knowingly. */
    keepMine: () => setBase(stored()),
    /** Reverts to the latest saved ones. */
    discard: () => batch(() => begin(stored()!)),
    dry,
    isSaving,
    refused,
    notice,
    save,
  };
}
