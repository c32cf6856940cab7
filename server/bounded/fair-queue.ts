/** The queue is full: retry later. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

interface Waiting {
  start(): void;
}

/**
 * Runs work of several owners with bounded concurrency. Owners take turns: an owner that submits a hundred tasks delays another
 * by at most those of its tasks that already run, and one more.
 */
export class FairQueue {
  readonly #most: { concurrency: number; concurrencyOfOne: number; waiting: number; waitingOfOne: number };
  /** Owners with waiting work, in the order of their turns. */
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #running = new Map<string, number>();
  #runs = 0;
  #waits = 0;

  constructor(most: { concurrency: number; concurrencyOfOne?: number; waiting: number; waitingOfOne: number }) {
    this.#most = { concurrencyOfOne: most.concurrency, ...most };
  }

  /** @throws QueueFull before the work begins; the signal's reason when it is aborted while the work waits */
  async run<T>(owner: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (!this.#mayRun(owner)) await this.#turn(owner, signal);
    else this.#enter(owner);
    try {
      return await work();
    } finally {
      this.#leave(owner);
    }
  }

  #mayRun(owner: string): boolean {
    return this.#runs < this.#most.concurrency && (this.#running.get(owner) ?? 0) < this.#most.concurrencyOfOne;
  }

  #turn(owner: string, signal: AbortSignal | undefined): Promise<void> {
    const own = this.#waiting.get(owner) ?? [];
    if (this.#waits >= this.#most.waiting || own.length >= this.#most.waitingOfOne) throw new QueueFull();
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        own.splice(own.indexOf(waiting), 1);
        if (own.length === 0) this.#waiting.delete(owner);
        this.#waits -= 1;
        reject(signal!.reason);
      };
      const waiting: Waiting = {
        start: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      own.push(waiting);
      this.#waiting.set(owner, own);
      this.#waits += 1;
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  #enter(owner: string): void {
    this.#runs += 1;
    this.#running.set(owner, (this.#running.get(owner) ?? 0) + 1);
  }

  #leave(owner: string): void {
    this.#runs -= 1;
    const left = this.#running.get(owner)! - 1;
    if (left > 0) this.#running.set(owner, left);
    else this.#running.delete(owner);
    for (const next of [...this.#waiting.keys()]) {
      if (this.#runs >= this.#most.concurrency) return;
      if (!this.#mayRun(next)) continue;
      const own = this.#waiting.get(next)!;
      const waiting = own.shift()!;
      // Move the owner's remaining work to the back of the queue.
      this.#waiting.delete(next);
      if (own.length > 0) this.#waiting.set(next, own);
      this.#waits -= 1;
      this.#enter(next);
      waiting.start();
    }
  }
}
