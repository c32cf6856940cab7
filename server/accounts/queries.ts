import type { Me } from '../../shared/api/review.ts';
import type { Db } from '../db/database.ts';
import type { Login } from './login/login.ts';

export async function getMe(db: Db, login: Pick<Login, 'companyId' | 'reviewerId'>): Promise<Omit<Me, 'version'>> {
  const row = await db
    .selectFrom('reviewer')
    .innerJoin('company', 'company.id', 'reviewer.company_id')
    .select(['reviewer.id', 'reviewer.name', 'email', 'role', 'colour', 'language', 'company.id as company_id'])
    .select(['company.name as company', 'demo'])
    .where('reviewer.company_id', '=', login.companyId)
    .where('reviewer.id', '=', login.reviewerId)
    .executeTakeFirstOrThrow();
  return {
    reviewer: {
      ...{ id: row.id, name: row.name, email: row.email, role: row.role },
      ...{ colour: row.colour, language: row.language },
    },
    company: { id: row.company_id, name: row.company, demo: row.demo },
  };
}

/** By id or by its exact name. */
export async function findCompany(db: Db, nameOrId: string): Promise<{ id: string; name: string } | undefined> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(nameOrId);
  return db
    .selectFrom('company')
    .select(['id', 'name'])
    .where(isId ? 'id' : 'name', '=', nameOrId)
    .orderBy('created_at')
    .executeTakeFirst();
}
