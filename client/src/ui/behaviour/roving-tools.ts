import { onCleanup, onMount } from 'solid-js';

/**
 * The buttons at the ends of a card's fields are one tab stop together: arrows move from button to button and from field to
 * field, Home and End to the first and the last. Else each field would be three stops on the way to the decision.
 */
export function rovingTools(root: HTMLElement): void {
  let last: HTMLButtonElement | undefined;
  const buttons = () => [...root.querySelectorAll<HTMLButtonElement>('.field-tools button')];
  const refresh = () => {
    const all = buttons();
    const stop = last && all.includes(last) ? last : all[0];
    for (const button of all) button.tabIndex = button === stop ? 0 : -1;
  };
  const focused = (event: FocusEvent) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('.field-tools button');
    if (!button || button === last) return;
    last = button;
    refresh();
  };
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = (event.target as Element).closest<HTMLButtonElement>('.field-tools button');
    const to = at && targetOf(event.key, at, buttons());
    if (!to) return;
    // Handled: the same arrows page through the photos.
    event.preventDefault();
    event.stopPropagation();
    to.focus();
  };
  onMount(() => {
    const observer = new MutationObserver(refresh);
    observer.observe(root, { childList: true, subtree: true });
    root.addEventListener('focusin', focused);
    root.addEventListener('keydown', key);
    refresh();
    onCleanup(() => observer.disconnect());
  });
}

function targetOf(key: string, at: HTMLButtonElement, all: HTMLButtonElement[]): HTMLButtonElement | undefined {
  const rows = [...Map.groupBy(all, (button) => button.closest('.field-tools')).values()];
  const row = rows.findIndex((buttons) => buttons.includes(at));
  const column = rows[row]!.indexOf(at);
  const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = document.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const inRow = (step: number) => rows[row]![column + step] ?? at;
  // Counted from the end of the row, where the buttons that every row has are.
  const inColumn = (step: number) => rows[row + step]?.at(column - rows[row]!.length) ?? rows[row + step]?.[0] ?? at;
  const moves: Record<string, () => HTMLButtonElement> = {
    [forward]: () => inRow(1),
    [back]: () => inRow(-1),
    ArrowDown: () => inColumn(1),
    ArrowUp: () => inColumn(-1),
    Home: () => all[0]!,
    End: () => all.at(-1)!,
  };
  return moves[key]?.();
}
