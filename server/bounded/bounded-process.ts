import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { Overrun, type OverrunReason } from './overrun.ts';
import type { Down, Up } from './wire.ts';

/** Process priority, 0 being the server's own and 19 the lowest: requests come first. */
const niceness = 5;
/** Share of the memory limit for the JavaScript heap; the rest is for buffers and native code. */
const heapShare = 0.7;

export interface ProcessLimits {
  /** Milliseconds of CPU time, which does not pass while a busy machine runs other work. */
  workCpuMs: number;
  /** The same, between two steps of work with steps. */
  stepCpuMs?: number;
  /** Limit for the whole process, including the 80 or so of an empty one. */
  megabytes: number;
}

/** Wall-clock limit as a multiple of the CPU limit: the process gets a share of a core, and waits for files. */
const wallFactor = 12;

export interface Handling {
  /** Receives each step; the work is paused until the promise resolves. */
  onStep?: ((value: unknown) => Promise<void>) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * A separate process for work on untrusted files. It can read files and has no other access: no network, no writing, no child
 * processes, no environment. It ends with its parent.
 */
export class BoundedProcess {
  readonly #child: ChildProcess;
  readonly #limits: Required<ProcessLimits>;
  readonly #ready: Promise<void>;
  #whyEnded: OverrunReason | undefined;
  /** Memory of the process in bytes after its last work. */
  rss = 0;

  constructor(module: URL, limits: ProcessLimits) {
    const { megabytes, workCpuMs } = limits;
    this.#limits = { stepCpuMs: workCpuMs, ...limits };
    this.#child = fork(new URL('./process-main.ts', import.meta.url), [module.href, JSON.stringify(this.#limits)], {
      execArgv: [
        ...['--permission', '--allow-fs-read=*', '--allow-worker', '--disable-warning=SecurityWarning'],
        `--max-old-space-size=${Math.floor(megabytes * heapShare)}`,
      ],
      ...{ env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    });
    try {
      if (this.#child.pid) setPriority(this.#child.pid, niceness);
    } catch {
      // It has already exited; `#ready` reports it.
    }
    this.#ready = this.#heard((up) => up.is === 'ready').then(() => {});
    this.#ready.catch(() => {});
  }

  get isOver(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null || !this.#child.connected;
  }

  /**
   * Runs one piece of work at a time. @throws Overrun, the signal's reason, or what `onStep` throws: the process is then killed
   */
  async run(input: unknown, { onStep, signal }: Handling): Promise<unknown> {
    signal?.throwIfAborted();
    const abort = () => this.end();
    signal?.addEventListener('abort', abort, { once: true });
    this.#child.ref();
    this.#child.channel?.ref();
    try {
      return await this.#work(input, onStep);
    } catch (error) {
      this.end();
      throw signal?.aborted ? signal.reason : error;
    } finally {
      signal?.removeEventListener('abort', abort);
      // An idle child process must not keep the parent alive.
      this.#child.unref();
      this.#child.channel?.unref();
    }
  }

  async #work(input: unknown, onStep: Handling['onStep']): Promise<unknown> {
    const { workCpuMs, stepCpuMs } = this.#limits;
    await this.#within(workCpuMs * wallFactor, () => this.#ready);
    let leftMs = workCpuMs * wallFactor;
    let down: Down = { is: 'work', input };
    for (;;) {
      const begun = performance.now();
      const message = down;
      const up = await this.#within(Math.min(leftMs, stepCpuMs * wallFactor), () => this.#heard(undefined, message));
      // Excludes the time spent in `onStep`, which is the server's own.
      leftMs -= performance.now() - begun;
      if (up.is === 'done') {
        this.rss = up.rss;
        return up.value;
      }
      if (up.is === 'failed') throw Object.assign(new Error(`bounded work failed: ${up.name}`), { stack: up.stack });
      if (up.is === 'step') await onStep?.(up.value);
      down = { is: 'go on' };
    }
  }

  /** The next message. @throws Overrun when the process ends instead */
  #heard(isIt: (up: Up) => boolean = () => true, down?: Down): Promise<Up> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const onMessage = (up: Up): void => {
        if (!isIt(up)) return;
        stop();
        resolve(up);
      };
      const onEnd = (code: number | null, signal: NodeJS.Signals | null): void => {
        stop();
        reject(new Overrun(this.#whyEnded ?? reasonOf(code, signal)));
      };
      const onError = (): void => onEnd(null, null);
      const stop = (): void => {
        child.off('message', onMessage).off('exit', onEnd).off('error', onError);
      };
      child.on('message', onMessage).on('exit', onEnd).on('error', onError);
      if (this.isOver) onEnd(child.exitCode, child.signalCode);
      else if (down) child.send(down, (error) => error && onError());
    });
  }

  async #within<T>(ms: number, work: () => Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.end('too_slow'), Math.max(0, ms));
    try {
      return await work();
    } finally {
      clearTimeout(timer);
    }
  }

  end(why?: OverrunReason): void {
    this.#whyEnded ??= why;
    this.#child.kill('SIGKILL');
  }
}

/** The watchdog kills it by SIGTERM for time, and by SIGKILL for memory, as the kernel does; V8 aborts by SIGABRT or SIGTRAP. */
function reasonOf(code: number | null, signal: NodeJS.Signals | null): OverrunReason {
  if (signal === 'SIGTERM') return 'too_slow';
  const isMemory = code === 134 || (signal !== null && ['SIGKILL', 'SIGABRT', 'SIGTRAP'].includes(signal));
  return isMemory ? 'too_large' : 'crashed';
}
