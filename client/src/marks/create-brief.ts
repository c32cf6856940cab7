import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** What is said for a while and then is null again by itself. */
export function createBrief<T extends string | object>(
  ms: number,
): [said: Accessor<T | null>, say: (what: T | null) => void] {
  const [said, setSaid] = createSignal<T | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (what: T | null) => {
    clearTimeout(timer);
    setSaid(() => what);
    if (what !== null) timer = setTimeout(() => setSaid(null), ms);
  };
  onCleanup(() => clearTimeout(timer));
  return [said, say];
}
