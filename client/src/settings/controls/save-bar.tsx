import { createEffect, createSignal, Match, Show, Switch } from 'solid-js';
import { useLive } from '../../live/store.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ConfirmSave } from '../conditions/confirm-save.tsx';
import { Conflict } from '../conditions/conflict.tsx';
import type { ConditionsStore } from '../conditions/create-conditions.ts';
import type { Tried } from '../conditions/create-dry-run.ts';
import { isSound } from '../conditions/draft.ts';
import { moved } from '../conditions/dry-run-result.tsx';
import { saveLabel } from '../conditions/save-words.ts';
import { words } from '../words.ts';

const w = words.save;

/** A save bar. The page shows them stacked at its end. */
export const barClass = 'flex flex-col gap-2 border-t border-line bg-surface px-4 py-2.5';

const focusWrong = () => document.querySelector<HTMLElement>('#conditions [aria-invalid=true]')?.focus();

/** Saves the changes, asks for confirmation when that moves sessions, and shows the rollout's progress. */
export function SaveBar(props: { store: ConditionsStore; showForm: () => void; refocus: () => void }) {
  const s = () => props.store;
  const live = useLive();
  const [pressed, setPressed] = createSignal(false);
  const [asking, setAsking] = createSignal<Tried>();
  const isOffline = () => live.state() === 'stale';
  const canSave = () => !s().isSaving() && !pressed() && !isOffline();
  const run = () => s().dry.now()?.result;
  const label = () => {
    const waiting = s().movesSessions() && run()?.waiting;
    return waiting ? saveLabel(waiting) : w.save;
  };

  const save = async () => {
    setAsking(undefined);
    await s().save();
    // The pressed button has been removed with the changes.
    if (!s().isChanged()) props.refocus();
  };
  const press = () => {
    if (!canSave()) return;
    if (!isSound(s().draft()!)) {
      focusWrong();
      props.showForm();
      // From the other tab, once the form is rendered.
      setTimeout(focusWrong, 50);
      return;
    }
    if (!s().movesSessions()) return void save();
    setPressed(true);
  };
  // A click before the dry run's answer waits for it: no session leaves the queue without confirmation.
  createEffect(() => {
    const tried = s().dry.now();
    if (!pressed() || !tried) return;
    setPressed(false);
    if (tried.result && tried.result.waiting.verified + tried.result.waiting.rejected === 0) void save();
    else setAsking(tried);
  });
  const discard = () => {
    setPressed(false);
    s().discard();
    props.refocus();
  };

  return (
    <Show when={s().isChanged() || s().notice() || s().stored()?.rollout}>
      <section aria-label={w.bar} class={barClass}>
        <Show when={s().stored()?.rollout}>
          {(applying) => (
            <div class="flex flex-col gap-1.5">
              <p class="num">
                {words.applying.label}: {words.applying.of({ done: applying().done, total: applying().total })}
              </p>
              <Progress value={(applying().done / Math.max(1, applying().total)) * 100} label={words.applying.label} />
            </div>
          )}
        </Show>
        <Show when={!s().isChanged() && s().notice()}>
          {(notice) => <p role="status">{notice() === 'saved' ? w.saved : words.applying.done}</p>}
        </Show>
        <Show when={s().theirs()}>
          {(theirs) => (
            <Conflict mine={s().draft()!} theirs={theirs()} onLoad={discard} onKeep={() => s().keepMine()} />
          )}
        </Show>
        <Show when={s().isChanged() && !s().theirs()}>
          <div class="flex flex-wrap items-center justify-end gap-2">
            <div class="num min-w-0 flex-1 basis-60 text-muted">
              <Switch fallback={w.changed}>
                <Match when={s().refused()}>{(error) => <Failed what={w.failed} error={error()} />}</Match>
                <Match when={isOffline()}>{w.offline}</Match>
                <Match when={pressed()}>{w.checking}</Match>
                <Match when={run()}>
                  {(tried) => (
                    <>
                      {w.changed} {words.dry.summary({ moved: moved(tried()), all: tried().sessions })}
                    </>
                  )}
                </Match>
              </Switch>
            </div>
            <Button kind="quiet" onClick={discard}>
              {w.discard}
            </Button>
            <Button kind="primary" aria-disabled={!canSave()} onClick={press}>
              {s().isSaving() ? w.saving : label()}
            </Button>
          </div>
        </Show>
        <Show when={asking()}>
          {(tried) => <ConfirmSave tried={tried()} onClose={() => setAsking(undefined)} onSave={() => void save()} />}
        </Show>
      </section>
    </Show>
  );
}
