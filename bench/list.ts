import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Kysely, type LogEvent, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import '../server/db/parsers.ts';
import type { Db, Tables } from '../server/db/database.ts';
import { migrate } from '../server/db/migrate.ts';
import { openDatabase } from '../server/db/open.ts';
import { countMatching } from '../server/sessions/list/count-matching.ts';
import { listSessions } from '../server/sessions/list/list.ts';
import { countSessions } from '../server/sessions/queries.ts';
import type { SessionQuery } from '../shared/api/review.ts';
import { makeClasses } from './list-classes.ts';
import { naiveCounts, naiveList } from './naive-list.ts';
import { makeRandom } from './people.ts';
import { startStoredPostgres } from './postgres.ts';
import { bigCompany, findSamples, seedSessions, smallCompany, tinyCompany } from './seed-sessions.ts';

/** Measures the sessions list on 1,000,000 sessions of one company beside 50,000 of fifty others. See README.md. */
// node bench/list.ts [queries a class = 300] [--smallest]
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { smallest: { type: 'boolean', default: false } },
});
const each = values.smallest ? 2 : Number(positionals[0] ?? 300);
const eachNaive = values.smallest ? 1 : 8;
/** Sessions of the big company; a fiftieth of it is what all others have. */
const ofBig = values.smallest ? 20_000 : 1_000_000;
const dir = path.join(tmpdir(), `vidimus-bench-list-${ofBig}`);
const started = Date.now();
const say = (text: string) => console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);

/** Cache key over all inputs of the seeded directory: other code, other directory. */
function key(): string {
  const root = path.join(import.meta.dirname, '..');
  const hash = createHash('sha256');
  for (const name of readdirSync(path.join(root, 'sql')).sort())
    hash.update(readFileSync(path.join(root, 'sql', name)));
  for (const name of [
    'bench/seed-sessions.ts',
    'bench/people.ts',
    'server/sessions/list/terms.ts',
    'shared/text/search-words.ts',
  ]) {
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
  // Installing what jobs need takes the driver of a database that the server opened.
  const own = openDatabase({ url: server.url, connections: 2 });
  await migrate(own);
  await own.destroy();
}
let described: ((event: LogEvent) => void) | undefined;
const pool = new pg.Pool({ connectionString: server.url, max: 4 });
const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log: (event) => described?.(event) });
try {
  if (isNew) {
    await seedSessions(db, dir, ofBig, say);
    writeFileSync(mark, key());
  }
  await measure();
} finally {
  await db.destroy();
  await server.close();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const t = performance.now();
  await work();
  return performance.now() - t;
}

function numbers(times: number[]): [p50: number, p95: number, p99: number] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return [at(0.5), at(0.95), at(0.99)];
}

/** Every statement that the pages send, as planned when it ran; lists the plans that read all of `session`. */
async function seqScans(queries: SessionQuery[]): Promise<string[]> {
  const statements = new Map<string, readonly unknown[]>();
  described = ({ query }) => {
    if (/from session\b/.test(query.sql) && !query.sql.includes('explain')) statements.set(query.sql, query.parameters);
  };
  for (const query of queries) await listSessions(db, bigCompany, query);
  described = undefined;
  const found: string[] = [];
  const client = await pool.connect();
  await client.query("begin; select set_config('enable_seqscan', 'off', true)");
  for (const [text, parameters] of statements) {
    const plan = await client.query(`explain ${text}`, [...parameters]);
    for (const row of plan.rows) if (/Seq Scan on session\b(?!_)/.test(row['QUERY PLAN'])) found.push(text);
  }
  await client.query('rollback');
  client.release();
  return found;
}

async function measure(): Promise<void> {
  const { rows } = await sql<{ n: string; table: string; terms: string }>`select version() as n,
    pg_size_pretty(pg_table_size('session')) as table, pg_size_pretty(pg_relation_size('session_terms')) as terms`.execute(
    db,
  );
  say(
    `${rows[0]!.n.split(' on ')[0]}, ${cpus().length} cores, table ${rows[0]!.table}, index of terms ${rows[0]!.terms}`,
  );
  const samples = await findSamples(db);
  const warm = makeRandom(1);
  for (const { make } of makeClasses(warm, samples)) {
    for (let i = 0; i < 15; i++) await listSessions(db, bigCompany, make());
  }
  say(`warm; load ${loadavg()[0]!.toFixed(1)}`);
  const lines: string[][] = [];
  const line = (name: string, first: number[], next: number[], counted: number[], naive: number[]) => {
    const ms = (list: number[]) => (list.length ? numbers(list).map((n) => n.toFixed(1)) : ['', '', '']);
    const row = [
      name,
      ...ms(first),
      ms(next)[1]!,
      ms(counted)[1]!,
      ...(naive.length
        ? numbers(naive)
            .slice(0, 2)
            .map((n) => n.toFixed(0))
        : ['', '']),
    ];
    lines.push(row);
    console.log(`| ${row.join(' | ')} |`);
  };
  console.log(
    '| class | p50 | p95 | p99 | next page p95 | counts p95 | naive p50 | naive p95 |\n|---|--:|--:|--:|--:|--:|--:|--:|',
  );
  const random = makeRandom(42);
  const scans: string[] = [];
  for (const { name, make, pages = 2 } of makeClasses(random, samples)) {
    const first: number[] = [];
    const next: number[] = [];
    const counted: number[] = [];
    const naive: number[] = [];
    const some: SessionQuery[] = [];
    const runs = pages > 2 ? Math.ceil(each / pages) : each;
    for (let i = 0; i < runs; i++) {
      const query = make();
      if (some.length < eachNaive) some.push(query);
      let after: string | null = null;
      for (let n = 0; n < pages; n++) {
        const t = performance.now();
        const page = await listSessions(db, bigCompany, after === null ? query : { ...query, after });
        (n === 0 ? first : next).push(performance.now() - t);
        after = page.next;
        if (after === null) break;
      }
    }
    // The counts of the state tabs, which the console fetches in a separate request.
    for (let i = 0; i < runs; i++) {
      const { sort: _, ...filter } = make();
      counted.push(await timed(() => countMatching(db, bigCompany, filter, null)));
    }
    for (const query of some) naive.push(await timed(() => naiveList(db, bigCompany, query)));
    scans.push(...(await seqScans(some)));
    line(name, first, next, counted, naive);
  }
  for (const [name, company] of [
    ['a company of 1,000', smallCompany],
    ['a company of a dozen', tinyCompany],
  ] as const) {
    const first: number[] = [];
    const classes = makeClasses(random, samples);
    for (let i = 0; i < each; i++) {
      const query = classes[i % classes.length]!.make();
      first.push(await timed(() => listSessions(db, company, query)));
    }
    line(name, first, [], [], []);
  }
  const counts: number[] = [];
  for (let i = 0; i < each; i++) counts.push(await timed(() => countSessions(db, bigCompany)));
  const naive: number[] = [];
  for (let i = 0; i < eachNaive; i++) naive.push(await timed(() => naiveCounts(db, bigCompany)));
  line('counts of the header', counts, [], [], naive);
  say(
    `load ${loadavg()[0]!.toFixed(1)}; statements that read all of the table: ${scans.length ? scans.join('\n') : 'none'}`,
  );
  const late = lines.filter((l) => [l[2], l[4], l[5]].some((ms) => Number(ms) > 30)).map((l) => l[0]);
  say(`above 30 ms at p95: ${late.length ? late.join(', ') : 'no class'}`);
}
