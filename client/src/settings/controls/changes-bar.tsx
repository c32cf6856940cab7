import { Match, Show, Switch } from 'solid-js';
import { useLive } from '../../live/store.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import type { Difference } from '../conditions/differences.ts';
import { words } from '../words.ts';
import { Clash } from './clash.tsx';
import { barClass } from './save-bar.tsx';

const common = words.save;

/** A store as seen by its save bar. */
export interface Changes {
  isChanged(): boolean;
  isSound(): boolean;
  isSaving(): boolean;
  /** A colleague has saved in the meantime. */
  isOvertaken(): boolean;
  differences(): readonly Difference[];
  refused(): unknown;
  save(): Promise<unknown>;
  discard(): void;
  keepMine(): void;
}

/** Saves settings that are one small form. */
export function ChangesBar(props: {
  changes: Changes;
  words: { bar: string; changed: string; failed: string; save: string; theirs: string };
  /** Result of the last save; undefined if there is none to show. */
  wording: string | undefined;
  /** Id of the form in which an invalid field is searched. */
  form: string;
  showForm: () => void;
  refocus: () => void;
}) {
  const s = () => props.changes;
  const live = useLive();
  const isOffline = () => live.state() === 'stale';
  const canSave = () => !s().isSaving() && !isOffline();
  const focusWrong = () => document.querySelector<HTMLElement>(`${props.form} [aria-invalid=true]`)?.focus();
  const press = async () => {
    if (!canSave()) return;
    if (!s().isSound()) {
      props.showForm();
      // From another tab, once the form is rendered.
      queueMicrotask(focusWrong);
      return;
    }
    await s().save();
    // The pressed button has been removed with the changes.
    if (!s().isChanged()) props.refocus();
  };
  const discard = () => {
    s().discard();
    props.refocus();
  };
  return (
    <Show when={s().isChanged() || props.wording}>
      <section aria-label={props.words.bar} class={barClass}>
        <Show when={!s().isChanged() && props.wording}>{(wording) => <p role="status">{wording()}</p>}</Show>
        <Show when={s().isOvertaken()}>
          <Clash differences={s().differences()} onLoad={discard} onKeep={() => s().keepMine()}>
            {props.words.theirs}
          </Clash>
        </Show>
        <Show when={s().isChanged() && !s().isOvertaken()}>
          <div class="flex flex-wrap items-center justify-end gap-2">
            <div class="min-w-0 flex-1 basis-60 text-muted">
              <Switch fallback={props.words.changed}>
                <Match when={s().refused()}>{(error) => <Failed what={props.words.failed} error={error()} />}</Match>
                <Match when={isOffline()}>{common.offline}</Match>
              </Switch>
            </div>
            <Button kind="quiet" onClick={discard}>
              {common.discard}
            </Button>
            <Button kind="primary" aria-disabled={!canSave()} onClick={() => void press()}>
              {s().isSaving() ? common.saving : props.words.save}
            </Button>
          </div>
        </Show>
      </section>
    </Show>
  );
}
