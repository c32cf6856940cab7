import { KeyRound } from 'lucide-solid';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { api } from '../api.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Failed } from '../ui/failed.tsx';
import { CopyButton } from '../ui/field.tsx';

const words = text.keys;

type Making =
  | { state: 'asking'; missing?: true; error?: unknown }
  | { state: 'sent' }
  /** The key is held in this page only, until the reviewer closes it or leaves. */
  | { state: 'made'; name: string; key: string };

export function MakeKey(props: { onMade: () => void }) {
  const [making, setMaking] = createSignal<Making>({ state: 'asking' });
  const made = () => {
    const now = making();
    return now.state === 'made' ? now : undefined;
  };
  const asking = () => {
    const now = making();
    return now.state === 'asking' ? now : undefined;
  };
  let input: HTMLInputElement | undefined;
  let result: HTMLDivElement | undefined;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (making().state !== 'asking' || !input) return;
    const name = input.value.trim();
    if (!name) {
      setMaking({ state: 'asking', missing: true });
      return input.focus();
    }
    setMaking({ state: 'sent' });
    try {
      const { key } = await api.makeKey(name);
      setMaking({ state: 'made', name, key });
      result?.focus();
      props.onMade();
    } catch (error) {
      setMaking({ state: 'asking', error });
    }
  };

  return (
    <Card id="make-key" title={words.make}>
      <Switch>
        <Match when={made()}>
          {(one) => (
            <div
              ref={result}
              role="group"
              aria-label={words.made({ name: one().name })}
              tabindex="-1"
              class="flex flex-col gap-3 outline-none"
            >
              <p class="flex items-start gap-2 font-medium">
                <KeyRound size={16} stroke-width={1.75} class="mt-0.5 shrink-0 text-verified" aria-hidden="true" />
                <span class="wrap-anywhere">{words.made({ name: one().name })}</span>
              </p>
              <div class="flex items-center gap-2 rounded-md border border-edge bg-bg px-3 py-2">
                <code class="min-w-0 flex-1 font-mrz text-small break-all select-all">{one().key}</code>
                <CopyButton value={one().key} name={words.key} />
              </div>
              <p role="alert" class="rounded-md bg-awaiting/10 p-3 text-awaiting">
                {words.once}
              </p>
              <div>
                <Button
                  onClick={() => {
                    setMaking({ state: 'asking' });
                    input?.focus();
                  }}
                >
                  {words.done}
                </Button>
              </div>
            </div>
          )}
        </Match>
        <Match when={true}>
          <form novalidate onSubmit={submit} class="flex flex-col gap-2">
            <label for="key-name" class="font-medium">
              {words.nameLabel}
            </label>
            <div class="flex gap-2 max-sm:flex-col">
              <input
                ref={input}
                id="key-name"
                required
                maxlength={100}
                autocomplete="off"
                dir="auto"
                aria-invalid={asking()?.missing}
                aria-describedby="key-name-said"
                onInput={() => asking()?.missing && setMaking({ state: 'asking' })}
                class="h-8 min-w-0 shrink-0 rounded-md border border-edge bg-surface px-3 aria-invalid:border-rejected sm:flex-1"
              />
              <Button type="submit" kind="primary" aria-disabled={making().state === 'sent'}>
                {making().state === 'sent' ? words.busy : words.make}
              </Button>
            </div>
            <p
              id="key-name-said"
              role={asking()?.missing ? 'alert' : undefined}
              class={`text-small ${asking()?.missing ? 'text-rejected' : 'text-muted'}`}
            >
              {asking()?.missing ? words.nameMissing : words.nameHint}
            </p>
            <Show when={asking()?.error}>{(error) => <Failed what={words.makeFailed} error={error()} />}</Show>
          </form>
        </Match>
      </Switch>
    </Card>
  );
}
