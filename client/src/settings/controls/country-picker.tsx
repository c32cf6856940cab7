import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { createCombobox } from '../../ui/behaviour/create-combobox.ts';
import { Flag } from '../../ui/text/country.tsx';
import { words } from '../words.ts';
import { fieldClass } from './controls.tsx';
import { countryOf, matching, stateOf } from './country-match.ts';

const w = words.risk;
/** Longer lists are not read: one more letter narrows them. */
const most = 8;

/** A country by typing: arrows go through what is found, Enter takes it. */
export function CountryPicker(props: {
  taken: readonly string[];
  onPick: (iso2: string) => void;
  ref: (input: HTMLInputElement) => void;
}) {
  const id = createUniqueId();
  const [typed, setTyped] = createSignal('');
  const found = createMemo(() => matching(typed(), props.taken).slice(0, most));
  const isOpen = () => found().length > 0;
  const isUnknown = () => typed().trim() !== '' && !isOpen();
  const type = (what: string) => {
    setTyped(what);
    box.reset();
  };
  const box = createCombobox({
    options: found,
    keyOf: (code) => code,
    startsAtFirst: () => true,
    pick: (code) => {
      type('');
      props.onPick(code);
    },
  });
  const key = (event: KeyboardEvent) => {
    if (box.keydown(event) || event.isComposing || event.key !== 'Escape' || typed() === '') return;
    type('');
    event.preventDefault();
  };
  return (
    <div class="relative w-64 max-w-full">
      <input
        ref={props.ref}
        role="combobox"
        {...box.field}
        aria-label={w.add}
        aria-expanded={isOpen()}
        aria-invalid={isUnknown()}
        aria-describedby={`${id}-said`}
        placeholder={w.add}
        maxlength={60}
        dir="auto"
        value={typed()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={key}
        onBlur={() => !isUnknown() && type('')}
        class={`${fieldClass} w-full`}
      />
      <div
        role="listbox"
        {...box.list}
        aria-label={w.add}
        hidden={!isOpen()}
        class="absolute start-0 top-full z-30 mt-1 w-full rounded-md border border-line bg-raised p-1 shadow-float"
      >
        <For each={found()}>
          {(code) => (
            <div
              {...box.option(code)}
              class="flex h-7 cursor-default items-center gap-2 rounded px-2 hover:bg-text/6 aria-selected:bg-text/10"
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
