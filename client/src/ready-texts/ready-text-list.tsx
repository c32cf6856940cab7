import { For, Show } from 'solid-js';
import { words } from './words.ts';

/** Texts to start from: a click puts one into the field below, where it can be edited. */
export function ReadyTextList(props: { texts: readonly string[]; insert: (text: string) => void }) {
  return (
    <Show when={props.texts.length > 0}>
      <div role="group" aria-label={words.label}>
        <p class="caps mb-1" aria-hidden="true">
          {words.label}
        </p>
        <ul class="flex max-h-56 flex-col gap-1 overflow-y-auto">
          <For each={props.texts}>
            {(text) => (
              <li>
                <button
                  type="button"
                  onClick={() => props.insert(text)}
                  aria-label={words.insert({ text })}
                  class="focus-inside min-h-7 w-full rounded-md border border-line px-2 py-1 text-start text-small hover:bg-sunk"
                  dir="auto"
                >
                  {text}
                </button>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
}
