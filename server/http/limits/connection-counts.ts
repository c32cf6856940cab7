/** Counts open connections per key and refuses those beyond the limit. */
export class ConnectionCounts {
  readonly #most: number;
  readonly #of = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  isFull(key: string): boolean {
    return (this.#of.get(key) ?? 0) >= this.#most;
  }

  add(key: string): void {
    this.#of.set(key, (this.#of.get(key) ?? 0) + 1);
  }

  remove(key: string): void {
    const left = (this.#of.get(key) ?? 0) - 1;
    if (left > 0) this.#of.set(key, left);
    else this.#of.delete(key);
  }
}
