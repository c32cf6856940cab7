import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import '../server/db/parsers.ts';
import type { Db, Tables } from '../server/db/database.ts';
import { migrate } from '../server/db/migrate.ts';
import { openDatabase } from '../server/db/open.ts';
import { findLinks } from '../server/links/find-links.ts';
import { findPerson } from '../server/links/find-person.ts';
import { naiveLinks } from './naive-links.ts';
import { startStoredPostgres } from './postgres.ts';
import { summary } from './quantiles.ts';
import { findLinkSamples, seedLinks } from './seed-links.ts';
import { bigCompany, seedSessions } from './seed-sessions.ts';

/**
 * Measures the links of a session and its person, with 1,000,000 sessions of one company and 3,000,000 photos. See README.md.
 */
// node bench/seen.ts [sessions asked = 300] [--smallest]
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { smallest: { type: 'boolean', default: false } },
});
const each = values.smallest ? 5 : Number(positionals[0] ?? 300);
const warmups = 50;
const eachNaive = values.smallest ? 1 : 4;
const ofBig = values.smallest ? 5_000 : 1_000_000;
/** Milliseconds: the target at the 95th percentile. */
const aimMs = 150;
const dir = path.join(tmpdir(), `vidimus-bench-seen-${ofBig}`);
const started = Date.now();
const say = (text: string) => console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);

/** Cache key over all inputs of the seeded directory: other code, other directory. */
function key(): string {
  const root = path.join(import.meta.dirname, '..');
  const hash = createHash('sha256');
  const made = ['bench/seed-sessions.ts', 'bench/seed-links.ts', 'bench/people.ts', 'server/sessions/list/terms.ts'];
  const traits = ['shared/text/search-words.ts', 'server/links/traits/traits.ts', 'server/media/photo/photo-print.ts'];
  const sqls = readdirSync(path.join(root, 'sql')).sort();
  for (const name of [...sqls.map((file) => `sql/${file}`), ...made, ...traits]) {
    hash.update(readFileSync(path.join(root, name)));
  }
  return hash.digest('hex');
}

const mark = path.join(dir, 'seeded');
const isNew = !existsSync(mark) || readFileSync(mark, 'utf8') !== key();
if (isNew) {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir);
  // The server may run as another user than we do.
  chmodSync(dir, 0o777);
}
const server = await startStoredPostgres(dir, isNew);
if (isNew) {
  const own = openDatabase({ url: server.url, connections: 2 });
  await migrate(own);
  await own.destroy();
}
const pool = new pg.Pool({ connectionString: server.url, max: 4 });
// Idle pooled clients that are still closing when the server stops emit an error; ignore it.
pool.on('error', () => {});
const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
try {
  if (isNew) {
    await seedSessions(db, dir, ofBig, say);
    await seedLinks(db, dir, ofBig, say);
    writeFileSync(mark, key());
  }
  await measure();
} finally {
  await db.destroy();
  await server.close();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function measure(): Promise<void> {
  const { rows } = await sql<{ version: string; traits: string; photos: string; bands: string }>`
    select version(), pg_size_pretty(pg_total_relation_size('session_trait')) as traits,
      pg_size_pretty(pg_table_size('photo')) as photos, pg_size_pretty(pg_relation_size('photo_print_bands')) as bands`.execute(
    db,
  );
  const { version, traits, photos, bands } = rows[0]!;
  say(
    `${version.split(' on ')[0]}, ${cpus().length} cores; traits ${traits}, photos ${photos}, index of bands ${bands}`,
  );
  const all = await findLinkSamples(db);
  const step = Math.max(1, Math.floor(all.length / each));
  const asked = all.filter((_, i) => i % step === 0).slice(0, each);
  const [links, persons, naive, counts] = [[] as number[], [] as number[], [] as number[], [] as number[]];
  // Different sessions from the measured ones: warms up the server.
  for (const { id } of all.filter((_, i) => i % step === 1).slice(0, warmups)) await findLinks(db, bigCompany, id);
  for (const { id } of asked) {
    links.push(await timed(async () => counts.push((await findLinks(db, bigCompany, id))!.links.length)));
    persons.push(await timed(() => findPerson(db, bigCompany, id)));
  }
  for (const sample of asked.slice(0, eachNaive)) naive.push(await timed(() => naiveLinks(db, bigCompany, sample)));
  console.log('| of one session | p50 | p95 | p99 | most |\n|---|--:|--:|--:|--:|');
  const row = (name: string, times: number[]) => {
    const { p50, p95, p99, max } = summary(times);
    console.log(`| ${[name, ...[p50, p95, p99, max].map((ms) => ms.toFixed(1))].join(' | ')} |`);
  };
  row('ours: links, the first time it is asked', links);
  row('ours: person', persons);
  row('naive: values and prints compared', naive);
  say(
    `links a session: ${(counts.reduce((a, b) => a + b, 0) / counts.length).toFixed(1)} on average, ${Math.max(...counts)} at most; load ${loadavg()[0]!.toFixed(1)}`,
  );
  const { p95 } = summary(links);
  say(`p95 of the links ${p95.toFixed(0)} ms: ${p95 <= aimMs ? 'within' : 'ABOVE'} ${aimMs} ms`);
}
