import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { ScreeningSettings } from '../../../../shared/api/screening.ts';
import { api, ProblemError } from '../../api.ts';
import { useLive } from '../../live/store.ts';
import { concerns } from '../conditions/concerns.ts';
import { createNotice } from '../controls/create-notice.ts';
import { differences, type Edits, isPercent, noEdits, percentOf, requestOf } from './draft.ts';

/** Milliseconds between two looks how far an import or the screening of the past is. */
const every = 2_000;
export type ScreeningStore = ReturnType<typeof createScreening>;

/** A company's screening, and what one makes of it here. Asked for when it is first shown. */
export function createScreening(isShown: Accessor<boolean>) {
  const live = useLive();
  const [kept, setKept] = createSignal<ScreeningSettings>();
  const [edits, setEdits] = createSignal<Edits>(noEdits);
  /** The version that the edits began with. Its save names it, so that nobody's settings are overwritten unseen. */
  const [base, setBase] = createSignal(0);
  const [failure, setFailure] = createSignal<unknown>();
  const [isSaving, setSaving] = createSignal(false);
  const [refused, setRefused] = createSignal<unknown>();
  const [notice, say] = createNotice<'saved' | 'rescreened'>();
  const [sending, setSending] = createSignal(0);
  const found = createMemo(() => (kept() ? differences(kept()!, edits()) : []));
  const isChanged = () => found().length > 0;

  const begin = (from: ScreeningSettings) => {
    setBase(from.version);
    setEdits(noEdits);
  };
  const take = (answer: ScreeningSettings) =>
    batch(() => {
      const before = kept();
      setKept(answer);
      setFailure(undefined);
      // A number that does not fit is a change, too, which nobody else's save takes away.
      if (!isChanged()) begin(answer);
      if (before?.rescreening && !answer.rescreening) say('rescreened');
    });
  let asked = 0;
  const load = async () => {
    const mine = ++asked;
    try {
      const answer = await api.screening();
      if (mine === asked) take(answer);
    } catch (error) {
      if (mine === asked && !kept()) setFailure(error);
    }
  };
  createEffect(
    on(isShown, (shown) => {
      if (shown && !kept()) void load();
    }),
  );
  live.onChanges((change) => {
    const mayDiffer = concerns(change, 'screening.', 'screening_list.', 'rescreening.');
    // One's own save is told by its answer.
    if (mayDiffer && (isShown() || kept()) && !isSaving()) void load();
  });
  const isMoving = () =>
    sending() > 0 || kept()?.rescreening != null || (kept()?.lists.some((list) => list.importing) ?? false);
  const look = setInterval(() => {
    if (isMoving() && !isSaving() && !document.hidden) void load();
  }, every);
  onCleanup(() => clearInterval(look));

  const save = async () => {
    const from = kept();
    if (!from || isSaving()) return;
    setSaving(true);
    setRefused(undefined);
    // What is on its way was asked before the save.
    asked += 1;
    try {
      const answer = await api.saveScreening(requestOf(from, edits(), base()));
      batch(() => {
        setKept(answer);
        begin(answer);
        setSaving(false);
        say('saved');
      });
    } catch (error) {
      setSaving(false);
      const isStale = error instanceof ProblemError && error.code === 'settings_stale';
      if (isStale) await load();
      // Theirs stand beside mine then, and say more than the refusal.
      if (!isStale || kept()?.version === base()) setRefused(error);
    }
  };
  const edit = (change: (now: Edits) => Edits) => {
    setRefused(undefined);
    setEdits(change);
  };

  return {
    kept,
    failure,
    load,
    edits,
    setPercent: (percent: number) => edit((now) => ({ ...now, percent })),
    setCarryOver: (carryOver: boolean) => edit((now) => ({ ...now, carryOver })),
    connect: (id: string, on: boolean) => edit((now) => ({ ...now, connected: { ...now.connected, [id]: on } })),
    differences: found,
    isChanged,
    isSound: () => kept() !== undefined && isPercent(percentOf(kept()!, edits())),
    /** Somebody else's were saved while these were edited. */
    isOvertaken: () => isChanged() && kept()!.version !== base(),
    /** Mine are to go over theirs, knowingly. */
    keepMine: () => setBase(kept()!.version),
    discard: () => begin(kept()!),
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
        await load();
      }
    },
  };
}
