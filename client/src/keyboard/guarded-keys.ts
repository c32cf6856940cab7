import { createSignal, getOwner, onCleanup } from 'solid-js';
import { type FocusEvents, type FocusWatch, watchFocus } from './focus-watch.ts';
import { makeKeyGuard, type Refusal } from './key-guard.ts';

/** A document has one focus, so one guard. */
export const keyGuard = makeKeyGuard();

/** How long the notice of a rejected key is shown. */
const wordingMs = 5_000;
const [refused, setRefused] = createSignal<Refusal | 'youngDialog' | null>(null);

export { refused };

let timer: ReturnType<typeof setTimeout> | undefined;
export function sayRefused(why: ReturnType<typeof refused>): void {
  clearTimeout(timer);
  setRefused(why);
  if (why) timer = setTimeout(() => setRefused(null), wordingMs);
}

/** Text whose field is gone, to be copied. */
export interface Unsent {
  name: string;
  text: string;
}
const [unsent, setUnsent] = createSignal<Unsent | null>(null);

export { unsent };
export const changeUnsent = (text: string) => setUnsent((now) => now && { ...now, text });
export const dropUnsent = () => setUnsent(null);

/** The field that shows it, while it exists. */
let area: HTMLTextAreaElement | undefined;
export const showUnsentIn = (element: HTMLTextAreaElement | undefined) => {
  area = element;
};

/** One store for all fields: a second text is appended below the first. */
export const addUnsent: FocusEvents['unsent'] = ({ name, text, focus }) => {
  const before = unsent();
  setUnsent({ name: name || before?.name || '', text: [before?.text, text].filter(Boolean).join('\n\n') });
  if (!focus || !area) return;
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
};

let watch: FocusWatch | undefined;
/** Called when the named field, which the reviewer expects, does not open: what they type next is saved. */
export const interruptTyping = (name: string): void => watch?.interrupt(name);

/** Watches the document's focus for as long as the calling scope lives; once on the page. */
export function createFocusWatch(): void {
  const made = watchFocus(keyGuard, { unsent: addUnsent, refused: sayRefused });
  watch = made;
  if (getOwner())
    onCleanup(() => {
      made.stop();
      watch = undefined;
      sayRefused(null);
    });
}
