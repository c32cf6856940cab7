/** A set of callbacks. One that throws does not prevent the others from being called. */
export class Listeners<T> {
  readonly #set = new Set<(value: T) => void>();
  readonly #failed: (error: unknown) => void;

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  add(fn: (value: T) => void): () => void {
    // Wrapped, so that a function added twice is two listeners, each removed separately.
    const own = (value: T): void => fn(value);
    this.#set.add(own);
    return () => void this.#set.delete(own);
  }

  tell(value: T): void {
    for (const fn of [...this.#set]) {
      if (!this.#set.has(fn)) continue;
      try {
        fn(value);
      } catch (error) {
        this.#failed(error);
      }
    }
  }

  clear(): void {
    this.#set.clear();
  }
}
