import { type Accessor, createSignal } from 'solid-js';

/** A signal that this browser remembers. What cannot be read or kept (private windows) falls back to `otherwise`. */
export function createKept<T extends string>(
  name: string,
  values: readonly T[],
  otherwise: T,
): [Accessor<T>, (value: T) => void] {
  const key = `vidimus.${name}`;
  const [value, setValue] = createSignal<T>(read());
  function read(): T {
    try {
      const kept = localStorage.getItem(key);
      return values.find((v) => v === kept) ?? otherwise;
    } catch {
      return otherwise;
    }
  }
  return [
    value,
    (next) => {
      setValue(() => next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // Not kept; it holds for this page.
      }
    },
  ];
}
