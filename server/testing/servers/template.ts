import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '../../db/migrate.ts';
import { driverOf, openDatabase } from '../../db/open.ts';

const root = path.join(import.meta.dirname, '../../..');
const folder = path.join(root, 'node_modules/.cache/vidimus');

/** Of everything that the migrated database is made of. */
function key(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(path.join(root, 'sql')).sort()) {
    hash.update(`${name}\0`).update(readFileSync(path.join(root, 'sql', name)));
  }
  hash.update(readFileSync(path.join(root, 'server/db/migrate.ts')));
  for (const name of ['@electric-sql/pglite', 'pg-boss']) {
    hash.update(readFileSync(path.join(root, 'node_modules', name, 'package.json')));
  }
  hash.update(readFileSync(path.join(root, 'server/jobs/queues.ts')));
  return hash.digest('hex').slice(0, 24);
}

/**
 * A dump of a migrated embedded database. Migrating one takes six seconds, loading a dump a third of one: the dump is
 * made once and kept until sql/ changes.
 */
export async function makeTemplate(): Promise<Blob> {
  const file = path.join(folder, `template-${key()}.tar`);
  try {
    return new Blob([readFileSync(file)]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const db = openDatabase({ memory: undefined });
  await migrate(db);
  const driver = driverOf(db);
  if (!('pglite' in driver)) throw new Error('not the embedded database');
  const dump = await (await driver.pglite()).dumpDataDir('none');
  await db.destroy();
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder))
    if (old.startsWith('template-')) rmSync(path.join(folder, old), { force: true });
  // Renamed into place: another process finds the whole file or none.
  const part = path.join(folder, `part-${process.pid}-${performance.now()}`);
  writeFileSync(part, new Uint8Array(await dump.arrayBuffer()));
  renameSync(part, file);
  return dump;
}
