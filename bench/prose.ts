import { parseArgs } from 'node:util';
import { allSeeds, ProseRun } from '../e2e/prose/run-seed.ts';

// node bench/prose.ts [--seeds 7,12] [--smallest]: two people write, a third is quicker; all 50 seeds. npm run build before it.
const { values } = parseArgs({ options: { seeds: { type: 'string' }, smallest: { type: 'boolean' } } });
const seeds = values.seeds
  ? values.seeds.split(',').map(Number)
  : Array.from({ length: values.smallest ? 1 : allSeeds }, (_, i) => i + 1);

const run = await ProseRun.open();
let failed = 0;
try {
  for (const seed of seeds) {
    const began = performance.now();
    const { faults, story } = await run.run(seed);
    console.log(
      `seed ${seed}: ${faults.length === 0 ? 'harmless' : 'FAULTS'} (${((performance.now() - began) / 1000).toFixed(0)} s)`,
    );
    if (faults.length === 0 && !values.seeds) continue;
    failed += faults.length > 0 ? 1 : 0;
    console.log([...faults, ...story].map((line) => `  ${line}`).join('\n'));
  }
  for (const complaint of run.complaints) console.log(`the page complained: ${complaint}`);
} finally {
  await run.close();
}
console.log(`${seeds.length} seeds, ${failed} with faults, ${run.complaints.length} complaints`);
process.exitCode = failed === 0 && run.complaints.length === 0 ? 0 : 1;
