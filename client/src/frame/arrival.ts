import { type Accessor, createEffect, on, onCleanup } from 'solid-js';

/**
 * After navigation the heading of the new page is focused, so that a screen reader announces the page and Tab continues from
 * there; `main` until the heading has loaded. A page that focuses an element itself overrides this, and so does the reviewer:
 * the first key or press ends it.
 */
export function createArrival(path: Accessor<string>, main: () => HTMLElement): void {
  let stop = () => {};
  onCleanup(() => stop());
  createEffect(
    on(
      path,
      () => {
        stop();
        const page = main();
        const arrive = () => {
          const at = document.activeElement;
          if (at && at !== document.body && at !== page) return;
          const heading = page.querySelector<HTMLElement>('h1');
          if (heading && !heading.hasAttribute('tabindex')) heading.setAttribute('tabindex', '-1');
          (heading ?? page).focus({ preventScroll: true });
        };
        // Repeated if the heading is still that of the previous page.
        const observer = new MutationObserver(arrive);
        stop = () => {
          observer.disconnect();
          window.removeEventListener('keydown', stop, true);
          window.removeEventListener('pointerdown', stop, true);
        };
        observer.observe(page, { childList: true, subtree: true });
        window.addEventListener('keydown', stop, true);
        window.addEventListener('pointerdown', stop, true);
        queueMicrotask(arrive);
      },
      { defer: true },
    ),
  );
}
