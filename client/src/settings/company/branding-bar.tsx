import { Match, Show, Switch } from 'solid-js';
import { useLive } from '../../live/store.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Clash } from '../clash.tsx';
import { barClass } from '../save-bar.tsx';
import { words as settings } from '../words.ts';
import type { BrandingStore } from './create-branding.ts';
import { words } from './words.ts';

const w = words.save;

const focusWrong = () => document.querySelector<HTMLElement>('#branding [aria-invalid=true]')?.focus();

/** Saves name and colour. */
export function BrandingBar(props: { store: BrandingStore; showForm: () => void; refocus: () => void }) {
  const s = () => props.store;
  const live = useLive();
  const isOffline = () => live.state() === 'stale';
  const canSave = () => !s().isSaving() && !isOffline();
  const press = async () => {
    if (!canSave()) return;
    if (!s().isSound()) {
      props.showForm();
      // From another tab, once the form is there.
      queueMicrotask(focusWrong);
      return;
    }
    await s().save();
    // The button that was pressed has gone with the changes.
    if (!s().isChanged()) props.refocus();
  };
  const discard = () => {
    s().discard();
    props.refocus();
  };
  return (
    <Show when={s().isChanged() || s().notice()}>
      <section aria-label={w.bar} class={barClass}>
        <Show when={!s().isChanged()}>
          <p role="status">{w.saved}</p>
        </Show>
        <Show when={s().isOvertaken()}>
          <Clash differences={s().differences()} onLoad={discard} onKeep={() => s().keepMine()}>
            {words.theirs}
          </Clash>
        </Show>
        <Show when={s().isChanged() && !s().isOvertaken()}>
          <div class="flex flex-wrap items-center justify-end gap-2">
            <div class="min-w-0 flex-1 basis-60 text-muted">
              <Switch fallback={w.changed}>
                <Match when={s().refused()}>{(error) => <Failed what={w.failed} error={error()} />}</Match>
                <Match when={isOffline()}>{settings.save.offline}</Match>
              </Switch>
            </div>
            <Button kind="quiet" onClick={discard}>
              {settings.save.discard}
            </Button>
            <Button kind="primary" aria-disabled={!canSave()} onClick={() => void press()}>
              {s().isSaving() ? settings.save.saving : w.save}
            </Button>
          </div>
        </Show>
      </section>
    </Show>
  );
}
