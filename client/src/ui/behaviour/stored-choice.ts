import { type Accessor, createSignal, getOwner, onCleanup } from 'solid-js';

/** A signal that this browser remembers. What cannot be read or kept (private windows) falls back to `otherwise`. */
export function createStoredChoice<T extends string>(
  name: string,
  values: readonly T[],
  otherwise: T,
): [Accessor<T>, (value: T) => void] {
  const key = `vidimus.${name}`;
  const [value, setValue] = createSignal<T>(read());
  function read(): T {
    try {
      const stored = localStorage.getItem(key);
      return values.find((v) => v === stored) ?? otherwise;
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

/**
 * The same for what is more than a word. `read` makes sense of what was kept, whoever wrote it (`undefined`: nothing was);
 * what another window keeps is seen here as well.
 */
export function createStoredValue<T>(
  name: string,
  read: (stored: unknown) => T,
): [Accessor<T>, (change: (value: T) => T) => void] {
  const key = `vidimus.${name}`;
  const parse = (json: string | null): T => {
    let stored: unknown;
    try {
      stored = json === null ? undefined : JSON.parse(json);
    } catch {
      // Not ours, or cut short: as if nothing had been kept.
    }
    return read(stored);
  };
  const now = (): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const [value, setValue] = createSignal<T>(parse(now()));
  const elsewhere = (event: StorageEvent) => {
    if (event.key === key) setValue(() => parse(event.newValue));
  };
  window.addEventListener('storage', elsewhere);
  if (getOwner()) onCleanup(() => window.removeEventListener('storage', elsewhere));
  return [
    value,
    (change) => {
      setValue(change);
      try {
        localStorage.setItem(key, JSON.stringify(value()));
      } catch {
        // Not kept; it holds for this page.
      }
    },
  ];
}
