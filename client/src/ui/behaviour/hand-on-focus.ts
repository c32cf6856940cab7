import { onCleanup } from 'solid-js';

/** When what was made goes with the focus inside, `to` has it next: by default the page itself. */
export function handOnFocus(
  root: () => Element | undefined,
  to: () => HTMLElement | null = () => document.querySelector('main'),
): void {
  onCleanup(() => {
    if (root()?.contains(document.activeElement)) to()?.focus({ preventScroll: true });
  });
}
