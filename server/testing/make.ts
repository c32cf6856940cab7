import { randomUUID } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { Db, Tables } from '../db/database.ts';
import { genesis } from '../log/chain.ts';

/** Builders of rows that are valid and dull; a test names only what it is about. */
export async function makeCompany(
  db: Db,
  values: Partial<Insertable<Tables['company']>> = {},
): Promise<Selectable<Tables['company']>> {
  const id = values.id ?? randomUUID();
  return db
    .insertInto('company')
    .values({ id, name: 'Aurora Bank', last_hash: genesis(id), ...values })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function makeReviewer(
  db: Db,
  companyId: string,
  values: Partial<Insertable<Tables['reviewer']>> = {},
): Promise<Selectable<Tables['reviewer']>> {
  const id = values.id ?? randomUUID();
  return db
    .insertInto('reviewer')
    .values({ id, company_id: companyId, name: 'Ana Reviewer', email: `${id}@example.com`, role: 'agent', ...values })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function makeSession(
  db: Db,
  companyId: string,
  values: Partial<Insertable<Tables['session']>> = {},
): Promise<Selectable<Tables['session']>> {
  const createdAt = new Date();
  return db
    .insertInto('session')
    .values({
      id: randomUUID(),
      company_id: companyId,
      state: 'in_progress',
      allowed_documents: ['passport', 'id_card'],
      max_attempts: 3,
      created_at: createdAt,
      expires_at: new Date(createdAt.getTime() + 3_600_000),
      ...values,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}
