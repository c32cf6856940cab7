import { Show } from 'solid-js';
import { refused } from './guarded-keys.ts';
import { words } from './words.ts';

/** Says quietly why a key was not taken. */
export function RefusedHint() {
  return (
    <div role="status" class="pointer-events-none fixed inset-x-2 bottom-2 z-50 flex justify-center">
      <Show when={refused()}>
        {(why) => (
          <p class="fade-in rounded-md bg-text px-3 py-1 text-center text-small text-surface shadow-float">
            {words.refused[why()]}
          </p>
        )}
      </Show>
    </div>
  );
}
