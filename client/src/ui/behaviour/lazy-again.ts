import { type Component, lazy } from 'solid-js';

/** Milliseconds until a part of the page is asked for again, doubled up to the last. */
const retry = { first: 500, longest: 8_000 };

/**
 * A part that comes later and is asked for until it comes. Solid's own `lazy` fails for good, and takes the page around it
 * along: a server that restarted just then cost the reviewer the whole session page.
 */
export const lazyAgain = <P extends object>(load: () => Promise<Component<P>>) =>
  lazy(async () => {
    for (let pause = retry.first; ; pause = Math.min(pause * 2, retry.longest)) {
      try {
        return { default: await load() };
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  });
