import { afterAll, beforeAll, expect, test } from 'vitest';
import { allSeeds, ProseRun } from './prose/run-seed.ts';

/** Milliseconds for a CI run; all seeds: node bench/prose.ts. */
const timeMs = 25_000;

let run: ProseRun;
beforeAll(async () => {
  run = await ProseRun.open();
});
afterAll(async () => {
  await run.close();
  expect(run.complaints).toEqual([]);
});

// faults.md A1, A4: a typed sentence took three people from the queue, made a report and verified a stranger.
test('whatever two write while a third is quicker: nothing is done that nobody meant, and no word is lost', async () => {
  const until = Date.now() + timeMs;
  // Other seeds each day, and at least one.
  const first = Math.floor(Date.now() / 86_400_000) % allSeeds;
  for (let i = 0; i < allSeeds && (i === 0 || Date.now() < until); i++) {
    const seed = 1 + ((first + i) % allSeeds);
    console.log(`prose: seed ${seed}`);
    const { faults, story } = await run.run(seed);
    expect(faults, `seed ${seed}: ${story.join(' | ')}`).toEqual([]);
  }
});
