import { type Accessor, batch, createMemo, createSignal } from 'solid-js';
import type { ScreeningSettings } from '../../../../shared/api/screening.ts';
import { api, ProblemError } from '../../api.ts';
import { createQuery, type Query } from '../../live/query.ts';
import { useLive } from '../../live/store.ts';
import { createNotice } from '../controls/create-notice.ts';
import { differences, type Edits, isPercent, noEdits, percentOf, requestOf } from './draft.ts';

/** Milliseconds between two looks how far an import or the screening of the past is. */
const pollMs = 2_000;

export type ScreeningStore = ReturnType<typeof createScreening>;

/** A company's screening, and what one makes of it here. Asked for when it is first shown. */
export function createScreening(isShown: Accessor<boolean>) {
  const [edits, setEdits] = createSignal<Edits>(noEdits);
  /** The version that the edits began with. Its save names it, so that nobody's settings are overwritten unseen. */
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
    // One's own save is told by its answer.
    isHeld: isSaving,
    poll: {
      everyMs: pollMs,
      isMoving: () =>
        sending() > 0 || stored()?.rescreening != null || (stored()?.lists.some((list) => list.importing) ?? false),
    },
    answered(answer, before) {
      // A number that does not fit is a change, too, which nobody else's save takes away.
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
      // Theirs stand beside mine then, and say more than the refusal.
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
    /** Somebody else's were saved while these were edited. */
    isOvertaken: () => isChanged() && stored()!.version !== base(),
    /** Mine are to go over theirs, knowingly. */
    keepMine: () => setBase(stored()!.version),
    discard: () => begin(stored()!),
    isSaving,
    refused,
    notice,
    save,
    /** Files are on their way: what becomes of them is looked at meanwhile. */
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
