import { randomUUIDv7 } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { SavedFilterRequest } from '../../shared/api/saved-filters.ts';
import { actorOf } from '../accounts/guard.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { Problem } from '../http/errors/problem.ts';
import { transact } from '../log/transact.ts';
import { mayChange, maySee, roomRefused } from './rules.ts';
import type { SavedFilterTables } from './tables.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;
type Row = Selectable<SavedFilterTables['saved_filter']>;

/** @throws Problem too_many_filters, name_taken */
export async function saveFilter(ctx: Parts, login: Login, request: SavedFilterRequest): Promise<{ id: string }> {
  const id = randomUUIDv7();
  const { companyId, reviewerId } = login;
  const row = columnsOf(request);
  await transact(ctx, companyId, actorOf(login), async (trx) => {
    refuseNoRoom({ ...row, reviewer_id: reviewerId }, await lockAll(trx, companyId));
    const own = { id, company_id: companyId, reviewer_id: reviewerId, created_at: ctx.now() };
    await trx
      .insertInto('saved_filter')
      .values({ ...row, ...own })
      .execute();
    const data = { savedFilterId: id, shared: row.shared };
    return { value: undefined, facts: [{ type: 'saved_filter.added', sessionId: null, data }] };
  });
  return { id };
}

/**
 * Another name, filter or audience.
 * @throws Problem not_found (of a colleague's own, too), forbidden, too_many_filters, name_taken
 */
export async function changeFilter(ctx: Parts, login: Login, id: string, request: SavedFilterRequest): Promise<void> {
  const { companyId } = login;
  const row = columnsOf(request);
  await transact(ctx, companyId, actorOf(login), async (trx) => {
    const all = await lockAll(trx, companyId);
    const saved = changeable(all, id, login);
    refuseNoRoom(
      { ...row, reviewer_id: saved.reviewer_id },
      all.filter((one) => one.id !== id),
    );
    await trx.updateTable('saved_filter').set(row).where('company_id', '=', companyId).where('id', '=', id).execute();
    // Who saw it as shared hears of it, too.
    const data = { savedFilterId: id, shared: row.shared || saved.shared };
    return { value: undefined, facts: [{ type: 'saved_filter.changed', sessionId: null, data }] };
  });
}

/** @throws Problem not_found, forbidden */
export async function removeFilter(ctx: Parts, login: Login, id: string): Promise<void> {
  const { companyId } = login;
  await transact(ctx, companyId, actorOf(login), async (trx) => {
    const { shared } = changeable(await lockAll(trx, companyId), id, login);
    await trx.deleteFrom('saved_filter').where('company_id', '=', companyId).where('id', '=', id).execute();
    const data = { savedFilterId: id, shared };
    return { value: undefined, facts: [{ type: 'saved_filter.removed', sessionId: null, data }] };
  });
}

function columnsOf({ list, name, shared, filter: { q, ...rest }, sort, keepSearch }: SavedFilterRequest) {
  const filter = keepSearch && q ? { q, ...rest } : rest;
  return { list, name: name.trim().normalize('NFC'), shared, filter: JSON.stringify(filter), sort };
}

/** @throws Problem too_many_filters, name_taken */
function refuseNoRoom(...of: Parameters<typeof roomRefused>): void {
  const refused = roomRefused(...of);
  if (refused) throw new Problem(refused);
}

/** All of a company, of which one at a time changes any: limits and names are exact. */
async function lockAll(trx: Trx, companyId: string): Promise<Row[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`saved_filter:${companyId}`}, 0))`.execute(trx);
  return trx.selectFrom('saved_filter').selectAll().where('company_id', '=', companyId).execute();
}

function changeable(all: readonly Row[], id: string, login: Login): Row {
  const saved = all.find((one) => one.id === id);
  if (!saved || !maySee(saved, login)) throw new Problem('not_found', 'There is no such filter.');
  if (!mayChange(saved, login)) throw new Problem('forbidden', 'Its reviewer or a master changes it.');
  return saved;
}
