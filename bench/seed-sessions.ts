import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../server/db/database.ts';
import { genesis } from '../server/log/chain.ts';
import { type Listed, listColumns } from '../server/sessions/list/terms.ts';
import { firstNames, makeLastNames, makeRandom, nationalities, skewed } from './people.ts';

export const bigCompany = '01990000-0000-7000-8000-00000000b169';
/** One of the fifty others. */
export const smallCompany = '01990000-0000-7000-8000-000000000007';
/** Has a handful of sessions in the midst of all. */
export const tinyCompany = '01990000-0000-7000-8000-000000000001';
/** Sessions of all others together, for each of the big company. */
const othersShare = 1 / 20;
const end = Date.UTC(2026, 10, 22, 12);
const span = 2 * 365 * 86_400_000;

const hex = (random: () => number, digits: number): string => {
  let s = '';
  while (s.length < digits) s += Math.floor(random() * 16).toString(16);
  return s;
};

/** In the order of their time, as they would have been written. */
export function* makeSessions(ofBig: number): Generator<Listed & { reference: string }> {
  const random = makeRandom(20_261_122);
  const lastNames = makeLastNames(random);
  const ofOthers = ofBig * othersShare;
  const total = ofBig + ofOthers;
  for (let i = 0; i < total; i++) {
    const age = i / total;
    const ms = Math.floor(end - span * (1 - age) + random() * 30);
    const time = ms.toString(16).padStart(12, '0');
    const other = random() < ofOthers / total;
    const company = !other
      ? bigCompany
      : random() < 10 / ofOthers
        ? tinyCompany
        : `01990000-0000-7000-8000-0000000000${(2 + Math.floor(random() * 49)).toString().padStart(2, '0')}`;
    const fresh = i > total - 400;
    const read = !fresh || random() < 0.5;
    const lot = random();
    yield {
      id: `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random, 3)}-8${hex(random, 3)}-${hex(random, 12)}`,
      company_id: company,
      created_at: new Date(ms),
      state: fresh
        ? 'in_progress'
        : lot < 0.006 + (age > 0.97 ? 0.1 : 0)
          ? 'awaiting_action'
          : lot < 0.82
            ? 'verified'
            : lot < 0.93
              ? 'rejected'
              : 'expired',
      // A name that was common and is no longer: absent from everything new.
      first_name: !read ? null : age < 0.2 && random() < 0.2 ? 'Zebulon' : skewed(random, firstNames),
      last_name: read ? skewed(random, lastNames) : null,
      native_name: null,
      extra: [],
      session_tags: [],
      document_number: read
        ? `${'ABCDEFGHKLMNPRTX'[Math.floor(random() * 16)]}${Math.floor(1e7 + random() * 9e7)}`
        : null,
      personal_number: read && random() < 0.7 ? String(Math.floor(1e10 + random() * 9e10)) : null,
      // A document type that is no longer accepted, and a country seen only long ago.
      document_type: !read
        ? null
        : age < 0.85 && random() < 0.08
          ? 'driving_licence'
          : lot < 0.5
            ? 'id_card'
            : lot < 0.9
              ? 'passport'
              : 'residence_permit',
      nationality: !read ? null : age < 0.03 && random() < 0.001 ? 'VUT' : skewed(random, nationalities),
      face_level: !read ? null : random() < 0.05 ? Math.floor(random() * 4) : 4 + Math.floor(4 * Math.sqrt(random())),
      id_real: read ? random() > 0.015 : null,
      full_id: read ? random() > 0.03 : null,
      tags: [],
      unmet: [],
      reference: `ORD-${i}`,
    };
  }
}

const columns =
  'id, company_id, reference, state, allowed_documents, max_attempts, created_at, expires_at, first_name, last_name, personal_number, document_number, nationality, document_type, face_level, id_real, full_id, liveness_passed, document_valid, match_confidence, attempts, device_name, device_kind, started_at, last_event_at, finished_at, words, terms, sort_name, sort_level, terms_version';

const cell = (value: string | number | boolean | Date | null): string =>
  value === null ? '\\N' : value instanceof Date ? value.toISOString() : String(value);

function line(s: Listed & { reference: string }): string {
  const list = listColumns(s);
  const later = (seconds: number) => new Date(s.created_at.getTime() + seconds * 1000);
  return `${[
    s.id,
    s.company_id,
    s.reference,
    s.state,
    '{passport,id_card,residence_permit,driving_licence}',
    3,
    s.created_at,
    later(3_600),
    s.first_name,
    s.last_name,
    s.personal_number,
    s.document_number,
    s.nationality,
    s.document_type,
    s.face_level,
    s.id_real,
    s.full_id,
    true,
    s.full_id,
    97.25,
    1,
    'Apple iPhone',
    'mobile',
    later(4),
    later(95),
    s.state === 'in_progress' ? null : later(95),
    list.words,
    list.terms,
    list.sort_name,
    list.sort_level,
    list.terms_version,
  ]
    .map(cell)
    .join('\t')}\n`;
}

/**
 * Fills a migrated, empty database. The rows go through a file that the server reads itself, indexes are made afterwards and
 * triggers stay off: minutes become one.
 */
export async function seedSessions(db: Db, dir: string, ofBig: number, say: (text: string) => void): Promise<void> {
  const file = path.join(dir, 'sessions.tsv');
  const out = createWriteStream(file, { mode: 0o644, highWaterMark: 1 << 20 });
  const companies = new Set<string>();
  let batch = '';
  for (const session of makeSessions(ofBig)) {
    companies.add(session.company_id);
    batch += line(session);
    if (batch.length < 1 << 20) continue;
    if (!out.write(batch)) await new Promise((resolve) => out.once('drain', resolve));
    batch = '';
  }
  await new Promise<void>((resolve, reject) => out.on('error', reject).end(batch, resolve));
  say('written');
  const indexes = await sql<{ indexdef: string; indexname: string }>`
    select indexname, indexdef from pg_indexes where tablename = 'session' and indexname <> 'session_pkey'`.execute(db);
  await db.connection().execute(async (one) => {
    for (const { indexname } of indexes.rows) await sql`drop index ${sql.id(indexname)}`.execute(one);
    await sql`set session_replication_role = replica`.execute(one);
    await sql`set maintenance_work_mem = '512MB'`.execute(one);
    for (const id of companies) {
      await one
        .insertInto('company')
        .values({ id, name: `Company ${id}`, last_hash: genesis(id) })
        .execute();
    }
    await sql`copy session (${sql.raw(columns)}) from ${sql.lit(file)}`.execute(one);
    say('copied');
    for (const { indexdef } of indexes.rows) await sql.raw(indexdef).execute(one);
    say('indexed');
    await sql`insert into session_count (company_id, state, n)
      select company_id, state, count(*) from session group by 1, 2`.execute(one);
    await sql`set session_replication_role = origin`.execute(one);
    await sql`vacuum (analyze) session`.execute(one);
    await sql`checkpoint`.execute(one);
  });
  rmSync(file);
}

/** A session that exists, to be searched for. */
export interface Sample {
  id: string;
  lastName: string;
  documentNumber: string;
}

export async function findSamples(db: Db): Promise<Sample[]> {
  const { rows } = await sql<Sample>`
    select id, last_name as "lastName", document_number as "documentNumber"
    from session tablesample bernoulli (5) repeatable (7)
    where company_id = ${bigCompany}::uuid and last_name is not null and document_number is not null limit 3000`.execute(
    db,
  );
  return rows;
}
