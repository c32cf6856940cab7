/** Milliseconds: a key that acts on a session is rejected this soon after another key. */
export const burstMs = 300;
/** Milliseconds: the same after a character typed into a field. */
export const afterTypingMs = 1_000;
/** Milliseconds: Ctrl+Enter is rejected in a dialog younger than this. */
export const youngDialogMs = 1_000;
/** Milliseconds after a typed character during which typing may continue. */
const typingMs = 5_000;
/** Milliseconds during which a focus change is attributed to the reviewer's action. */
const actMs = 400;
/** The same after navigation: the page's content may have to load. */
const navigationMs = 10_000;

/** Reviewer actions that move the focus. */
export type Act = 'click' | 'clickOutside' | 'tab' | 'escape' | 'command' | 'navigation';

/** Actions that may remove a field. */
const closing: readonly Act[] = ['clickOutside', 'escape', 'navigation'];

/**
 * Why the focus moved. `moved`: the focused element is still there. `gone`: it was removed, or can no longer be focused.
 * `fieldGone`: the same for a text field. `sent`: it was removed because the reviewer had just submitted or pressed it.
 */
export type Cause = 'moved' | 'gone' | 'fieldGone' | 'sent';

/** Why a single key is rejected. */
export type Refusal = 'lost' | 'tooSoon' | 'repeated' | 'composing';

export interface Pressed {
  /** It has an effect: verifies, rejects, claims, downloads … */
  actsOnPeople: boolean;
  /** Navigation only, so key repeat is useful. */
  moves: boolean;
  repeat: boolean;
  isComposing: boolean;
}

export type KeyGuard = ReturnType<typeof makeKeyGuard>;

/**
 * Decides whether single keys may act (rules: SPEC.md beside this file). Independent of the DOM: focus-watch.ts reports events.
 * @param now milliseconds, monotonic
 */
export function makeKeyGuard(now: () => number = () => performance.now()) {
  let isLost = false;
  let act: { kind: Act; until: number } | null = null;
  let keyAt = Number.NEGATIVE_INFINITY;
  let keyBeforeAt = Number.NEGATIVE_INFINITY;
  let typedAt = Number.NEGATIVE_INFINITY;

  const lastAct = (): Act | null => (act && now() <= act.until ? act.kind : null);
  return {
    /** The focus was last moved by something other than the reviewer: single keys are disabled. */
    isLost: () => isLost,
    lastAct,
    acted(kind: Act): void {
      act = { kind, until: now() + (kind === 'navigation' ? navigationMs : actMs) };
      // Navigation to another page does not say where the focus is until it moves.
      if (kind !== 'navigation') isLost = false;
    },
    /** The reviewer's current action was cancelled: the next keys were meant for it. */
    interrupted(): void {
      act = null;
      isLost = true;
    },
    /** @returns whether this call lost it */
    focusChanged(cause: Cause): boolean {
      const kind = lastAct();
      // Clicking or tabbing into a field, or opening it by a command, does not remove it.
      const isByAct = kind !== null && (cause !== 'fieldGone' || closing.includes(kind));
      // Assistive technology moves the focus without a key or press: that must not disable keys unless the reviewer is typing.
      const isByTechnology = cause === 'moved' && now() - typedAt >= typingMs;
      const isTheirs = cause === 'sent' || isByAct || isByTechnology;
      isLost = !isTheirs;
      return isLost;
    },
    /** Any key except a modifier alone. */
    pressed(): void {
      keyBeforeAt = keyAt;
      keyAt = now();
    },
    /** A character was typed into a field. */
    typed(): void {
      typedAt = now();
      act = null;
    },
    /** Called after `pressed`. */
    refusal(key: Pressed): Refusal | null {
      if (key.isComposing) return 'composing';
      if (isLost) return 'lost';
      if (key.repeat && !key.moves) return 'repeated';
      if (!key.actsOnPeople) return null;
      return now() - typedAt < afterTypingMs || now() - keyBeforeAt < burstMs ? 'tooSoon' : null;
    },
  };
}
