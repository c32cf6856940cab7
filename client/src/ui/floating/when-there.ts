/** Milliseconds to wait for an element: parts of the page load lazily. */
const longestWaitMs = 10_000;

/** Runs an action on an element as soon as the page has it. @returns a function that stops waiting */
export function whenThere<E extends Element>(find: () => E | null | undefined, then: (element: E) => void): () => void {
  const look = () => {
    const element = find();
    if (!element) return false;
    stop();
    then(element);
    return true;
  };
  const observer = new MutationObserver(look);
  const timer = setTimeout(() => stop(), longestWaitMs);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  if (!look()) observer.observe(document.body, { childList: true, subtree: true });
  return stop;
}
