import { execFile } from 'node:child_process';
import { chown, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { PostgresServer } from './postgres.ts';

/**
 * A copy of all files of a running Postgres, consistent as of its end, as pg_basebackup makes one. (Debian's pg_dump and
 * pg_basebackup are older than the tests' Postgres, and refuse it.)
 */
export async function baseBackup({ url, data }: PostgresServer, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_backup_start('test', true)");
    await copy(data, to);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    const label = path.join(to, 'backup_label');
    await writeFile(label, rows[0]!.labelfile, { mode: 0o600 });
    const { uid, gid } = await stat(data);
    await chown(label, uid, gid);
    // What was written from the start to the end of the backup is in the write-ahead log.
    await rm(path.join(to, 'pg_wal'), { recursive: true, force: true });
    await copy(path.join(data, 'pg_wal'), path.join(to, 'pg_wal'));
    await rm(path.join(to, 'postmaster.pid'), { force: true });
  } finally {
    await client.end();
  }
}

/** Files may go meanwhile: those of tables that are dropped, and temporary ones. */
async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to]).catch((error: { stderr?: string }) => {
    const others = (error.stderr ?? 'cp failed').split('\n').filter((line) => line && !line.includes('No such file'));
    if (others.length > 0) throw error;
  });
}
