import { createSignal, For, Show } from 'solid-js';
import { stateCodes } from '../../../../shared/document/country.ts';
import { toggled } from '../../listing/filter-url.ts';
import { text } from '../../text/text.ts';
import { Chip } from '../../ui/chip.tsx';
import { Popover } from '../../ui/floating/popover.tsx';
import { Flag } from '../../ui/text/country.tsx';
import { countryName } from '../../ui/text/country-name.ts';

const words = text.sessions.filters;
const fold = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** UTO is the specimens' state. */
const countries = () =>
  [...stateCodes, 'UTO']
    .map((code) => ({ code, name: countryName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name));

export function NationalityFilter(props: { value: readonly string[]; onChange: (value: string[]) => void }) {
  const [typed, setTyped] = createSignal('');
  const value = () => {
    const [first] = props.value;
    if (!first) return undefined;
    return props.value.length > 1
      ? words.more({ first: countryName(first), n: props.value.length - 1 })
      : countryName(first);
  };
  return (
    <Popover
      label={words.nationality}
      trigger={(attributes) => (
        <Chip
          {...attributes}
          label={words.nationality}
          value={value()}
          clearLabel={words.remove({ what: words.nationality })}
          onClear={() => props.onChange([])}
        />
      )}
    >
      {() => {
        const all = countries();
        const chosenAtOpening = new Set(props.value);
        setTyped('');
        const found = () => {
          const searched = fold(typed().trim());
          return all
            .filter(
              ({ code, name }) =>
                !searched ||
                fold(name)
                  .split(/[\s-]/)
                  .some((w) => w.startsWith(searched)) ||
                fold(name).startsWith(searched) ||
                code.toLowerCase() === searched,
            )
            .sort((a, b) => Number(chosenAtOpening.has(b.code)) - Number(chosenAtOpening.has(a.code)));
        };
        let panel!: HTMLDivElement;
        const field = () => panel.querySelector<HTMLInputElement>('input[type=search]')!;
        const boxes = () => [...panel.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
        const key = (event: KeyboardEvent) => {
          if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
          const all = boxes();
          const at = all.indexOf(event.target as HTMLInputElement);
          if (event.key === 'ArrowDown') all[at + 1]?.focus();
          else if (event.key === 'ArrowUp' && at >= 0) (all[at - 1] ?? field()).focus();
          // In the field: the first of what was found. Without a word nothing was meant.
          else if (event.key === 'Enter') (at >= 0 ? all[at] : typed().trim() ? all[0] : undefined)?.click();
          // A letter in the list goes on with the search.
          else if (at >= 0 && event.key.length === 1 && event.key !== ' ') return field().focus();
          else return;
          event.preventDefault();
        };
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the field and the boxes in it
          <div ref={panel} onKeyDown={key}>
            <div class="border-b border-line p-2">
              <input
                type="search"
                aria-label={words.addNationality}
                placeholder={words.addNationality}
                class="h-8 w-full rounded-md bg-sunk px-2.5"
                onInput={(event) => setTyped(event.currentTarget.value)}
              />
            </div>
            <div role="group" aria-label={words.nationality} class="max-h-72 overflow-y-auto p-1">
              <For each={found()} fallback={<p class="p-3 text-center text-muted">{words.noCountry}</p>}>
                {({ code, name }) => (
                  <label class="flex h-8 items-center gap-2 rounded-md px-2 hover:bg-sunk has-focus-visible:bg-sunk">
                    <input
                      type="checkbox"
                      class="size-3.5 accent-(--accent)"
                      checked={props.value.includes(code)}
                      onChange={() => props.onChange(toggled(props.value, code))}
                    />
                    <Flag state={code} />
                    <span class="min-w-0 flex-1 truncate">{name}</span>
                    <Show when={name !== code}>
                      <span class="text-small text-muted">{code}</span>
                    </Show>
                  </label>
                )}
              </For>
            </div>
          </div>
        );
      }}
    </Popover>
  );
}
