/** Tints once what has just changed; nothing for those who asked for less motion. */
export function flash(element: HTMLElement): void {
  if (!element.animate || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  element.animate(
    [{ backgroundColor: 'color-mix(in srgb, var(--live) 22%, transparent)' }, { backgroundColor: 'transparent' }],
    { duration: 1600, easing: 'ease-out' },
  );
}
