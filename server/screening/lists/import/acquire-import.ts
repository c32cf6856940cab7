import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../../context.ts';
import type { Trx } from '../../../db/database.ts';
import { Problem } from '../../../http/errors/problem.ts';
import { transact } from '../../../log/transact.ts';
import { ListError } from '../formats/entry.ts';
import { type Identity, isVersionOf, listNamed } from '../identity.ts';
import { companyMost } from '../limits.ts';
import type { ImportRequest } from './import.ts';
import { dropStaged } from './staging.ts';

export type ImportParts = Pick<Context, 'db' | 'notifier' | 'now'>;

/** Milliseconds without a renewal after which an import counts as dead. */
const leaseMs = 60_000;

export interface AcquiredImport {
  id: string;
  /** Id of this import: another one may take over once its lease has expired. */
  by: string;
  /** Number of the version being imported. */
  number: number;
  /** The version in use: of this list or, before its first version, of the installation's list of the same key. */
  serving: { persons: number; names: number; same: boolean } | null;
  /** Maximum persons allowed. */
  mostPersons: number;
}

/**
 * Finds or creates the list that the files are a version of, and marks it as being imported. One import at a time per company.
 * @throws Problem not_found, list_busy; ListError for files of another list, or above the maximum number of lists
 */
export function acquireImport(ctx: ImportParts, request: ImportRequest, identity: Identity): Promise<AcquiredImport> {
  return ctx.db.transaction().execute(async (trx) => {
    const now = ctx.now();
    const { companyId, listId } = request;
    const { key, title, authority } = listNamed(identity, request.title, request.files[0]!.name);
    const room = await findRoom(trx, companyId, now);
    if (listId === undefined) {
      await trx
        .insertInto('screening_list')
        .values({
          ...{ id: randomUUID(), company_id: companyId, key, title, authority, created_at: now },
          ...{ format: identity.format, embedded: request.embedded ?? false },
        })
        .onConflict((oc) => oc.doNothing())
        .execute();
    }
    const list = await trx
      .selectFrom('screening_list')
      .selectAll()
      .where('company_id', companyId === null ? 'is' : '=', companyId)
      .where((eb) => (listId === undefined ? eb('key', '=', key) : eb('id', '=', listId)))
      .where('removed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!list) throw new Problem('not_found', 'There is no such list.', { ids: listId === undefined ? [] : [listId] });
    if (listId !== undefined && !isVersionOf(list, identity)) {
      throw new ListError(request.files[0]!.name, null, `This is another list than "${list.title}"`);
    }
    if (list.importing && isAlive(list.importing, now)) {
      throw listBusy();
    }
    if (list.current === null && room.lists >= companyMost.lists) {
      throw new ListError(
        request.files[0]!.name,
        null,
        `A company has ${companyMost.lists} lists of its own at most: take one out of use first`,
      );
    }
    const last = await trx
      .selectFrom('screening_list_version')
      .select(['number', 'persons', 'names'])
      .where('list_id', '=', list.id)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const number = (last?.number ?? 0) + 1;
    const by = randomUUID();
    const importing = { by, since: now.toISOString(), renewedAt: now.toISOString(), number, entries: 0 };
    await trx
      .updateTable('screening_list')
      .set({ importing: JSON.stringify(importing) })
      .where('id', '=', list.id)
      .execute();
    const serving = last ? { ...last, same: true } : await findInstallations(trx, list);
    return { id: list.id, by, number, serving, mostPersons: room.personsBeside(list.id) };
  });
}

/** The installation's list with the same key as a company's. */
async function findInstallations(trx: Trx, list: { company_id: string | null; key: string }) {
  if (list.company_id === null) return null;
  const serving = await trx
    .selectFrom('screening_list as l')
    .innerJoin('screening_list_version as v', (on) =>
      on.onRef('v.list_id', '=', 'l.id').onRef('v.number', '=', 'l.current'),
    )
    .select(['v.persons', 'v.names'])
    .where('l.company_id', 'is', null)
    .where('l.key', '=', list.key)
    .where('l.removed_at', 'is', null)
    .executeTakeFirst();
  // Keys derived from a custom title do not refer to the same list across owners.
  return serving && !list.key.startsWith('own:') ? { ...serving, same: false } : null;
}

/** Seconds for Retry-After. */
const busyRetryAfter = 30;

export const listBusy = (): Problem =>
  new Problem('list_busy', 'An import of the company is under way.', { retryAfter: busyRetryAfter });

/** Remaining capacity for a company's lists. @throws Problem list_busy while one of them is being imported */
async function findRoom(trx: Trx, companyId: string | null, now: Date) {
  if (companyId === null) return { lists: 0, personsBeside: () => Number.POSITIVE_INFINITY };
  // Of two concurrent imports on two nodes, the second sees the first.
  await trx.selectFrom('company').select('id').where('id', '=', companyId).forNoKeyUpdate().execute();
  const own = await trx
    .selectFrom('screening_list as l')
    .leftJoin('screening_list_version as v', (on) =>
      on.onRef('v.list_id', '=', 'l.id').onRef('v.number', '=', 'l.current'),
    )
    .select(['l.id', 'l.current', 'l.importing', 'v.persons'])
    .where('l.company_id', '=', companyId)
    .where('l.removed_at', 'is', null)
    .execute();
  if (own.some(({ importing }) => importing && isAlive(importing, now))) throw listBusy();
  return {
    lists: own.filter(({ current }) => current !== null).length,
    personsBeside: (id: string) =>
      own.reduce((left, list) => left - (list.id === id ? 0 : (list.persons ?? 0)), companyMost.persons),
  };
}

export const isAlive = ({ renewedAt }: { renewedAt: string }, now: Date): boolean =>
  now.getTime() - Date.parse(renewedAt) < leaseMs;

const isOurs = ({ id, by }: Pick<AcquiredImport, 'id' | 'by'>) =>
  sql<boolean>`id = ${id}::uuid and importing ->> 'by' = ${by}`;

/**
 * Called in every transaction of an import: asserts that it still holds the list. An import that was taken over after its lease
 * expired must not mix its rows with the other's. The row lock prevents a takeover before the transaction ends.
 * @throws ListError
 */
export async function assertImport(trx: Trx, list: Pick<AcquiredImport, 'id' | 'by'>): Promise<void> {
  const ours = await trx.selectFrom('screening_list').select('id').where(isOurs(list)).forShare().executeTakeFirst();
  if (!ours) throw new ListError(null, null, 'This import was given up: another one has begun');
}

/** Renews the lease and stores the progress. */
export async function renewImport({ db, now }: ImportParts, list: AcquiredImport, entries: number): Promise<void> {
  await sql`
    update screening_list set importing = importing || ${JSON.stringify({ entries, renewedAt: now().toISOString() })}::jsonb
    where ${isOurs(list)}`.execute(db);
}

/**
 * The import failed: the previous version stays in use and the error is stored with the list, unless another import took over.
 */
export async function releaseImport(ctx: ImportParts, request: ImportRequest, list: AcquiredImport, error: unknown) {
  const gone = await ctx.db.transaction().execute(async (trx) => {
    const ours = await trx
      .selectFrom('screening_list')
      .select(['current', 'every_hours'])
      .where(isOurs(list))
      .forUpdate()
      .executeTakeFirst();
    if (!ours) return undefined;
    await dropStaged(trx, list.id, list.number);
    // A list without any complete version is deleted, unless it is scheduled to be fetched again.
    const isNone = ours.current === null && ours.every_hours === null;
    if (isNone) await trx.deleteFrom('screening_list').where('id', '=', list.id).execute();
    else await trx.updateTable('screening_list').set({ importing: null }).where('id', '=', list.id).execute();
    return isNone;
  });
  if (gone === undefined || request.signal?.aborted) return;
  await keepFailure(ctx, request, gone ? null : list.id, error);
}

/** Stores the error with the list and in the company's log. Does nothing for a list that is not the company's. */
export async function keepFailure(
  ctx: ImportParts,
  request: Pick<ImportRequest, 'companyId' | 'reviewerId'>,
  listId: string | null,
  error: unknown,
): Promise<void> {
  const isListError = error instanceof ListError;
  const failure = {
    at: ctx.now().toISOString(),
    file: isListError ? error.file : null,
    line: isListError ? error.line : null,
    detail: isListError ? error.message : 'The server failed: it was no fault of the files',
  };
  if (listId !== null) {
    const { numUpdatedRows } = await ctx.db
      .updateTable('screening_list')
      .set({ failure: JSON.stringify(failure) })
      .where('company_id', request.companyId === null ? 'is' : '=', request.companyId)
      .where('id', '=', listId)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return;
  }
  if (request.companyId === null) return;
  await transact(ctx, request.companyId, actorOf(request), async () => ({
    value: undefined,
    facts: [{ type: 'screening_list.refused', sessionId: null, data: { listId } }],
  }));
}

export const actorOf = ({ reviewerId }: Pick<ImportRequest, 'reviewerId'>) =>
  reviewerId === null ? ('system' as const) : (`reviewer:${reviewerId}` as const);
