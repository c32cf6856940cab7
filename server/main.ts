import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureDemoCompany } from './accounts/companies/demo-company.ts';
import { buildApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import type { Context } from './context.ts';
import { openClock } from './db/clock.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { type DemoHandle, playDemo } from './demo/in-process.ts';
import { closeFolder, umask } from './environment/private-files.ts';
import { serveMetrics } from './http/metrics.ts';
import { LocalNotifier } from './log/notifier/notifier-local.ts';
import { RedisNotifier } from './log/notifier/notifier-redis.ts';
import { makeLogger } from './logger.ts';
import { openDiskStore } from './media/store-disk.ts';
import { openInstallation } from './start/installation.ts';
import { handleLast } from './start/last-handler.ts';
import { startWarnings } from './start/start-warnings.ts';
import { welcome } from './start/welcome.ts';

/**
 * Milliseconds for requests in flight to end after a signal; then their connections are closed, which leaves no partial photo.
 */
const drainMs = 6_000;
/** Milliseconds for the whole shutdown: process supervisors kill a process that takes longer. */
const shutdownMs = 10_000;

async function start(config: Config): Promise<void> {
  const logger = makeLogger(config.logLevel);
  closeFolder(config.dataDir);
  closeFolder(config.mediaDir, 0o007);
  for (const line of startWarnings(config)) logger.warn(line);
  const { databaseUrl: databaseAt } = config;
  const db = openDatabase(
    databaseAt ? { url: databaseAt, connections: config.databaseConnections } : { dir: config.dataDir },
  );
  const background = databaseAt
    ? openDatabase({ url: databaseAt, connections: config.databaseBackgroundConnections })
    : db;
  await migrate(db);
  const installationId = await openInstallation(db, config.keyring, config.secretReset);
  const notifier = config.redisUrl
    ? new RedisNotifier(config.redisUrl, installationId, logger)
    : new LocalNotifier(logger);
  const media = await openDiskStore(config.mediaDir);
  const clock = await openClock(background, logger);
  const ctx: Context = { config, db, background, notifier, media, now: clock.now, logger };
  const stopMetrics = config.metrics && (await serveMetrics(config.metrics));
  const app = await buildApp(ctx);
  await app.listen({ host: config.host, port: config.port });
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${(app.server.address() as AddressInfo).port}`;

  let demo: DemoHandle | undefined;
  if (config.demo) {
    const company = await ensureDemoCompany(ctx);
    process.stdout.write(welcome(config.publicUrl ?? url, company));
    const { key, password } = company;
    const team = password === undefined ? undefined : { emails: company.reviewers.map((r) => r.email), password };
    demo = playDemo({ url, key, logger, team });
  } else {
    process.stdout.write(welcome(config.publicUrl ?? url));
  }

  const stop = async (exitCode: number): Promise<void> => {
    const delay = config.shutdownDelaySeconds * 1_000;
    setTimeout(() => app.server.closeAllConnections(), delay + drainMs).unref();
    setTimeout(() => process.exit(1), delay + shutdownMs).unref();
    app.drain();
    await wait(delay);
    await demo?.stop();
    await app.close();
    await stopMetrics?.();
    await notifier.close();
    clock.stop();
    await db.destroy();
    if (background !== db) await background.destroy();
    process.exit(exitCode);
  };
  handleLast(logger, stop);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0));
}

if (Number(process.versions.node.split('.')[0]) < 26) {
  console.error(
    `Node 26 is needed and this is ${process.version}: start with "npm start", which uses the one that npm ci installed.`,
  );
  process.exit(1);
}
process.umask(umask);
try {
  await start(readConfig(process.env));
} catch (error) {
  // For an invalid setting, a folder in use or an occupied port one line is clearer than a stack trace.
  console.error(`Vidimus cannot start: ${(error as Error).message}`);
  if (process.env.LOG_LEVEL === 'debug') console.error(error);
  process.exit(1);
}
