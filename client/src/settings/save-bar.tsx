import { useBeforeLeave } from '@solidjs/router';
import { createSignal, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { useColleagues } from '../accounts/colleagues.ts';
import { Failed } from '../keys/make-key.tsx';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatNumber } from '../ui/format.ts';
import { Progress } from '../ui/progress.tsx';
import type { ConditionsStore } from './create-conditions.ts';
import { words } from './words.ts';

const w = words.save;

/** Saves what was changed, asks once more when that moves sessions, and tells how far it is applied. */
export function SaveBar(props: { store: ConditionsStore }) {
  const s = () => props.store;
  const colleagues = useColleagues();
  const [asking, setAsking] = createSignal(false);
  const moved = () => s().dryRun()?.result?.waiting;
  const saving = () => s().saving();
  const failed = () => {
    const now = saving();
    return now.is === 'failed' ? now : undefined;
  };
  const save = () => {
    const waiting = moved();
    if (waiting && waiting.verified + waiting.rejected > 0) setAsking(true);
    else void s().save();
  };
  useBeforeLeave((event) => {
    if (s().isChanged() && !event.defaultPrevented && !confirm(w.leave)) event.preventDefault();
  });
  const leave = (event: BeforeUnloadEvent) => {
    if (s().isChanged()) event.preventDefault();
  };
  onMount(() => window.addEventListener('beforeunload', leave));
  onCleanup(() => window.removeEventListener('beforeunload', leave));
  const by = () => colleagues.find(s().kept()?.changedBy)?.name ?? words.somebody;

  return (
    <Show when={s().isChanged() || saving().is !== 'idle' || s().kept()?.applying}>
      <section
        aria-label={w.save}
        class="sticky bottom-0 z-20 -mx-4 flex flex-col gap-2 border-t border-line bg-surface px-4 py-2.5"
      >
        <Show when={s().kept()?.applying}>
          {(applying) => (
            <div class="flex flex-col gap-1.5">
              <p class="num">
                {words.applying.label}: {words.applying.of(applying().done, applying().total)}
              </p>
              <Progress
                value={(applying().done / Math.max(1, applying().total)) * 100}
                label={words.applying.of(applying().done, applying().total)}
              />
            </div>
          )}
        </Show>
        <div class="flex flex-wrap items-center justify-end gap-2">
          <div class="min-w-0 flex-1">
            <Switch>
              <Match when={failed()}>{(now) => <Failed what={w.failed} error={now().error} />}</Match>
              <Match when={saving().is === 'stale'}>
                <p role="alert" class="text-awaiting">
                  {w.stale(by())} {text.problems.settings_stale.now}
                </p>
              </Match>
              <Match when={saving().is === 'saved' && !s().isChanged()}>
                <p role="status">{w.saved}</p>
              </Match>
              <Match when={s().isChanged()}>
                <p class="text-muted">{w.changed}</p>
              </Match>
            </Switch>
          </div>
          <Show when={s().isChanged()}>
            <Button kind="quiet" onClick={s().discard}>
              {saving().is === 'stale' ? w.load : w.discard}
            </Button>
            <Button kind="primary" aria-disabled={saving().is === 'sent'} onClick={save}>
              {saving().is === 'sent' ? w.saving : w.save}
            </Button>
          </Show>
        </div>
        <Show when={asking() && moved()}>
          {(waiting) => (
            <Dialog open onClose={() => setAsking(false)} title={w.confirmTitle}>
              <div class="num flex flex-col gap-1">
                <Show when={waiting().verified > 0}>
                  <p>{counted(w.confirmVerified, waiting().verified)}</p>
                </Show>
                <Show when={waiting().rejected > 0}>
                  <p class="font-medium text-rejected">{counted(w.confirmRejected, waiting().rejected)}</p>
                </Show>
                <p class="text-muted">{w.confirmKept}</p>
              </div>
              <div class="mt-4 flex justify-end gap-2">
                <Button kind="quiet" onClick={() => setAsking(false)}>
                  {text.ui.cancel}
                </Button>
                <Button
                  kind={waiting().rejected > 0 ? 'danger' : 'primary'}
                  onClick={() => {
                    setAsking(false);
                    void s().save();
                  }}
                >
                  {w.save}
                </Button>
              </div>
            </Dialog>
          )}
        </Show>
      </section>
    </Show>
  );
}

const counted = (words: (n: number) => string, n: number) => words(n).replace(String(n), formatNumber(n));
