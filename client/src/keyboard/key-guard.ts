/** A key that acts on people is not taken when another key came less than this long before it. */
export const burstMs = 300;
/** Nor less than this long after a character was typed into a field. */
export const afterTypingMs = 1_000;
/** Ctrl+Enter is not taken in a dialog that is younger than this. */
export const youngDialogMs = 1_000;
/** Someone who typed a character so lately may go on at any moment. */
const typingMs = 5_000;
/** How long after what the reviewer did a change of focus is put down to it. */
const actMs = 400;
/** The same after they went to another page: its content may have to be loaded. */
const navigationMs = 10_000;

/** What a reviewer does to move the focus. */
export type Act = 'click' | 'clickOutside' | 'tab' | 'escape' | 'command' | 'navigation';

/** Acts that may take a field away. */
const closing: readonly Act[] = ['clickOutside', 'escape', 'navigation'];

/**
 * Why the focus moved. `moved`: the focused element is still there. `gone`: it was removed, or can no longer be focused.
 * `fieldGone`: the same for a text field. `sent`: it was removed because the reviewer had just submitted or pressed it.
 */
export type Cause = 'moved' | 'gone' | 'fieldGone' | 'sent';

/** Why a single key is not taken. */
export type Refusal = 'lost' | 'tooSoon' | 'repeated' | 'composing';

export interface Pressed {
  /** It verifies, rejects, claims, downloads … */
  actsOnPeople: boolean;
  /** It only moves, so that holding it down makes sense. */
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
    /** The focus was last moved by something else than the reviewer: no single key acts. */
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
    /** @returns whether it was lost by this */
    focusChanged(cause: Cause): boolean {
      const kind = lastAct();
      // Clicking or tabbing into a field, or opening it by a command, does not take it away again.
      const isByAct = kind !== null && (cause !== 'fieldGone' || closing.includes(kind));
      // Assistive technology moves the focus without any key or press: who is not typing is not interrupted by that.
      const isByTechnology = cause === 'moved' && now() - typedAt >= typingMs;
      const isTheirs = cause === 'sent' || isByAct || isByTechnology;
      isLost = !isTheirs;
      return isLost;
    },
    /** Any key but a modifier alone. */
    pressed(): void {
      keyBeforeAt = keyAt;
      keyAt = now();
    },
    /** A character went into a field. */
    typed(): void {
      typedAt = now();
      act = null;
    },
    /** Asked after `pressed`. */
    refusal(key: Pressed): Refusal | null {
      if (key.isComposing) return 'composing';
      if (isLost) return 'lost';
      if (key.repeat && !key.moves) return 'repeated';
      if (!key.actsOnPeople) return null;
      return now() - typedAt < afterTypingMs || now() - keyBeforeAt < burstMs ? 'tooSoon' : null;
    },
  };
}
