/** Defers actions until everything in a document is persisted. */
export class CommitBarrier {
  /** Changes passed to the store so far, and those of them that were acknowledged. */
  #given = 0;
  #persistedChanges = 0;
  #waiting: { until: number; run: () => void }[] = [];

  get isPersisted(): boolean {
    return this.#given === this.#persistedChanges;
  }

  submit(): void {
    this.#given++;
  }

  persisted(changes: number): void {
    this.#persistedChanges += changes;
    while (this.#waiting.length > 0 && this.#waiting[0]!.until <= this.#persistedChanges) this.#waiting.shift()!.run();
  }

  /** Runs it when the document's present content is persisted. */
  whenPersisted(run: () => void): void {
    if (this.isPersisted) run();
    else this.#waiting.push({ until: this.#given, run });
  }

  /** The changes will not be persisted: pending callbacks are dropped. */
  clear(): void {
    this.#waiting = [];
  }
}
