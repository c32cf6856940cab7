import { type Accessor, batch, createMemo, createSignal } from 'solid-js';
import type { ScreeningSettings } from '../../../../shared/api/screening.ts';
import { api, ProblemError } from '../../api.ts';
import { createQuery, type Query } from '../../live/query.ts';
import { useLive } from '../../live/store.ts';
import { createNotice } from '../controls/create-notice.ts';
import { differences, type Edits, isPercent, noEdits, percentOf, requestOf } from './draft.ts';

/** Milliseconds between polls of an import or of a rescreening. */
const pollMs = 2_000;

export type ScreeningStore = ReturnType<typeof createScreening>;

/** A company's screening settings, with this reviewer's edits. Fetched when first shown. */
export function createScreening(isShown: Accessor<boolean>) {
  const [edits, setEdits] = createSignal<Edits>(noEdits);
  /** The version that the edits started from. Saving sends it, so that no one else's settings are overwritten unseen. */
  const [base, setBase] = createSignal(0);
  const [isSaving, setSaving] = createSignal(false);
  const [refused, setRefused] = createSignal<unknown>();
  const [notice, say] = createNotice<'saved' | 'rescreened'>();
  const [sending, setSending] = createSignal(0);

  const begin = (from: ScreeningSettings) => {
    setBase(from.version);
    setEdits(noEdits);
  };
  const query: Query<ScreeningSettings> = createQuery({
    name: 'screening',
    live: useLive(),
    when: isShown,
    ask: () => api.screening(),
    // The own save's answer is the new value.
    isHeld: isSaving,
    poll: {
      everyMs: pollMs,
      isMoving: () =>
        sending() > 0 || stored()?.rescreening != null || (stored()?.lists.some((list) => list.importing) ?? false),
    },
    answered(answer, before) {
      // An invalid number is a change, too, and is not replaced by a colleague's save.
      if (!isChanged()) begin(answer);
      if (before?.rescreening && !answer.rescreening) say('rescreened');
    },
  });
  const stored = query.answer;
  const found = createMemo(() => (stored() ? differences(stored()!, edits()) : []));
  const isChanged = () => found().length > 0;

  const save = async () => {
    const from = stored();
    if (!from || isSaving()) return;
    setSaving(true);
    setRefused(undefined);
    try {
      const answer = await api.saveScreening(requestOf(from, edits(), base()));
      batch(() => {
        query.change(() => answer);
        begin(answer);
        setSaving(false);
        say('saved');
      });
    } catch (error) {
      setSaving(false);
      const isStale = error instanceof ProblemError && error.code === 'settings_stale';
      if (isStale) await query.load();
      // The conflict then shows the colleague's version, which is more informative than the error.
      if (!isStale || stored()?.version === base()) setRefused(error);
    }
  };
  const edit = (change: (now: Edits) => Edits) => {
    setRefused(undefined);
    setEdits(change);
  };

  return {
    stored: stored,
    failure: () => (stored() ? undefined : query.failure()),
    load: query.load,
    edits,
    setPercent: (percent: number) => edit((now) => ({ ...now, percent })),
    setCarryOver: (carryOver: boolean) => edit((now) => ({ ...now, carryOver })),
    connect: (id: string, on: boolean) => edit((now) => ({ ...now, connected: { ...now.connected, [id]: on } })),
    differences: found,
    isChanged,
    isSound: () => stored() !== undefined && isPercent(percentOf(stored()!, edits())),
    /** Saved by a colleague while these were edited. */
    isOvertaken: () => isChanged() && stored()!.version !== base(),
    /** Overwrites the colleague's settings, knowingly. */
    keepMine: () => setBase(stored()!.version),
    discard: () => begin(stored()!),
    isSaving,
    refused,
    notice,
    save,
    /** Polls the import's progress while files are uploading. */
    async whileSending<T>(work: Promise<T>): Promise<T> {
      setSending((n) => n + 1);
      try {
        return await work;
      } finally {
        setSending((n) => n - 1);
        await query.load();
      }
    },
  };
}
