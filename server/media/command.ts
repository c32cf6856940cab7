import { parseArgs } from 'node:util';
import { runCommand } from '../accounts/command-line.ts';
import { readConfig } from '../config.ts';
import { checkMedia } from './check-media.ts';
import { openDiskStore } from './store-disk.ts';

const usage = `npm run media -- check [--remove-orphans]
  Reads all photos and reports: names those that are missing, altered, or that no row of the database names.
  --remove-orphans removes the last, if they are older than a day. Not with a database of another time than the files.`;

await runCommand(async ({ db, now }) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'remove-orphans': { type: 'boolean', default: false } },
  });
  if (positionals[0] !== 'check') throw new Error(`say what:\n${usage}`);
  const media = await openDiskStore(readConfig(process.env).mediaDir);
  const found = { missing: 0, altered: 0, orphaned: 0 };
  for await (const { name, kind } of checkMedia(db, media, now())) {
    found[kind] += 1;
    const isRemoved = kind === 'orphaned' && values['remove-orphans'];
    if (isRemoved) await media.remove(name);
    console.log(`${kind}${isRemoved ? ', removed' : ''}: ${name}`);
  }
  console.log(`${found.missing} missing, ${found.altered} altered, ${found.orphaned} orphaned`);
  if (found.missing + found.altered > 0) process.exitCode = 1;
}, 'With a running server and the embedded database, stop the server first; with Postgres the server may run.');
