import { createSignal } from 'solid-js';
import { isApple } from './platform.ts';

/** Whether single characters are shortcuts: directly, with Alt, or not at all (WCAG 2.1.4). */
export const singleKeyModes = ['on', 'alt', 'off'] as const;
export type SingleKeyMode = (typeof singleKeyModes)[number];

const [mode, setMode] = createSignal<SingleKeyMode>('on');
let storageKey: string | null = null;

export { mode as singleKeyMode };

/** The reviewer's choice in this browser; the default where storage is unavailable. */
export function loadSingleKeyMode(reviewerId: string): void {
  storageKey = `vidimus.single-keys.${reviewerId}`;
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(storageKey);
  } catch {
    // Storage unavailable: the setting holds for this page.
  }
  setMode(singleKeyModes.find((one) => one === stored) ?? 'on');
}

export function chooseSingleKeyMode(chosen: SingleKeyMode): void {
  setMode(chosen);
  try {
    if (storageKey) localStorage.setItem(storageKey, chosen);
  } catch {
    // Storage unavailable: the setting holds for this page.
  }
}

export interface SingleKey {
  key: string;
  shiftKey: boolean;
  target: EventTarget | null;
  /** Key repeat. */
  isRepeated: boolean;
}

/** With Alt the layout may produce another character, so the physical key (`code`) identifies the key. */
const codes: Record<string, [plain: string, shifted: string]> = {
  Slash: ['/', '?'],
  BracketLeft: ['[', '{'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
};
function plainKey({ key, code, shiftKey }: KeyboardEvent): string {
  if (/^[!-~]$/.test(key)) return key;
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase();
  return place ?? codes[code]?.[shiftKey ? 1 : 0] ?? key;
}

/** The shortcut of a key press; null if it is none in the chosen mode. */
export function singleKeyOf(event: KeyboardEvent): SingleKey | null {
  if (event.ctrlKey || event.metaKey) return null;
  const { shiftKey, target, repeat: isRepeated } = event;
  const isCharacter = [...event.key].length === 1 && event.key !== ' ';
  if (!isCharacter) return event.altKey ? null : { key: event.key, shiftKey, target, isRepeated };
  if (mode() === 'off' || event.altKey !== (mode() === 'alt')) return null;
  return { key: mode() === 'alt' ? plainKey(event) : event.key, shiftKey, target, isRepeated };
}

/** A character key as it is pressed in the current mode; null when it is disabled. Other keys are unchanged. */
export function shownKey(key: string): string | null {
  if (mode() === 'on') return key;
  return mode() === 'off' ? null : `${isApple ? '⌥' : 'Alt'} ${key}`;
}

/** For aria-keyshortcuts. */
export function ariaKey(key: string): string | undefined {
  if (mode() === 'off') return undefined;
  return mode() === 'alt' ? `Alt+${key}` : key;
}
