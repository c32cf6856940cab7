import { Check, Minus } from 'lucide-solid';
import { Show } from 'solid-js';

/**
 * A checkbox that leaves the focus where it is: the list goes on taking keys. No input: single keys are not taken in those.
 * `x` and Shift+x are the keyboard's way, see list-keys.ts.
 */
export function SelectBox(props: { name: string; value: boolean | 'mixed'; onToggle: (extend: boolean) => void }) {
  return (
    <button
      type="button"
      role="checkbox"
      tabindex={-1}
      aria-label={props.name}
      aria-checked={props.value}
      class="group inline-flex size-6 items-center justify-center"
      // Also: no text is marked between two presses with Shift.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation();
        props.onToggle(event.shiftKey);
      }}
    >
      <span class="flex size-4 items-center justify-center rounded-sm border border-edge bg-surface text-on-accent group-hover:border-accent group-aria-checked:solid group-aria-checked:border-accent group-aria-checked:bg-accent group-aria-[checked=mixed]:border-accent group-aria-[checked=mixed]:bg-accent">
        <Show when={props.value}>
          <Show when={props.value === 'mixed'} fallback={<Check size={12} stroke-width={3} aria-hidden="true" />}>
            <Minus size={12} stroke-width={3} aria-hidden="true" />
          </Show>
        </Show>
      </span>
    </button>
  );
}
