const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'];

/** Whether the reader goes their own way with it: a modifier alone, copying, and the buttons of following do not. */
export function isMove(event: Event): boolean {
  if (event instanceof KeyboardEvent && (modifiers.includes(event.key) || isCopy(event))) return false;
  if (!(event.target instanceof Element) || !event.target.closest('[data-follow]')) return true;
  return event instanceof KeyboardEvent && !['Enter', ' ', 'Tab'].includes(event.key);
}

const isCopy = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && ['c', 'insert'].includes(event.key.toLowerCase());
