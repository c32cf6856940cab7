import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type { ScreeningQuery } from '../server/checks/screening-query.ts';
import type { Db } from '../server/db/database.ts';
import { migrate } from '../server/db/migrate.ts';
import { openDatabase } from '../server/db/open.ts';
import { importEmbedded } from '../server/screening/lists/import/embedded.ts';
import { importList } from '../server/screening/lists/import/import.ts';
import { makeOwnLists } from '../server/screening/match/own-lists.ts';
import type { ScreeningProvider } from '../server/screening/port.ts';
import { makeDatabase } from '../server/testing/database.ts';
import { startPostgres } from '../server/testing/servers/postgres.ts';
import { ordinaryPeople } from './ordinary-people.ts';
import { makeRandom } from './people.ts';
import { summary } from './quantiles.ts';

// node bench/screening-speed.ts [--postgres] [--names 1000000] [--questions 1000]: how long one screening takes, with the
// bundled lists and, optionally, that many synthetic names. On Postgres the obvious alternative runs in the same run: the most
// similar names by pg_trgm, with its index.

const { values } = parseArgs({
  options: { postgres: { type: 'boolean' }, names: { type: 'string' }, questions: { type: 'string' } },
});
const questions = Number(values.questions ?? 1_000);
const companyId = '00000000-0000-4000-8000-000000000000';
const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`;

const server = values.postgres ? await startPostgres({ durable: true }) : undefined;
const db = server ? openDatabase({ url: server.url }) : await makeDatabase();
try {
  if (server) await migrate(db);
  const parts = {
    db,
    notifier: { publish() {} } as never,
    now: () => new Date(),
    logger: { info() {}, warn() {} } as never,
  };
  let began = performance.now();
  await importEmbedded(parts);
  console.log(`import of the embedded lists: ${seconds(began)}`);
  if (values.names) {
    began = performance.now();
    await importSynthetic(parts, Number(values.names));
    console.log(`import of ${values.names} synthetic names: ${seconds(began)}`);
  }
  await sql`analyze`.execute(db);
  await counted(db);
  const provider = makeOwnLists(db);
  const heap = process.memoryUsage().rss;
  began = performance.now();
  await provider.warm?.();
  const taken = (process.memoryUsage().rss - heap) / 1024 ** 2;
  console.log(`index of names read: ${seconds(began)}, ${taken.toFixed(0)} MB`);
  await measure(provider);
} finally {
  await db.destroy();
  await server?.close();
}

async function counted(on: Db): Promise<void> {
  const { rows } = await sql<{ persons: number; names: number }>`
    select (select count(*) from listed_person)::int as persons, (select count(*) from listed_name)::int as names`.execute(
    on,
  );
  console.log(`${server ? 'Postgres' : 'PGlite'}: ${rows[0]!.persons} persons, ${rows[0]!.names} names`);
}

/** Half of them unlisted, half listed; sequentially, as sessions finish. */
async function measure(provider: ScreeningProvider): Promise<void> {
  const listed = await sql<{ name: string; birth: string | null }>`
    select n.name, p.births[1] as birth from listed_name n join listed_person p on p.id = n.person_id
    order by md5(n.id::text) limit ${Math.ceil(questions / 2)}`.execute(db);
  const asked: ScreeningQuery[] = [
    ...listed.rows.map(({ name, birth }) => ({
      names: [name],
      numbers: [],
      ...(birth && /^\d{4}-\d\d-\d\d$/.test(birth) && { birthDate: birth }),
    })),
    ...ordinaryPeople(Math.floor(questions / 2)),
  ];
  const next = makeRandom(3);
  asked.sort(() => next() - 0.5);
  const naive = values.postgres ? await makeNaive(db) : undefined;
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (const query of asked) {
    const before = performance.now();
    await provider.screen(query, { companyId, threshold: 0.7 });
    const between = performance.now();
    ours.push(between - before);
    if (!naive) continue;
    await naive(query.names[0]!);
    theirs.push(performance.now() - between);
  }
  print('vidimus-3', ours);
  if (naive) print('pg_trgm, by index', theirs);
}

function print(name: string, times: number[]): void {
  const { n, p50, p95, p99, max } = summary(times);
  const of = [p50, p95, p99, max].map((ms) => ms.toFixed(1));
  console.log(`  ${name.padEnd(20)} ${n} asked: p50 ${of[0]} ms, p95 ${of[1]} ms, p99 ${of[2]} ms, most ${of[3]} ms`);
}

/** Names with a trigram similarity above one half, by name only. */
async function makeNaive(on: Db): Promise<(name: string) => Promise<unknown>> {
  await sql`create extension if not exists pg_trgm`.execute(on);
  await sql`create index naive on listed_name using gin (name gin_trgm_ops)`.execute(on);
  await sql`set pg_trgm.similarity_threshold = 0.5`.execute(on);
  return (name) =>
    sql`select person_id, name, similarity(name, ${name}) as s from listed_name where name % ${name}
      order by s desc limit 50`.execute(on);
}

/** Names recombined from the words of listed names, with the lists' word frequencies; two names a person. */
async function importSynthetic(parts: Parameters<typeof importList>[0], names: number): Promise<void> {
  const rows = await db.selectFrom('listed_name').select('name').orderBy('id').execute();
  const words = rows.flatMap(({ name }) => name.split(/[\s,"]+/).filter((word) => word.length > 1));
  const next = makeRandom(11);
  const pick = (): string => words[Math.floor(next() * words.length)]!;
  const day = (): string => new Date(Date.UTC(1940, 0, 1) + Math.floor(next() * 24_000) * 86_400_000).toISOString();
  const name = (): string => Array.from({ length: next() < 0.5 ? 2 : 3 }, pick).join(' ');
  const header =
    'id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,program_ids,first_seen,last_seen,last_change';
  async function* csv(): AsyncGenerator<string> {
    yield `${header}\n`;
    for (let n = 0; n < names / 2; n++) {
      yield `S${n},Person,"${name()}","${name()}",${day().slice(0, 10)},,,,Test,,,Synthetic,,,,\n`;
    }
  }
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-names-'));
  try {
    const file = path.join(dir, 'targets.simple.csv');
    await pipeline(Readable.from(csv()), createWriteStream(file));
    await importList(parts, {
      ...{ companyId: null, reviewerId: null, title: 'Synthetic' },
      files: [{ name: 'targets.simple.csv', path: file }],
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
