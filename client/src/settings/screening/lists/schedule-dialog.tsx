import { createSignal, createUniqueId, Index, Show } from 'solid-js';
import type { ListView } from '../../../../../shared/api/screening.ts';
import { mostListFiles } from '../../../../../shared/screening/list-files.ts';
import { api } from '../../../api.ts';
import { text } from '../../../text/text.ts';
import { Button } from '../../../ui/button.tsx';
import { Failed } from '../../../ui/failed.tsx';
import { Dialog } from '../../../ui/floating/dialog.tsx';
import { fieldClass } from '../../controls/controls.tsx';
import { NumberField } from '../../controls/number-field.tsx';
import type { ScreeningStore } from '../create-screening.ts';
import { words } from '../words.ts';

const w = words.schedule;
const usualHours = 24;
const isHours = (n: number) => Number.isInteger(n) && n >= 1 && n <= 24 * 30;
const isAddress = (url: string) => url.startsWith('https://') && URL.canParse(url);

/** From where a list is fetched, and how often. */
export function ScheduleDialog(props: {
  store: ScreeningStore;
  list: ListView;
  say: (what: string) => void;
  onClose: () => void;
}) {
  const id = createUniqueId();
  const [urls, setUrls] = createSignal(props.list.schedule?.urls ?? ['']);
  const [everyHours, setEveryHours] = createSignal(props.list.schedule?.everyHours ?? usualHours);
  const [state, setState] = createSignal<{ is: 'asking'; tried?: true; error?: unknown } | { is: 'sent' }>({
    is: 'asking',
  });
  const asking = () => {
    const now = state();
    return now.is === 'asking' ? now : undefined;
  };
  const filled = () => urls().flatMap((url) => url.trim() || []);
  const wrongAt = (at: number) => {
    if (!asking()?.tried) return undefined;
    const url = urls()[at]!.trim();
    if (url) return isAddress(url) ? undefined : w.addressWrong;
    return at === 0 && filled().length === 0 ? w.addressMissing : undefined;
  };
  let form!: HTMLFormElement;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!asking()) return;
    if (filled().length === 0 || !filled().every(isAddress) || !isHours(everyHours())) {
      setState({ is: 'asking', tried: true });
      form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    setState({ is: 'sent' });
    try {
      await api.scheduleList(props.list.id, { urls: filled(), everyHours: everyHours() });
      props.say(w.saved({ name: props.list.title }));
      void props.store.load();
      props.onClose();
    } catch (error) {
      setState({ is: 'asking', error });
    }
  };
  return (
    <Dialog open onClose={props.onClose} title={w.title}>
      <form ref={form} novalidate onSubmit={submit} class="flex flex-col gap-3">
        <p class="text-muted wrap-anywhere">{w.lead({ name: props.list.title })}</p>
        <Index each={urls()}>
          {(url, at) => (
            <div>
              <label for={`${id}-${at}`} class="mb-1 block font-medium">
                {w.address({ n: at + 1 })}
              </label>
              <input
                id={`${id}-${at}`}
                type="url"
                maxlength={500}
                placeholder="https://"
                autocomplete="off"
                spellcheck={false}
                value={url()}
                aria-invalid={wrongAt(at) !== undefined}
                aria-describedby={`${id}-${at}-wrong`}
                onInput={({ currentTarget }) => setUrls((all) => all.with(at, currentTarget.value))}
                class={`${fieldClass} w-full`}
              />
              <p id={`${id}-${at}-wrong`} role="alert" class="text-small text-rejected empty:hidden">
                {wrongAt(at)}
              </p>
            </div>
          )}
        </Index>
        <Show when={urls().length < mostListFiles}>
          <Button
            class="self-start"
            onClick={() => {
              setUrls((all) => [...all, '']);
              form.querySelector<HTMLElement>(`[id="${id}-${urls().length - 1}"]`)?.focus();
            }}
          >
            {w.addAddress}
          </Button>
        </Show>
        <div class="flex items-start justify-between gap-3">
          <label for={`${id}-hours`} class="pt-1.5 font-medium">
            {w.interval}
          </label>
          <NumberField
            id={`${id}-hours`}
            value={everyHours()}
            fits={isHours}
            wrong={w.hoursWrong}
            unit={w.hours}
            onChange={setEveryHours}
          />
        </div>
        <Show when={asking()?.error}>{(error) => <Failed what={w.failed} error={error()} />}</Show>
        <div class="flex justify-end gap-2">
          <Button kind="quiet" onClick={() => props.onClose()}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" kind="primary" aria-disabled={!asking()}>
            {asking() ? w.save : w.saving}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
