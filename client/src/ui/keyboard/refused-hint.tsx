import { Show } from 'solid-js';
import { refused } from '../../keyboard/guarded-keys.ts';
import { words } from '../../keyboard/words.ts';

/** Says quietly why a key was not taken. */
export function RefusedHint() {
  const why = () => {
    const now = refused();
    return now === 'youngDialog' ? null : now;
  };
  return (
    <div role="status" class="pointer-events-none fixed inset-x-2 bottom-2 z-50 flex justify-center">
      <Show when={why()}>
        {(is) => (
          <p class="fade-in rounded-md bg-text px-3 py-1 text-center text-small text-surface shadow-float">
            {words.refused[is()]}
          </p>
        )}
      </Show>
    </div>
  );
}

/** The same inside of a dialog: what lies outside of it is hidden from screen readers. */
export function RefusedInDialog() {
  return (
    <p role="status" class="px-4 pb-3 text-small text-muted empty:hidden">
      <Show when={refused() === 'youngDialog'}>{words.refused.youngDialog}</Show>
    </p>
  );
}
