import { Worker } from 'node:worker_threads';
import type { ProcessLimits } from './bounded-process.ts';
import type { Watch } from './watchdog.ts';
import type { Down, Up } from './wire.ts';

// The bounded process: imports one module, and does the work that its default export is. See bounded-job.ts.

const [, , module, limits] = process.argv as [string, string, string, string];
const { megabytes, workCpuMs, stepCpuMs } = JSON.parse(limits) as Required<ProcessLimits>;
const begun = new Float64Array(new SharedArrayBuffer(16));
const watch: Watch = {
  ...{ bytes: megabytes * 1024 ** 2, workUs: workCpuMs * 1000, stepUs: stepCpuMs * 1000 },
  ...{ parent: process.ppid, begun },
};
new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: watch });
const begin = (places: readonly number[]): void => {
  const { user, system } = process.cpuUsage();
  for (const place of places) begun[place] = user + system;
};

type Work = (input: unknown) => unknown;
const { default: work } = (await import(module)) as { default: Work };

const send = (up: Up): void => void process.send!(up);
let goOn: (() => void) | undefined;

const isStream = (value: unknown): value is AsyncIterator<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

async function answer(input: unknown): Promise<unknown> {
  const made = work(input);
  if (!isStream(made)) return made;
  for (;;) {
    const { done, value } = await made.next();
    if (done) return value;
    const taken = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    send({ is: 'step', value });
    await taken;
    begin([1]);
  }
}

process.on('message', (down: Down) => {
  if (down.is === 'go on') return goOn?.();
  begin([0, 1]);
  answer(down.input).then(
    (value) => send({ is: 'done', value, rss: process.memoryUsage.rss() }),
    (error: unknown) => {
      const { name = 'unknown', message = '', stack = '' } = error instanceof Error ? error : {};
      send({ is: 'failed', name, stack: stack.replace(message, '') });
    },
  );
});
process.on('disconnect', () => process.exit());
send({ is: 'ready' });
