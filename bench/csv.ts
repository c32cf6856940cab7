import { existsSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../server/db/migrate.ts';
import { openDatabase } from '../server/db/open.ts';
import { LocalNotifier } from '../server/log/notifier/notifier-local.ts';
import { exportSessions } from '../server/sessions/csv/list-export.ts';
import { makeLogger } from '../server/testing/logger.ts';
import { startStoredPostgres } from './postgres.ts';
import { bigCompany, seedSessions } from './seed-sessions.ts';

/**
 * Exports all sessions of one company as CSV and samples memory during the export. Reuses the data directory of bench/list.ts if
 * present.
 */
// node bench/csv.ts [--sessions 1000000]
const { values } = parseArgs({ options: { sessions: { type: 'string', default: '1000000' } } });
const ofBig = Number(values.sessions);
const listed = path.join(tmpdir(), `vidimus-bench-list-${ofBig}`);
const isSeeded = existsSync(path.join(listed, 'seeded'));
const dir = isSeeded ? listed : path.join(tmpdir(), `vidimus-bench-csv-${ofBig}`);
const server = await startStoredPostgres(dir, !isSeeded);
const db = openDatabase({ url: server.url, connections: 4 });
try {
  await migrate(db);
  if (!isSeeded) await seedSessions(db, dir, ofBig, console.log);
  const logger = makeLogger();
  const ctx = { db, notifier: new LocalNotifier(logger), now: () => new Date() };
  const mb = () => Math.round(process.memoryUsage.rss() / 1e6);
  const started = performance.now();
  const stream = await exportSessions(ctx, bigCompany, { actor: 'system', reader: null }, {}, 2 * ofBig);
  let [bytes, lines, next] = [0, 0, 0];
  for await (const part of stream) {
    const text = part as Buffer;
    bytes += text.length;
    for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) lines += 1;
    if (lines < next) continue;
    next += Math.ceil(ofBig / 10);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `${seconds.padStart(4)} s  ${lines} lines  ${Math.round(bytes / 1e6)} MB written  ${mb()} MB of memory`,
    );
  }
  console.log(
    `${lines} lines in ${((performance.now() - started) / 1000).toFixed(0)} s, load ${loadavg()[0]!.toFixed(1)}`,
  );
} finally {
  await db.destroy();
  await server.close();
}
