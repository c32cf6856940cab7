import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { Flag } from '../../ui/text/country.tsx';
import { words } from '../words.ts';
import { fieldClass } from './controls.tsx';
import { countryOf, matching, stateOf } from './country-match.ts';

const w = words.risk;
/** More than these nobody reads: one types on. */
const most = 8;

/** A country by typing: arrows go through what is found, Enter takes it. */
export function CountryPicker(props: {
  taken: readonly string[];
  onPick: (iso2: string) => void;
  ref: (input: HTMLInputElement) => void;
}) {
  const id = createUniqueId();
  const [typed, setTyped] = createSignal('');
  const [at, setAt] = createSignal(0);
  const found = createMemo(() => matching(typed(), props.taken).slice(0, most));
  const active = () => found()[Math.min(at(), found().length - 1)];
  const isOpen = () => found().length > 0;
  const isUnknown = () => typed().trim() !== '' && !isOpen();
  const type = (what: string) => {
    setTyped(what);
    setAt(0);
  };
  const pick = (code: string | undefined) => {
    if (!code) return;
    type('');
    props.onPick(code);
  };
  const key = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const n = found().length;
    if (event.key === 'ArrowDown' && n) setAt((Math.min(at(), n - 1) + 1) % n);
    else if (event.key === 'ArrowUp' && n) setAt((Math.min(at(), n - 1) - 1 + n) % n);
    else if (event.key === 'Enter') pick(active());
    else if (event.key === 'Escape' && typed() !== '') type('');
    else return;
    event.preventDefault();
  };
  return (
    <div class="relative w-64 max-w-full">
      <input
        ref={props.ref}
        role="combobox"
        aria-label={w.add}
        aria-expanded={isOpen()}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active() && `${id}-${active()}`}
        aria-invalid={isUnknown()}
        aria-describedby={`${id}-said`}
        placeholder={w.add}
        autocomplete="off"
        maxlength={60}
        dir="auto"
        value={typed()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={key}
        onBlur={() => !isUnknown() && type('')}
        class={`${fieldClass} w-full`}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={w.add}
        hidden={!isOpen()}
        class="absolute start-0 top-full z-30 mt-1 w-full rounded-md border border-line bg-raised p-1 shadow-float"
      >
        <For each={found()}>
          {(code) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              id={`${id}-${code}`}
              role="option"
              aria-selected={active() === code}
              class={`flex h-7 cursor-default items-center gap-2 rounded px-2 ${active() === code ? 'bg-text/10' : 'hover:bg-text/6'}`}
              // The field keeps the focus, and the list stands until the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(code)}
            >
              <Flag state={stateOf(code)} />
              <span class="min-w-0 flex-1 truncate">{countryOf(code)}</span>
              <span class="text-small text-muted">{code}</span>
            </div>
          )}
        </For>
      </div>
      <p id={`${id}-said`} class="mt-1 text-small text-rejected empty:hidden">
        <Show when={isUnknown()}>
          <span role="alert">{w.noSuch}</span>
        </Show>
      </p>
    </div>
  );
}
