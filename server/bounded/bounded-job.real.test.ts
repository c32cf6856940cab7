import { afterEach, expect, test } from 'vitest';
import { BoundedJob } from './bounded-job.ts';

// security.md H1 to H3: what one person sends costs nobody else anything.
const open = (more: object = {}) =>
  new BoundedJob<typeof import('../testing/bounded-work.ts').default>(
    new URL('../testing/bounded-work.ts', import.meta.url),
    {
      ...{ workCpuMs: 60_000, megabytes: 400, reuse: false },
      ...{ concurrency: 1, waiting: 9, waitingOfOne: 9, ...more },
    },
  );
let job: ReturnType<typeof open> | undefined;
afterEach(() => job?.end());
const run = (how: string, more: object = {}, handling: object = {}) => {
  job = open(more);
  return job.run('us', how, handling);
};

test('work that has no end is ended by its time, in all and for one step', async () => {
  await expect(run('loop', { stepCpuMs: 1_500 })).rejects.toMatchObject({ reason: 'too_slow' });
  await expect(run('steps', { workCpuMs: 1_500 })).rejects.toMatchObject({ reason: 'too_slow' });
});

test('memory is bounded, that of JavaScript and that beside its heap', async () => {
  await expect(run('heap', { megabytes: 200 })).rejects.toMatchObject({ reason: 'too_large' });
  await expect(run('buffers', { megabytes: 200 })).rejects.toMatchObject({ reason: 'too_large' });
});

test('a crash and a bug are told apart, and nothing that was read is in the error', async () => {
  await expect(run('crash')).rejects.toMatchObject({ reason: 'crashed' });
  const error: Error = await run('bug').then(undefined!, (reason) => reason);
  expect(error.message).toBe('bounded work failed: TypeError');
  expect(error.stack).toContain('bounded-work.ts');
  expect(`${error.message}${error.stack}`).not.toContain('Ann');
});

test('it reaches nothing outside: no writing, no network, no processes, no environment', async () => {
  expect(await run('reach')).toMatchObject({
    found: {
      ...{ write: 'ERR_ACCESS_DENIED', network: 'ERR_ACCESS_DENIED', process: 'ERR_ACCESS_DENIED' },
      environment: '',
    },
  });
});

test('a process is used again where that is allowed, and never after it was ended', async () => {
  job = open({ reuse: true, stepCpuMs: 3_000 });
  const first = (await job.run('us', 'one')) as { pid: number };
  expect(await job.run('us', 'two')).toMatchObject({ how: 'two', pid: first.pid });
  await expect(job.run('us', 'loop')).rejects.toMatchObject({ reason: 'too_slow' });
  expect(await job.run('us', 'three')).toMatchObject({
    how: 'three',
    pid: expect.not.toSatisfy((n) => n === first.pid),
  });
});

test('what is thrown while a step is taken, and a signal, end it', async () => {
  const onStep = async () => {
    throw new Error('the database is away');
  };
  await expect(run('loop', {}, { onStep })).rejects.toThrow('the database is away');
  const stop = new AbortController();
  const running = run(
    'steps',
    {},
    { signal: stop.signal, onStep: async () => stop.abort(new Error('the server stops')) },
  );
  await expect(running).rejects.toThrow('the server stops');
});
