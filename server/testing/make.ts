import { randomUUID } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { Conditions } from '../../shared/api/conditions.ts';
import { strictest } from '../../shared/conditions.ts';
import { readConditionSet } from '../conditions/queries.ts';
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
    .values({ id, name: `Aurora Bank ${id}`, last_hash: genesis(id), ...values })
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

/** What tests start from: no list is there, unless they are about lists. */
const defaults: Conditions = { ...strictest, screening: false, fourEyes: [] };
/** Nothing but that the capture is complete. */
export const least: Conditions = {
  ...defaults,
  ...{ liveness: false, faceLevel: null, mrz: false, frontBack: false, idReal: false, fullId: false },
  ...{ expiredDocument: false, documentReused: false, dataPlausible: false },
};

/** The next version of a company's conditions: the strictest without screening, but for these. */
export async function setConditions(db: Db, companyId: string, conditions: Partial<Conditions>): Promise<void> {
  const { version } = await readConditionSet(db, companyId);
  await db
    .insertInto('condition_set')
    .values({
      company_id: companyId,
      version: version + 1,
      conditions: JSON.stringify({ ...defaults, ...conditions }),
      target_minutes: 60,
      reviewer_id: null,
      at: new Date(),
    })
    .execute();
}
