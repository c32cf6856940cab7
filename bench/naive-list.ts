import { type SqlBool, sql } from 'kysely';
import type { Db } from '../server/db/database.ts';
import type { SessionQuery } from '../shared/api/review.ts';

const order = {
  newest: sql`created_at desc, id desc`,
  oldest: sql`created_at, id`,
  name: sql`sort_name, id`,
  level: sql`sort_level desc, created_at desc, id desc`,
  waiting: sql`queued_at, id`,
  decided: sql`decided_at desc, id desc`,
};

/** The list as one would write it first: one query, ILIKE and WHERE, on the same table with the same indexes. */
export async function naiveList(db: Db, companyId: string, query: SessionQuery): Promise<number> {
  let rows = db.selectFrom('session').selectAll().where('company_id', '=', companyId);
  for (const word of (query.q ?? '').split(' ').filter(Boolean)) {
    const begins = `${word}%`;
    const inside = `% ${word}%`;
    rows = rows.where(
      sql<SqlBool>`(first_name ilike ${begins} or first_name ilike ${inside} or last_name ilike ${begins}
        or last_name ilike ${inside} or document_number ilike ${begins} or personal_number ilike ${begins}
        or id::text ilike ${begins})`,
    );
  }
  if (query.state) rows = rows.where('state', 'in', query.state);
  if (query.document) rows = rows.where('document_type', 'in', query.document);
  if (query.nationality) rows = rows.where('nationality', 'in', query.nationality);
  const signs = {
    digital_spoof: sql<SqlBool>`id_real = false`,
    not_full_id: sql<SqlBool>`full_id = false`,
    low_far: sql<SqlBool>`face_level between 0 and 3`,
  };
  if (query.spoof) rows = rows.where((eb) => eb.or(query.spoof!.map((s) => signs[s])));
  if (query.from) rows = rows.where('created_at', '>=', new Date(query.from));
  if (query.to) rows = rows.where('created_at', '<', new Date(query.to));
  return (
    await rows
      .orderBy(order[query.sort ?? 'newest'])
      .limit(51)
      .execute()
  ).length;
}

export async function naiveCounts(db: Db, companyId: string): Promise<number> {
  const rows = await db
    .selectFrom('session')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where('company_id', '=', companyId)
    .groupBy('state')
    .execute();
  return rows.length;
}
