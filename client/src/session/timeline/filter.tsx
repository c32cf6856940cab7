import { For } from 'solid-js';
import { words } from '../../session-model/timeline/words.ts';

/** Everything, or decisions only. */
export function Filter(props: { decisions: boolean; onChange: (decisions: boolean) => void }) {
  const choices = [
    [false, words.filters.all],
    [true, words.filters.decisions],
  ] as const;
  return (
    <div role="group" aria-label={words.filters.label} class="flex gap-0.5">
      <For each={choices}>
        {([decisions, label]) => (
          <button
            type="button"
            aria-pressed={props.decisions === decisions}
            class="h-6 rounded-md px-2 text-small font-medium text-muted hover:bg-sunk hover:text-text aria-pressed:bg-sunk aria-pressed:text-text"
            onClick={() => props.onChange(decisions)}
          >
            {label}
          </button>
        )}
      </For>
    </div>
  );
}
