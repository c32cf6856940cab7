import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** A value that resets to null after `ms`. */
export function createBrief<T extends string | object>(
  ms: number,
): [shown: Accessor<T | null>, say: (what: T | null) => void] {
  const [announcement, setAnnouncement] = createSignal<T | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (what: T | null) => {
    clearTimeout(timer);
    setAnnouncement(() => what);
    if (what !== null) timer = setTimeout(() => setAnnouncement(null), ms);
  };
  onCleanup(() => clearTimeout(timer));
  return [announcement, say];
}
