import { getOwner, onCleanup } from 'solid-js';

/** Of several questions only the newest counts. Ends with the calling scope. */
export function latestOnly(): {
  /** Cuts off the question before. @returns the signal of the next one: aborted, its answer is not wanted any more */
  next: () => AbortSignal;
  cut: () => void;
} {
  let current = new AbortController();
  const cut = () => current.abort();
  if (getOwner()) onCleanup(cut);
  return {
    next() {
      cut();
      current = new AbortController();
      return current.signal;
    },
    cut,
  };
}
