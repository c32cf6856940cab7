/** Whose Yjs client ids are: whoever used one first in a note. */
export class Writers {
  readonly #of: Map<number, string>;

  constructor(known: Map<number, string>) {
    this.#of = known;
  }

  get all(): Record<string, string> {
    return Object.fromEntries(this.#of);
  }

  has(client: number): boolean {
    return this.#of.has(client);
  }

  /** None of them is somebody else's. */
  mayUse(clients: Iterable<number>, reviewerId: string): boolean {
    for (const client of clients) if ((this.#of.get(client) ?? reviewerId) !== reviewerId) return false;
    return true;
  }

  /** @returns those that were not known */
  add(writers: readonly [number, string][]): [number, string][] {
    const fresh = writers.filter(([client]) => !this.#of.has(client));
    for (const [client, reviewerId] of fresh) this.#of.set(client, reviewerId);
    return fresh;
  }
}
