/** Owners of Yjs client ids: the first reviewer to use an id in a note owns it. */
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

  /** Whether none of them belongs to another reviewer. */
  mayUse(clients: Iterable<number>, reviewerId: string): boolean {
    for (const client of clients) if ((this.#of.get(client) ?? reviewerId) !== reviewerId) return false;
    return true;
  }

  /** @returns the new ones */
  add(writers: readonly [number, string][]): [number, string][] {
    const fresh = writers.filter(([client]) => !this.#of.has(client));
    for (const [client, reviewerId] of fresh) this.#of.set(client, reviewerId);
    return fresh;
  }
}
