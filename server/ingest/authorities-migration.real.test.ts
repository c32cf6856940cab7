import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { reassessOne } from '../conditions/rollout/reassess.ts';
import type { Db } from '../db/database.ts';
import { migrate, statements } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { genesis } from '../log/chain.ts';
import { LocalNotifier } from '../log/notifier/notifier-local.ts';
import { findSessionView } from '../sessions/queries.ts';
import { makeLogger } from '../testing/logger.ts';
import { makePostgresUrl } from '../testing/servers/postgres-database.ts';

const folder = path.join(import.meta.dirname, '../../sql');
const at = '2026-11-20T10:00:00.000Z';

/** As the program before 0010_authorities left a session that waits, with all that it took from whoever sent it. */
async function insertOld(db: Db, companyId: string, actor: (sessionId: string) => string): Promise<string> {
  const [id, attempt] = [randomUUID(), randomUUID()];
  const verification = { livenessPassed: true, faceLevel: 6, matchConfidence: 90, idReal: true, fullId: true };
  const view = {
    ...{ id: attempt, number: 1, startedAt: at, finishedAt: at, outcome: 'completed', device: null, userAgent: null },
    ...{
      clientIp: '203.0.113.7',
      ipCountry: null,
      documentType: 'passport',
      issuingState: 'UTO',
      steps: [],
      mrz: null,
    },
    challenges: [{ challenge: 'blink', startedAt: at, finishedAt: at, passed: true }],
    subject: { lastName: 'Eriksson', expirationDate: '2099-01-01', documentNumber: randomUUID() },
    verification: { ...verification, documentValid: null },
  };
  await sql`insert into session (id, company_id, created_at, state, allowed_documents, max_attempts, expires_at,
      finished_at, queued_at, deciding_attempt)
    values (${id}, ${companyId}, ${at}, 'awaiting_action', '{passport}', 3, ${at}, ${at}, ${at}, ${attempt})`.execute(
    db,
  );
  const events: [string, object][] = [
    ['document.read', { fields: view.subject }],
    ['result.reported', verification],
    ['attempt.finished', { outcome: 'completed' }],
  ];
  for (const [i, [type, data]] of events.entries()) {
    await sql`insert into capture_event (session_id, id, company_id, attempt_id, n, at, received_at, type, data)
      values (${id}, ${randomUUID()}, ${companyId}, ${attempt}, ${i + 1}, ${at}, ${at}, ${type}, ${JSON.stringify(data)})`.execute(
      db,
    );
  }
  await sql`insert into attempt (id, session_id, company_id, number, view)
    values (${attempt}, ${id}, ${companyId}, 1, ${JSON.stringify(view)})`.execute(db);
  await sql`insert into assessment (session_id, company_id, version, finished_at, seen, results, at)
    values (${id}, ${companyId}, 0, ${at}, '{}', '[]', ${at})`.execute(db);
  const fact = {
    ...{ before: '', after: '', at, type: 'result.reported', actor: actor(id), session_id: id },
    data: { attemptId: attempt },
  };
  await sql`select append_facts(${companyId}, ${JSON.stringify([fact])})`.execute(db);
  return id;
}

test('C1: what waits since before authorities were kept: verdicts of a token count no more, those of a key do', async () => {
  const db = openDatabase({ url: await makePostgresUrl() });
  const notifier = new LocalNotifier(makeLogger());
  try {
    for (const schema of ['public', 'pgboss']) await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(db);
    await sql`create schema public`.execute(db);
    await sql`create table migration (name text primary key, at timestamptz not null default now())`.execute(db);
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.sql') || name >= '0010') continue;
      for (const statement of statements(readFileSync(path.join(folder, name), 'utf8'))) {
        await sql.raw(statement).execute(db);
      }
      await sql`insert into migration (name) values (${name})`.execute(db);
    }
    const [companyId, keyId] = [randomUUID(), randomUUID()];
    await sql`insert into company (id, name, last_hash) values (${companyId}, 'Aurora', ${genesis(companyId)})`.execute(
      db,
    );
    await sql`insert into api_key (id, company_id, name, prefix, hash)
      values (${keyId}, ${companyId}, 'Onboarding', 'vk_1234', '\\x01')`.execute(db);
    const byToken = await insertOld(db, companyId, (id) => `capture:${id}`);
    const byKey = await insertOld(db, companyId, () => `key:${keyId}`);

    expect(await migrate(db)).toContain('0010_authorities.sql');
    const ctx = { db, notifier, now: () => new Date(at) };
    for (const id of [byToken, byKey]) await reassessOne(ctx, companyId, id);
    const [phone, engine] = [
      (await findSessionView(db, companyId, byToken, null))!,
      (await findSessionView(db, companyId, byKey, null))!,
    ];
    const outcome = (view: typeof phone) =>
      Object.fromEntries(view.conditions.map((c) => [c.condition, c.outcome] as const));
    // Nothing of what was reported is gone; it says whose word it is.
    expect(phone).toMatchObject({
      ...{ state: 'awaiting_action', subject: { lastName: 'Eriksson' } },
      sources: { faceLevel: { kind: 'capture' }, 'subject.lastName': { kind: 'capture' } },
      attemptHistory: [{ challenges: [{ source: { kind: 'capture' } }], sources: { clientIp: { kind: 'capture' } } }],
    });
    expect(outcome(phone)).toMatchObject({
      ...{ completed: 'not_known', liveness: 'not_known', face_level: 'not_known', expired_document: 'not_known' },
    });
    expect(engine.sources.faceLevel).toEqual({ kind: 'key', keyId, keyName: 'Onboarding', engine: null, at });
    expect(outcome(engine)).toMatchObject({ completed: 'met', liveness: 'met', face_level: 'met', id_real: 'met' });
  } finally {
    await notifier.close();
    await db.destroy();
  }
});
