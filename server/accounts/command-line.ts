import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { migrate } from '../db/migrate.ts';
import { type DatabasePlace, openDatabase } from '../db/open.ts';
import { umask } from '../environment/private-files.ts';
import { LocalNotifier } from '../log/notifier/notifier-local.ts';

/**
 * The parts that a command needs when it runs without a server. Running servers pick up its changes by their sweeps, not through
 * the notifier.
 */
export type CommandParts = Pick<Context, 'db' | 'notifier' | 'now'>;

/** On a database that this process has not opened otherwise; closed afterwards. */
export async function inDatabase(place: DatabasePlace, work: (ctx: CommandParts) => Promise<void>): Promise<void> {
  const db = openDatabase(place);
  const notifier = new LocalNotifier(console);
  try {
    await migrate(db);
    await work({ db, notifier, now: () => new Date() });
  } finally {
    await notifier.close();
    await db.destroy();
  }
}

/**
 * Runs one command on the database that the environment names, and reports a failure in one line. The embedded database belongs
 * to a single process: while a server has it open the command is refused, and `meanwhile` names the alternative.
 */
export async function runCommand(work: (ctx: CommandParts) => Promise<void>, meanwhile: string): Promise<void> {
  process.umask(umask);
  try {
    const config = readConfig(process.env);
    await inDatabase(config.databaseUrl ? { url: config.databaseUrl } : { dir: config.dataDir }, work);
  } catch (error) {
    const { message } = error as Error;
    console.error(`Nothing was done: ${message}`);
    if (message.includes('in use by another process')) console.error(meanwhile);
    process.exitCode = 1;
  }
}
