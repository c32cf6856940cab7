import { BoundedProcess, type ProcessLimits } from './bounded-process.ts';
import { FairQueue } from './fair-queue.ts';

/** Milliseconds for which an idle process waits for more work. */
const idleMs = 10_000;

type Work = (input: never) => unknown;
type Answer<W extends Work> = ReturnType<W> extends AsyncGenerator<unknown, infer R> ? R : Awaited<ReturnType<W>>;
type Step<W extends Work> = ReturnType<W> extends AsyncGenerator<infer Y> ? Y : never;

export interface JobLimits extends ProcessLimits {
  concurrency: number;
  concurrencyOfOne?: number;
  waiting: number;
  waitingOfOne: number;
  /** A process may be reused for further work, which saves its start. Not allowed where secrets are read. */
  reuse: boolean;
}

/**
 * Work on untrusted files, which may be crafted to hang or exhaust their reader. It runs in a separate process with limits of
 * time and memory, where it can affect only its sender; owners take turns.
 */
export class BoundedJob<W extends Work> {
  readonly #module: URL;
  readonly #limits: JobLimits;
  readonly #queue: FairQueue;
  readonly #idle: { process: BoundedProcess; timer: NodeJS.Timeout }[] = [];

  /** @param module its default export is the work: a function of one argument, or a generator of steps */
  constructor(module: URL, limits: JobLimits) {
    this.#module = module;
    this.#limits = limits;
    this.#queue = new FairQueue(limits);
  }

  /**
   * @param owner the owner for fair queueing: a company, or the network of an anonymous client
   * @throws QueueFull, Overrun, the signal's reason, what `onStep` throws
   */
  run(
    owner: string,
    input: Parameters<W>[0],
    handling: {
      onStep?: (value: Step<W>) => Promise<void>;
      signal?: AbortSignal | undefined;
      limits?: ProcessLimits;
    } = {},
  ): Promise<Answer<W>> {
    const { onStep, signal, limits } = handling;
    return this.#queue.run(
      owner,
      async () => {
        const process = limits ? new BoundedProcess(this.#module, limits) : this.#take();
        const done = await process.run(input, { onStep: onStep as (value: unknown) => Promise<void>, signal });
        if (limits) process.end();
        else this.#giveBack(process);
        return done as Answer<W>;
      },
      signal,
    );
  }

  /** Ends idle processes. */
  end(): void {
    for (const { process, timer } of this.#idle.splice(0)) {
      clearTimeout(timer);
      process.end();
    }
  }

  #take(): BoundedProcess {
    for (;;) {
      const idle = this.#idle.pop();
      if (!idle) return new BoundedProcess(this.#module, this.#limits);
      clearTimeout(idle.timer);
      if (!idle.process.isOver) return idle.process;
    }
  }

  #giveBack(process: BoundedProcess): void {
    const { reuse, megabytes } = this.#limits;
    // A process that has grown would leave less memory for the next work.
    if (!reuse || process.rss > (megabytes * 1024 ** 2) / 2) {
      process.end();
      return;
    }
    const timer = setTimeout(() => {
      const at = this.#idle.findIndex((idle) => idle.process === process);
      if (at >= 0) this.#idle.splice(at, 1);
      process.end();
    }, idleMs);
    timer.unref();
    this.#idle.push({ process, timer });
  }
}
