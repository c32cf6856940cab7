/** Arrows, Home and End go through the elements of a list that the focus is in. */
export function moveAmong(event: KeyboardEvent & { currentTarget: HTMLElement }, selector: string): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
  const index = to[event.key];
  if (at < 0 || index === undefined) return;
  event.preventDefault();
  all[Math.max(0, Math.min(index, all.length - 1))]?.focus();
}
