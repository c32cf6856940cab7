import { type Accessor, createEffect, on, onCleanup } from 'solid-js';

/**
 * After navigation the focus is on the heading of the new page, so that a screen reader says where one is and Tab goes on from
 * there; on `main` until the heading has loaded. A page that takes the focus itself keeps it, and so does the reviewer: the
 * first key or press ends it.
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
        // Also once more, should the heading still be that of the page before.
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
