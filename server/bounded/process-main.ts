import { Worker } from 'node:worker_threads';
import type { Down, Up } from './wire.ts';

// The bounded process: imports one module, and does the work that its default export is. See bounded-job.ts.

const [, , module, bytes] = process.argv as [string, string, string, string];
new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: { bytes: Number(bytes), parent: process.ppid } });

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
  }
}

process.on('message', (down: Down) => {
  if (down.is === 'go on') return goOn?.();
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
