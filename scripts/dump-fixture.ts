// Writes server/db/dumps/<last migration>.sql: this version's schema with invented data, for dump.real.test.ts. Run it once
// when a version is released; a dump is never rewritten.
//
// node scripts/dump-fixture.ts
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { makeCompany } from '../server/accounts/companies/commands/make-company.ts';
import { makeKey } from '../server/accounts/keys/commands.ts';
import type { Db } from '../server/db/database.ts';
import { statements } from '../server/db/migrate.ts';
import { makeApi } from '../server/demo/api.ts';
import { seedBranding } from '../server/demo/branding.ts';
import { seedConditions, seedDecisions } from '../server/demo/decisions.ts';
import { makePlans } from '../server/demo/demo.ts';
import { seedNotes } from '../server/demo/notes.ts';
import { play } from '../server/demo/player.ts';
import { seedTags } from '../server/demo/tags.ts';
import { seedWatchlist } from '../server/demo/watchlist.ts';
import { openInstallation } from '../server/start/installation.ts';
import { makeApp } from '../server/testing/app.ts';
import { makeDatabase } from '../server/testing/database.ts';
import { dumpPeople, dumpSecret } from '../server/testing/dump-people.ts';

const root = path.join(import.meta.dirname, '..');
const migrations = readdirSync(path.join(root, 'sql'))
  .filter((name) => name.endsWith('.sql'))
  .sort();
const file = path.join(root, 'server/db/dumps', migrations.at(-1)!);
if (existsSync(file)) throw new Error(`${file} is there: a dump is never rewritten`);

const stories = ['good', 'low_far', 'not_full_id'] as const;
/** How long the followers may take to write what the data leads to. */
const settleTimeoutMs = 60_000;

const db = await makeDatabase();
const world = await makeApp(db, {}, { SECRET: dumpSecret });
try {
  await openInstallation(db, world.ctx.config.keyring);
  await fill(db);
  await addRest(db);
  writeFileSync(file, `${await dump(db)}\n`);
  console.log(`${path.relative(root, file)}: ${readFileSync(file).length} bytes`);
} finally {
  await world.close();
}

