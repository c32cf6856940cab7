import { onCleanup, onMount } from 'solid-js';

/** Letters typed into a field, or with a modifier, are not shortcuts. Nor is anything while a dialog or a menu is open. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  if (target.isContentEditable || target.matches('input, textarea, select')) return false;
  return !target.closest('dialog[open], [role=menu]');
}

/** Keys that work wherever the focus is. The function says whether it took the key. */
export function createKeys(take: (event: KeyboardEvent) => boolean): void {
  const listen = (event: KeyboardEvent) => {
    if (isShortcut(event) && take(event)) event.preventDefault();
  };
  onMount(() => {
    document.addEventListener('keydown', listen);
    onCleanup(() => document.removeEventListener('keydown', listen));
  });
}
