/** What of this document is on the server's disk. */
export type Persisted = 'unknown' | 'all' | 'not_all';

/** Counts what a connection sent and what of it the server has acknowledged as persisted. */
export class AckTracker {
  /** Words that a line before this one may not have brought over. */
  #before: Persisted;
  /** The server asked on this line what we have, and was answered: from then on its word counts. */
  #answered = false;
  #sent = 0;
  #persisted = 0;
  #waitingSince: number | undefined;

  constructor(before: Persisted) {
    this.#before = before;
  }

  get persisted(): Persisted {
    if (!this.#answered) return this.#before;
    return this.#sent === this.#persisted ? 'all' : 'not_all';
  }

  get isAnswered(): boolean {
    return this.#answered;
  }

  /** Milliseconds that something sent has waited for its `saved`. */
  waited(now: number): number {
    return this.#waitingSince === undefined ? 0 : now - this.#waitingSince;
  }

  /** What was sent is still on its way. */
  waitAgain(now: number): void {
    if (this.#waitingSince !== undefined) this.#waitingSince = now;
  }

  answered(): void {
    this.#answered = true;
  }

  sent(now: number): void {
    this.#sent++;
    this.#waitingSince ??= now;
  }

  saved(count: number, now: number): void {
    this.#persisted = count;
    this.#waitingSince = count === this.#sent ? undefined : now;
  }

  /** What is here is known otherwise: something that was not sent, or what a frozen note has. */
  know(persisted: Persisted): void {
    this.#before = persisted;
    this.#answered = false;
  }

  lost(): void {
    this.#before = this.persisted;
    this.#answered = false;
    this.#sent = 0;
    this.#persisted = 0;
    this.#waitingSince = undefined;
  }
}
