import { parseArgs } from 'node:util';
import { dieWhileFiveType } from '../server/testing/notes/note-deaths.ts';
import { startPostgres } from '../server/testing/servers/postgres.ts';

// node bench/notes-kill.ts [--kills 100] [--smallest] [--database postgres|embedded]
// Kills the server again and again while five type in one note. See README.md.
const { values: given } = parseArgs({
  options: {
    kills: { type: 'string' },
    smallest: { type: 'boolean', default: false },
    database: { type: 'string', default: 'postgres' },
  },
});
const kills = Number(given.kills ?? (given.smallest ? 2 : 100));
// As one would run it: a commit waits for the disk.
const postgres = given.database === 'postgres' ? await startPostgres({ durable: true }) : undefined;
try {
  const from = performance.now();
  const { stored, gone, lost, back } = await dieWhileFiveType(
    postgres ? { url: postgres.url } : 'embedded',
    kills,
    (death, promises) => {
      if ((death + 1) % 10 === 0) console.log(`${death + 1} of ${kills}: ${promises.size} edits seen or saved`);
    },
  );
  const seconds = Math.round((performance.now() - from) / 1000);
  console.log(`\n${kills} times kill -9 in ${seconds} s, ${given.database}, five typing`);
  console.log(`  words seen by another or told to be saved   ${stored}, of which lost      ${lost.length}`);
  console.log(`  words seen to go or told to be gone         ${gone}, of which came back ${back.length}`);
  for (const word of [...lost, ...back]) console.log(`    ${word}`);
  const isWhole = lost.length + back.length === 0 && stored > 10 * kills;
  console.log(`  target none lost: ${isWhole ? 'reached' : 'NOT reached'}`);
  process.exitCode = isWhole ? 0 : 1;
} finally {
  await postgres?.close();
}
