import { createHash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../server/db/database.ts';
import { type TraitSource, traitKey, traitsOf } from '../server/links/traits/traits.ts';
import { printBands } from '../server/media/photo/photo-print.ts';
import { makeRandom } from './people.ts';
import { bigCompany, makeSessions } from './seed-sessions.ts';

/** Of sessions, those whose person was there before. */
const returning = 0.3;
/** Places from which many are verified (a branch, a carrier's address): of all sessions, and how many such places. */
const hotShare = 0.02;
const hotPlaces = 5;
/** Photos that are another's file, that are nearly another's picture, and that look like one of a few templates. */
const photoShares = { copied: 0.003, similar: 0.003, template: 0.05 };
const templates = 20;
/** Sessions whose links are measured, and their persons' other sessions, have their attempts. */
const samples = 2_000;

export interface LinkSample {
  id: string;
  source: TraitSource;
  /** Of its selfie. */
  print: Buffer;
}

const attemptId = '01990000-0000-7000-8000-00000000a77e';
const ip = (n: number): string => `${11 + (n >> 24)}.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

function sourceOf(person: number, random: () => number): TraitSource {
  const isHot = random() < hotShare;
  return {
    id: attemptId,
    subject: {
      firstName: `Given${person % 7919}`,
      lastName: `Family${person}`,
      birthDate: new Date(person * 9_000_000 - 1e12).toISOString().slice(0, 10),
      // One in five has another document at each visit.
      documentNumber: person % 5 ? `D${person}` : `E${Math.floor(random() * 1e9)}`,
      personalNumber: `P${person}`,
      nationality: 'GEO',
    },
    issuingState: 'GEO',
    clientIp: ip(isHot ? Math.floor(random() * hotPlaces) : 4096 + Math.floor(random() * 600_000)),
    deviceKey: isHot ? `kiosk ${Math.floor(random() * hotPlaces)}` : `device ${person}`,
  };
}

function* printsOf(random: () => number): Generator<Buffer, never> {
  const bytes = (): Buffer => Buffer.from(Array.from({ length: 80 }, () => Math.floor(random() * 256)));
  const activate = (print: Buffer, bits: number): Buffer => {
    const copy = Buffer.from(print);
    for (let i = 0; i < bits; i++) copy[Math.floor(random() * copy.length)]! ^= 1 << Math.floor(random() * 8);
    return copy;
  };
  const bases = Array.from({ length: templates }, bytes);
  let last = bytes();
  for (;;) {
    const lot = random();
    // Of a template half of the bands stay as they are, of thousands of photos.
    last =
      lot < photoShares.similar
        ? activate(last, 6)
        : lot < photoShares.similar + photoShares.template
          ? activate(bases[Math.floor(random() * templates)]!, 60)
          : bytes();
    yield last;
  }
}

/** Traits of all sessions of the big company and three photos of each, through files that the server reads itself. */
export async function seedLinks(db: Db, dir: string, ofBig: number, say: (text: string) => void): Promise<void> {
  const random = makeRandom(20_261_130);
  const prints = printsOf(random);
  const files = { traits: path.join(dir, 'traits.tsv'), photos: path.join(dir, 'photos.tsv') };
  const write = {
    traits: createWriteStream(files.traits, { mode: 0o644, highWaterMark: 1 << 20 }),
    photos: createWriteStream(files.photos, { mode: 0o644, highWaterMark: 1 << 20 }),
    attempts: [] as { id: string; session_id: string; company_id: string; number: number; view: string }[],
  };
  const every = Math.max(1, Math.floor(ofBig / samples));
  const isSampled = (person: number) => person % every === 0;
  let [persons, sha] = [0, ''];
  for (const session of makeSessions(ofBig)) {
    if (session.company_id !== bigCompany) continue;
    const person = persons > 100 && random() < returning ? Math.floor(random() * persons) : persons++;
    const source = sourceOf(person, random);
    const lines = traitsOf([source], null).map(
      (trait) =>
        `${bigCompany}\t\\\\x${traitKey(bigCompany, trait).toString('hex')}\t${session.id}\t${trait.scope ?? '\\N'}\tt\n`,
    );
    if (isSampled(person)) {
      const view = JSON.stringify({ ...source, number: 1 });
      write.attempts.push({ id: attemptId, session_id: session.id, company_id: bigCompany, number: 1, view });
    }
    let photos = '';
    for (const [i, kind] of (['document_front', 'document_back', 'selfie'] as const).entries()) {
      if (random() >= photoShares.copied || sha === '')
        sha = createHash('sha256').update(`${session.id}${i}`).digest('hex');
      const print = kind === 'document_back' ? undefined : prints.next().value;
      const printed = print ? `\\\\x${print.toString('hex')}\t{${printBands(bigCompany, print)}}` : '\\N\t\\N';
      photos += `${attemptId.slice(0, -1)}${i}\t${session.id}\t${bigCompany}\t${attemptId}\t${kind}\t${session.created_at.toISOString()}\t1600\t1200\t400000\tf\tt\t\\\\x${sha}\tcapture\t400000\t\\\\x${sha}\t\\\\x${sha}\t${printed}\n`;
    }
    const isFull = [write.traits.write(lines.join('')), write.photos.write(photos)];
    for (const [i, out] of [write.traits, write.photos].entries()) {
      if (!isFull[i]) await new Promise((resolve) => out.once('drain', resolve));
    }
  }
  for (const out of [write.traits, write.photos]) {
    await new Promise<void>((resolve, reject) => out.on('error', reject).end(() => resolve()));
  }
  say(`traits and photos written, ${persons} persons`);
  const indexes = ['photo_sha256', 'photo_print_bands', 'session_trait_session'];
  const { rows } = await sql<{ indexdef: string }>`
    select indexdef from pg_indexes where indexname = any(${indexes})`.execute(db);
  await db.connection().execute(async (one) => {
    for (const name of indexes) await sql`drop index ${sql.id(name)}`.execute(one);
    await sql`set session_replication_role = replica`.execute(one);
    await sql`set maintenance_work_mem = '1GB'`.execute(one);
    await sql`copy session_trait (company_id, key, session_id, scope, is_current) from ${sql.lit(files.traits)}`.execute(
      one,
    );
    await sql`copy photo (id, session_id, company_id, attempt_id, kind, taken_at, width, height, size, file, thumb, sha256,
      authority, sent, file_sha256, thumb_sha256, print, print_bands) from ${sql.lit(files.photos)}`.execute(one);
    say('copied');
    for (const { indexdef } of rows) await sql.raw(indexdef).execute(one);
    say('indexed');
    for (let i = 0; i < write.attempts.length; i += 1_000) {
      await one
        .insertInto('attempt')
        .values(write.attempts.slice(i, i + 1_000))
        .execute();
    }
    await sql`set session_replication_role = origin`.execute(one);
    for (const table of ['session_trait', 'photo', 'attempt'])
      await sql`vacuum (analyze) ${sql.table(table)}`.execute(one);
    await sql`checkpoint`.execute(one);
  });
  for (const file of Object.values(files)) rmSync(file);
}

export async function findLinkSamples(db: Db): Promise<LinkSample[]> {
  const { rows } = await sql<LinkSample>`
    select distinct on (a.session_id) a.session_id as id, a.view as source, p.print
    from attempt a join photo p on p.session_id = a.session_id and p.kind = 'selfie'
    where a.company_id = ${bigCompany}::uuid order by a.session_id`.execute(db);
  return rows;
}
