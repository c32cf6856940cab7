import { type Accessor, createSignal, getOwner, onCleanup } from 'solid-js';

/** A signal persisted in this browser. A value that cannot be read or stored (private windows) falls back to `otherwise`. */
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
        // Storage unavailable: the value holds for this page.
      }
    },
  ];
}

/**
 * The same for structured values. `read` validates the stored value, which may come from any release (`undefined`: none); changes
 * by other windows are picked up.
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
      // Invalid or truncated: treated as absent.
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
        // Storage unavailable: the value holds for this page.
      }
    },
  ];
}
