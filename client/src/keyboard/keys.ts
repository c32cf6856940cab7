import { onCleanup, onMount } from 'solid-js';
import { isTextField } from './fields.ts';
import { keyGuard, sayRefused } from './guarded-keys.ts';
import { isApple } from './platform.ts';
import { type SingleKey, singleKeyOf } from './single-keys.ts';

export { isApple };

/** What lies over the page while it is open. */
const floating = 'dialog[open], [role=menu], [role=dialog]';

/** Keys pressed in a field, or with Ctrl or ⌘, are not shortcuts. Nor is anything while a dialog or a menu is open. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.isComposing) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  const isText: boolean = isTextField(target);
  if (isText || target.matches('input, select')) return false;
  // Also where the focus is elsewhere: what is open on top has the keys, and Escape closes that alone.
  return !target.closest(floating) && !document.querySelector(floating);
}

/** Held down, these go on; others act once for each press. */
const moving = ['j', 'k', '+', '-', '='];

/**
 * Keys that work wherever the focus is on the page. The function says whether it took the key. `onPeople`: those that verify,
 * reject, claim or download, and are not taken in haste.
 */
export function createKeys(take: (pressed: SingleKey) => boolean, onPeople = ''): void {
  const listen = (event: KeyboardEvent) => {
    const pressed = isShortcut(event) ? singleKeyOf(event) : null;
    if (!pressed) return;
    const { key } = pressed;
    const refusal = keyGuard.refusal({
      actsOnPeople: key.length === 1 && onPeople.includes(key),
      moves: key.length > 1 || moving.includes(key),
      repeat: event.repeat,
      isComposing: event.isComposing,
    });
    if (refusal) {
      if (refusal === 'tooSoon') sayRefused(refusal);
      return;
    }
    // Before it acts: what it opens takes the focus.
    if (key.length === 1) keyGuard.acted('command');
    if (take(pressed)) event.preventDefault();
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
    if (event.repeat || document.querySelector(floating)) return;
    keyGuard.acted('command');
    open();
  };
  onMount(() => {
    document.addEventListener('keydown', listen);
    onCleanup(() => document.removeEventListener('keydown', listen));
  });
}

export const paletteKeys = isApple ? ['⌘', 'K'] : ['Ctrl', 'K'];
