import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { makeCompany, makeSession } from '../testing/make.ts';
import { makePostgresUrl } from '../testing/servers/postgres-database.ts';
import { freezeNotes } from './freeze.ts';

let db: Db;
beforeAll(async () => {
  db = openDatabase({ url: await makePostgresUrl() });
});
afterAll(() => db.destroy());

// faults.md B12: conditions that are applied to two notes in use locked them in any order, and the notes' store by their ids.
test('N4 B12 notes are frozen in the order of their ids, as changes of them are stored, so that the two do not deadlock', async () => {
  const { id: companyId } = await makeCompany(db);
  const [low, high] = [
    { id: '00000000-0000-4000-8000-000000000001', session_id: (await makeSession(db, companyId)).id },
    { id: 'ffffffff-0000-4000-8000-000000000001', session_id: (await makeSession(db, companyId)).id },
  ] as const;
  // Stored the other way round, which is how a plain update goes through them.
  for (const note of [high, low]) {
    await db
      .insertInto('note')
      .values({ ...note, company_id: companyId, created_at: new Date() })
      .execute();
  }
  let frozen: Promise<unknown> | undefined;
  await db.transaction().execute(async (storing) => {
    await sql`select from note where id = ${low.id}::uuid for update`.execute(storing);
    frozen = db.transaction().execute(async (trx) => {
      await sql`set local application_name = 'freezing'`.execute(trx);
      return freezeNotes(trx, companyId, [high.session_id, low.session_id], new Date());
    });
    await expect
      .poll(async () => {
        const { rows } = await sql<{ event: string | null }>`
          select wait_event_type as event from pg_stat_activity where application_name = 'freezing'`.execute(db);
        return rows[0]?.event;
      })
      .toBe('Lock');
    // It waits for the first, and holds nothing that we still need.
    await sql`select from note where id = ${high.id}::uuid for update nowait`.execute(storing);
  });
  await frozen;
  const notes = await db.selectFrom('note').select('frozen_at').where('company_id', '=', companyId).execute();
  expect(notes.map((note) => note.frozen_at !== null)).toEqual([true, true]);
});
