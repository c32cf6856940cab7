import { onCleanup, onMount } from 'solid-js';

/** What lies over the page while it is open. */
const floating = 'dialog[open], [role=menu], [role=dialog]';

/** Letters typed into a field, or with a modifier, are not shortcuts. Nor is anything while a dialog or a menu is open. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  if (target.isContentEditable || target.matches('input, textarea, select')) return false;
  // Also where the focus is elsewhere: what is open on top has the keys, and Escape closes that alone.
  return !target.closest(floating) && !document.querySelector(floating);
}

/** Keys that work wherever the focus is on the page. The function says whether it took the key. */
export function createKeys(take: (event: KeyboardEvent) => boolean): void {
  const listen = (event: KeyboardEvent) => {
    if (isShortcut(event) && take(event)) event.preventDefault();
  };
  onMount(() => {
    document.addEventListener('keydown', listen);
    onCleanup(() => document.removeEventListener('keydown', listen));
  });
}

/** ⌘K, or Ctrl+K where there is no such key: also out of a field, but not over what is open. */
export function createPaletteKey(open: () => void): void {
  const listen = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
    // Taken in any case: the browser's own search field is not what is meant here.
    event.preventDefault();
    if (!document.querySelector(floating)) open();
  };
  onMount(() => {
    document.addEventListener('keydown', listen);
    onCleanup(() => document.removeEventListener('keydown', listen));
  });
}

export const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
export const paletteKeys = isApple ? ['⌘', 'K'] : ['Ctrl', 'K'];
