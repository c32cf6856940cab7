import { isGone, isTextField, nameOfField, takesText, textOf } from './fields.ts';
import type { Cause, KeyGuard, Refusal } from './key-guard.ts';
import { isInYoungDialog } from './opened-at.ts';

/** How long a submitted or pressed element may take to disappear. */
const sentMs = 10_000;

/** A field that is, or was just, focused. */
interface Field {
  element: HTMLElement;
  name: string;
  text: string;
  /** Text of an input method's composition, not in the field yet. */
  composing: string;
  hasTyped: boolean;
  couldType: boolean;
}

export interface FocusWatch {
  stop(): void;
  /** The field that the reviewer was about to type in does not open: save what they type. */
  interrupt(name: string): void;
}

export interface FocusEvents {
  /** Text whose field is gone; with `focus` the caret is placed after it, so that further typing is appended. */
  unsent(words: { name: string; text: string; focus: boolean }): void;
  /** A key was rejected; null: keys work again. */
  refused(why: Refusal | 'youngDialog' | null): void;
}

const modifiers = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn'];
export const isCharacter = (key: string): boolean => [...key].length === 1;

/**
 * Reports focus changes to the guard, and saves typed text when its field is gone. Listens in the capture phase, before any
 * other listener, so that a character meant for a field never reaches a shortcut.
 */
export function watchFocus(guard: KeyGuard, events: FocusEvents): FocusWatch {
  const current = (): Element | null => {
    const at = document.activeElement;
    return at === document.body || at === document.documentElement ? null : at;
  };
  const now = () => performance.now();
  let home = current();
  let field = fieldAt(home);
  /** The reviewer pressed or submitted it: that may remove the element itself. */
  let sent: { element: Element; at: number } | null = null;
  /** The field was lost: the next character opens a replacement. */
  let pending: { name: string; text: string } | null = null;

  const causeOf = (): Cause => {
    if (!home || !isGone(home)) return 'moved';
    if (sent?.element === home && now() - sent.at < sentMs) return 'sent';
    return field ? 'fieldGone' : 'gone';
  };
  const settle = () => {
    home = current();
    field = fieldAt(home);
    observer.disconnect();
    // Only while input could be lost.
    if (field)
      observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['open', 'disabled'] });
  };
  const check = () => {
    if (current() === home && !(home && isGone(home))) return;
    const cause = causeOf();
    const left = field;
    const isLost = guard.focusChanged(cause);
    const isSent = cause === 'sent';
    const isUnsent = left?.hasTyped && cause === 'fieldGone' && !left.element.hasAttribute('data-saves-itself');
    settle();
    // A dialog returns the focus to its opener, which is then removed for the same reason: the session was decided.
    if (isSent && sent && home) sent = { element: home, at: sent.at };
    if (!isLost) pending = null;
    else if (left) pending = { name: left.name, text: cause === 'fieldGone' ? left.text + left.composing : '' };
    if (!left || !isUnsent) return;
    if (isLost) rescue();
    else if (guard.lastAct() === 'navigation') events.unsent({ name: left.name, text: left.text, focus: false });
  };
  const observer = new MutationObserver(check);
  const rescue = () => {
    const words = pending ?? { name: '', text: '' };
    pending = null;
    events.unsent({ ...words, focus: true });
  };
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const keydown = (event: KeyboardEvent) => {
    if (modifiers.includes(event.key)) return;
    check();
    guard.pressed();
    const at = current();
    if (event.isComposing || event.key === 'Process') return guard.typed();
    if (event.key === 'Escape' || event.key === 'Tab') {
      guard.acted(event.key === 'Tab' ? 'tab' : 'escape');
      pending = null;
      return events.refused(null);
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      if (guard.isLost() && !isTextField(at)) return swallow(event);
      if (event.repeat || isInYoungDialog(at)) {
        swallow(event);
        return events.refused('youngDialog');
      }
      if (at) sent = { element: at, at: now() };
      return;
    }
    const isTyped = isCharacter(event.key) && !((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph'));
    if (isTextField(at)) {
      if (event.key === 'Enter' && at instanceof HTMLInputElement) sent = { element: at, at: now() };
      if (!isTyped || event.metaKey) return;
      guard.typed();
      // The field was closed while in use: save the character, with the text that the field held.
      if (!takesText(at) && field?.couldType) {
        pending = { name: field.name, text: field.hasTyped ? field.text : '' };
        rescue();
        event.stopImmediatePropagation();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!guard.isLost()) {
      // Activates a button or a link.
      if (event.key === 'Enter' || event.key === ' ') guard.acted('command');
      return;
    }
    if (isTyped && pending) {
      guard.typed();
      rescue();
      // The browser would insert the character at the current focus; no other listener sees it.
      return event.stopImmediatePropagation();
    }
    // Scrolling keys are allowed; they are no commands.
    if (!isTyped && event.key !== 'Enter') return event.stopImmediatePropagation();
    swallow(event);
    if (isTyped) events.refused('lost');
  };
  // A focused button is activated on keyup.
  const keyup = (event: KeyboardEvent) => {
    if (event.key === ' ' && guard.isLost() && !isTextField(current())) swallow(event);
  };
  /** A form that handled Enter has submitted its content. */
  const taken = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.defaultPrevented && home) sent = { element: home, at: now() };
  };
  const pointerdown = (event: Event) => {
    const isInside = field && event.target instanceof Node && field.element.contains(event.target);
    guard.acted(isInside ? 'click' : 'clickOutside');
    pending = null;
    events.refused(null);
  };
  const click = (event: Event) => {
    const pressed = event.target instanceof Element ? event.target.closest('button, a, [role=button], summary') : null;
    if (pressed) sent = { element: pressed, at: now() };
  };
  const submit = (event: Event) => {
    if (home && event.target instanceof Element && event.target.contains(home)) sent = { element: home, at: now() };
  };
  const input = (event: Event) => {
    if (!field || !(event.target instanceof Node) || !field.element.contains(event.target)) return;
    field.text = textOf(field.element);
    field.composing = '';
    field.hasTyped = true;
    field.couldType = true;
    sent = null;
  };
  const compose = (event: CompositionEvent) => {
    if (field) field.composing = event.data;
  };
  // The new focus is known only after the event.
  const focusout = (event: FocusEvent) => event.relatedTarget === null && setTimeout(check);

  const listeners: [string, (event: never) => void, boolean][] = [
    ['keydown', keydown, true],
    ['keydown', taken, false],
    ['keyup', keyup, true],
    ['pointerdown', pointerdown, true],
    ['click', click, true],
    ['submit', submit, true],
    ['input', input, true],
    ['compositionupdate', compose, true],
    ['focusin', check, true],
    ['focusout', focusout, true],
  ];
  for (const [type, listen, capture] of listeners) window.addEventListener(type, listen as EventListener, capture);
  settle();
  return {
    stop() {
      observer.disconnect();
      for (const [type, listen, capture] of listeners)
        window.removeEventListener(type, listen as EventListener, capture);
    },
    interrupt(name) {
      guard.interrupted();
      pending = { name, text: '' };
    },
  };
}

function fieldAt(element: Element | null): Field | null {
  if (!isTextField(element)) return null;
  return {
    element,
    name: nameOfField(element),
    text: textOf(element),
    composing: '',
    hasTyped: false,
    // A read-only note may become editable at any moment, and looks like a text field.
    couldType: takesText(element) || element.hasAttribute('data-saves-itself'),
  };
}