/** What people and phones do, over the public interfaces. */
async function fill(db: Db): Promise<void> {
  const companyId = await makeCompany(world.ctx, 'Meridian Bank (dump)', {}, dumpPeople.reviewers, dumpPeople.password);
  const { key } = await makeKey(world.ctx, companyId, 'system', 'dump');
  const { signal } = new AbortController();
  const emails = dumpPeople.reviewers.map(({ email }) => email);
  const team = { url: world.url, emails, password: dumpPeople.password, signal };
  await seedBranding(team);
  await seedConditions(team);
  await seedWatchlist(team);
  const api = makeApi({ url: world.url, key, signal });
  const next = makePlans(7);
  for (const [i, story] of stories.entries()) {
    const past = new Date(Date.now() - (stories.length - i) * 60 * 60_000);
    await play(api, next({ story, network: 'good' }), { signal, past });
  }
  await seedNotes(team);
  await seedDecisions(team);
  await seedTags(team);
  // An unknown address is throttled like a known one.
  await fetch(`${world.url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'unknown@example.com', password: 'wrong' }),
  });
  await fetch(`${world.url}/api/check/certificate.pem`);
  const until = Date.now() + settleTimeoutMs;
  const isSettled = async () => {
    const { rows } = await sql<{ settled: boolean }>`
      select not exists (select from screening_queue) and not exists (select from reassess_queue)
        and not exists (select from condition_rollout) and not exists (select from rescreening_run)
        and exists (select from mention) and exists (select from screening) as settled`.execute(db);
    return rows[0]!.settled;
  };
  while (!(await isSettled())) {
    if (Date.now() > until) throw new Error('the followers did not finish');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** One row for each table that is empty now: work under way, and what the demo does not do. */
async function addRest(db: Db): Promise<void> {
  const id = sql`gen_random_uuid()`;
  const first = sql`(select id from session order by id limit 1)`;
  const last = sql`(select id from session order by id desc limit 1)`;
  const company = sql`(select id from company)`;
  const person = sql`(select id from reviewer order by id limit 1)`;
  const rows: Record<string, ReturnType<typeof sql>> = {
    proof: sql`(id, identifier, value, expires_at) values (${id}, 'reset', 'x', now())`,
    log_check: sql`select id, now(), 0, 0 from company`,
    upload_day: sql`(company_id, day) values (${company}, current_date)`,
    idempotency: sql`values (${company}, 'k', '\\x00', '{}', now())`,
    condition_rollout: sql`(company_id, version, total, started_at) values (${company}, 1, 0, now())`,
    reassess_queue: sql`values (${first}, ${company}, now())`,
    screening_queue: sql`(session_id, company_id, since, at) values (${first}, ${company}, now(), now())`,
    rescreening_run: sql`(company_id, started_at, total) values (${company}, now(), 0)`,
    screening_setting: sql`values (${company}, 1, 0.7, '{}', false, ${person}, now())`,
    screening_repeat: sql`select id, company_id, now(), lists from screening limit 1`,
    hit: sql`(id, company_id, session_id, list_id, source_id, entry_hash, score)
      select ${id}, company_id, ${first}, id, 'demo-1', 'x', 0.8 from screening_list limit 1`,
    hit_review: sql`select ${id}, company_id, session_id, id, null, list_id, source_id, entry_hash, score, 'different',
      'A namesake.', ${person}, now() from hit limit 1`,
    alert: sql`select ${id}, company_id, session_id, id, now(), now() from screening limit 1`,
    link_review: sql`values (${id}, ${company}, ${first}, ${last}, 'unsure', 'Looks alike.', ${person}, now())`,
    subject_edit: sql`select ${id}, company_id, session_id, id, 'firstName', 'Nino', 'Nina', 'Misread.', ${person}, now()
      from attempt limit 1`,
    rejection_tag: sql`values (${company}, ${id}::text, 'document', 'Torn', null, now())`,
    ready_text: sql`values (${company}, 'rejection', 'fake', '{Not accepted.}', now(), ${person})`,
    note_state: sql`select note_id, seq, data from note_update where seq = 1 limit 1`,
    report_number: sql`values (${company}, 2026, 1)`,
    report: sql`(id, company_id, session_id, issue, number, paper, language, state, branding, record, certificate_id, code, status,
        file, bytes, sha256, made_at, queued_at)
      select ${id}, ${company}, ${first}, '{}', '2026-000001', 'A4', 'en', '\\x00', 0, '\\x00', id, 'c', 'made', 'f', 1, '\\x01',
        now(), now() from signing_certificate limit 1`,
    report_export: sql`values (${id}, ${company}, ${person}, 'A4', 'en', 'ready', now())`,
    report_export_item: sql`select id, 1, ${first}, null, false from report_export`,
  };
  for (const [table, row] of Object.entries(rows)) {
    const { rows: found } = await sql`select from ${sql.id(table)} limit 1`.execute(db);
    if (found.length === 0) await sql`insert into ${sql.id(table)} ${row}`.execute(db);
  }
}

/** Schema, then rows as JSON. The tables of pg-boss are left out: that package migrates its own. */
async function dump(db: Db): Promise<string> {
  const lines = ['-- Made by scripts/dump-fixture.ts; never edited. Every person in it is invented.'];
  lines.push(
    'create table migration (name text primary key, hash text not null, at timestamptz not null default now());',
  );
  for (const name of migrations) lines.push(...statements(readFileSync(path.join(root, 'sql', name), 'utf8')));
  // Triggers and foreign keys hold already: they were checked when the rows were written.
  lines.push("set session_replication_role = 'replica';", 'delete from ingest_uptime;');
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`.execute(db);
  for (const { name } of tables.rows) {
    const found = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.id(name)} t order by to_jsonb(t)::text collate "C"`.execute(db);
    if (found.rows.length === 0) throw new Error(`the table ${name} is empty: give it a row in addRest`);
    for (const { row } of found.rows) {
      const literal = `'${row.replaceAll("'", "''")}'`;
      lines.push(
        `insert into ${name} overriding system value select * from jsonb_populate_record(null::${name}, ${literal});`,
      );
    }
  }
  for (const [table, column] of [
    ['listed_person', 'id'],
    ['listed_word', 'id'],
    ['listed_name', 'id'],
  ])
    lines.push(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), (select max(${column}) from ${table}));`,
    );
  lines.push("set session_replication_role = 'origin';");
  return lines.join('\n');
}
