import { expect, test } from 'vitest';
import { FairQueue, QueueFull } from './fair-queue.ts';

const make = (more: object = {}) => {
  const queue = new FairQueue({ concurrency: 1, waiting: 100, waitingOfOne: 100, ...more });
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (owner: string, n: number, signal?: AbortSignal) =>
    queue.run(
      owner,
      () => {
        began.push(`${owner}${n}`);
        return new Promise<void>((resolve) => ends.set(`${owner}${n}`, resolve));
      },
      signal,
    );
  const end = async (name: string) => {
    ends.get(name)!();
    await new Promise(setImmediate);
  };
  return { add, began, end };
};

test('owners take turns: a hundred pieces of one make another wait for one of them (security.md M5)', async () => {
  const { add, began, end } = make();
  const all = Array.from({ length: 20 }, (_, n) => add('a', n));
  all.push(add('b', 0), add('c', 0), add('b', 1));
  for (let n = 0; n < 23; n++) await end(began[n]!);
  await Promise.all(all);
  expect(began.slice(0, 7)).toEqual(['a0', 'a1', 'b0', 'c0', 'a2', 'b1', 'a3']);
  expect(began).toHaveLength(23);
});

test('one owner takes no more at once than is meant for one', async () => {
  const { add, began, end } = make({ concurrency: 3, concurrencyOfOne: 1 });
  const all = [add('a', 0), add('a', 1), add('b', 0), add('c', 0), add('d', 0)];
  expect(began).toEqual(['a0', 'b0', 'c0']);
  await end('a0');
  expect(began.slice(3)).toEqual(['a1']);
  for (const name of ['b0', 'a1', 'c0', 'd0']) await end(name);
  await Promise.all(all);
});

test('what waits is bounded for each and in all, and leaves when its signal says so', async () => {
  const { add, began, end } = make({ waiting: 3, waitingOfOne: 2 });
  const stop = new AbortController();
  const first = add('a', 0);
  const leaving = add('a', 1, stop.signal);
  const third = add('a', 2);
  await expect(add('a', 3)).rejects.toThrow(QueueFull);
  const other = add('b', 0);
  await expect(add('c', 0)).rejects.toThrow(QueueFull);
  stop.abort(new Error('gone'));
  await expect(leaving).rejects.toThrow('gone');
  for (const name of ['a0', 'a2', 'b0']) await end(name);
  await Promise.all([first, third, other]);
  expect(began).toEqual(['a0', 'a2', 'b0']);
});
