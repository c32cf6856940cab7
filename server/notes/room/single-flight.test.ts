import { expect, it } from 'vitest';
import { SingleFlight } from './single-flight.ts';

it('asked while it runs it runs once more, one at a time, also after a failure', async () => {
  const ends: ((failed?: Error) => void)[] = [];
  const failures: unknown[] = [];
  const again = new SingleFlight(
    () => new Promise((resolve, reject) => ends.push((failed) => (failed ? reject(failed) : resolve()))),
    (error) => failures.push(error),
  );
  const turn = () => new Promise((done) => setImmediate(done));
  again.run();
  again.run();
  again.run();
  expect(ends).toHaveLength(1);
  ends[0]!(new Error('the line broke'));
  await turn();
  expect(failures).toHaveLength(1);
  expect(ends).toHaveLength(2);
  ends[1]!();
  await turn();
  expect(ends).toHaveLength(2);
  again.run();
  expect(ends).toHaveLength(3);
});
