import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { singleFlight } from './single-flight.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work whose runs end when the test says so. */
function held() {
  const ends: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const end = async () => {
    ends.shift()!();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { work, end };
}

it('runs at once, and once more after the run under way, however often it was asked for', async () => {
  const { work, end } = held();
  const { ask } = singleFlight(work);
  void ask();
  void ask();
  void ask();
  expect(work).toHaveBeenCalledTimes(1);
  await end();
  expect(work).toHaveBeenCalledTimes(2);
  await end();
  expect(work).toHaveBeenCalledTimes(2);
  void ask();
  expect(work).toHaveBeenCalledTimes(3);
});

it('resolves only when a run is over that began after the call', async () => {
  const { work, end } = held();
  const { ask } = singleFlight(work);
  void ask();
  const done = vi.fn();
  void ask().then(done);
  await end();
  expect(done).not.toHaveBeenCalled();
  await end();
  expect(done).toHaveBeenCalledOnce();
});

it('pauses between two runs', async () => {
  const { work, end } = held();
  const { ask } = singleFlight(work, 1_000);
  void ask();
  await end();
  void ask();
  await vi.advanceTimersByTimeAsync(999);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(2);
});

it('stopped, it does not begin again, and leaves nobody waiting', async () => {
  const { work, end } = held();
  const { ask, stop } = singleFlight(work);
  void ask();
  const done = vi.fn();
  void ask().then(done);
  stop();
  await end();
  expect(work).toHaveBeenCalledTimes(1);
  expect(done).toHaveBeenCalledOnce();
  await expect(ask()).resolves.toBeUndefined();
});
