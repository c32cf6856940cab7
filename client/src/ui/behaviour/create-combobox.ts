import { createEffect, createSignal, createUniqueId } from 'solid-js';

/** Target of an arrow key in a list that wraps. `at` −1: nothing is active. Undefined: the key does not move. */
export function arrowTarget(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return at < 0 ? count - 1 : (at - 1 + count) % count;
  return undefined;
}

/**
 * A field that keeps the focus while an option of a list beside it is chosen: arrows move the active option, Enter picks it. The
 * attributes belong on the field (`combobox`), the list (`listbox`) and each option.
 */
export function createCombobox<T>(of: {
  options: () => readonly T[];
  keyOf: (option: T) => string;
  /** The first option is active initially: Enter picks it. */
  startsAtFirst: () => boolean;
  pick: (option: T, event: KeyboardEvent | MouseEvent) => void;
}) {
  const id = createUniqueId();
  const [moved, setMoved] = createSignal<string>();
  // By key: an option that is found later does not move the choice to another one.
  const active = (): T | undefined =>
    of.options().find((option) => of.keyOf(option) === moved()) ?? (of.startsAtFirst() ? of.options()[0] : undefined);
  const optionId = (option: T) => `${id}-${of.keyOf(option).replace(/[^\w-]/gu, (c) => `_${c.codePointAt(0)}`)}`;
  const activeId = () => {
    const option = active();
    return option === undefined ? undefined : optionId(option);
  };
  createEffect(() => {
    const now = activeId();
    if (now) document.getElementById(now)?.scrollIntoView({ block: 'nearest' });
  });
  return {
    active,
    activate: (option: T) => setMoved(of.keyOf(option)),
    /** Nothing was moved to: after typing, or after a choice. */
    reset: () => setMoved(undefined),
    /** Ignores keys with Ctrl, ⌘ or Alt and those of an input method. @returns whether it was handled */
    keydown(event: KeyboardEvent): boolean {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
      const now = active();
      const to = arrowTarget(event.key, now === undefined ? -1 : of.options().indexOf(now), of.options().length);
      if (to !== undefined) setMoved(of.keyOf(of.options()[to]!));
      else if (event.key !== 'Enter') return false;
      // A held key would run through the list.
      else if (now !== undefined && !event.repeat) of.pick(now, event);
      event.preventDefault();
      return true;
    },
    field: {
      'aria-controls': `${id}-list`,
      'aria-autocomplete': 'list',
      get 'aria-activedescendant'() {
        return activeId();
      },
      autocomplete: 'off',
    },
    list: { id: `${id}-list` },
    option: (option: T) => ({
      id: optionId(option),
      role: 'option' as const,
      get 'aria-selected'() {
        const now = active();
        return now !== undefined && of.keyOf(now) === of.keyOf(option);
      },
      // Keeps the focus in the field.
      onMouseDown: (event: MouseEvent) => event.preventDefault(),
      onClick: (event: MouseEvent) => of.pick(option, event),
    }),
  } as const;
}
