import type { DryRunSession, DryRunSessionsAnswer, DryRunSessionsRequest } from '../../shared/api/settings.ts';
import type { Unmet } from '../../shared/conditions.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { assess, dayOf } from './assess.ts';
import { beginningOf, mostLooked, movedTo, newest, type Place, untouched } from './dry-run.ts';
import type { Evidence } from './evidence.ts';
import { type ConditionSet, readConditionSet } from './queries.ts';

/** Sessions of one page. */
const pageSize = 25;

interface Found extends Place {
  unmet: Unmet[];
}
interface Looked extends Place {
  evidence: Evidence;
}

/** The sessions behind one number of a dry run, page by page: as many as the dry run looks at, and no more. */
export async function listDryRun(
  ctx: Pick<Context, 'db' | 'now'>,
  companyId: string,
  { conditions, group, after }: DryRunSessionsRequest,
): Promise<DryRunSessionsAnswer> {
  const now = ctx.now();
  const present = await readConditionSet(ctx.db, companyId);
  const other: ConditionSet = { conditions, version: present.version + 1 };
  const place = after && { at: new Date(after.at), id: after.id };
  const isOf = (row: Looked): Unmet[] | undefined => {
    if ('waiting' in group) {
      return movedTo(other, row.evidence, now) === group.waiting
        ? assess(other, row.evidence, false, dayOf(now)).unmet
        : undefined;
    }
    const day = dayOf(row.at);
    const assessed = assess(other, row.evidence, false, day);
    const isMoved = assessed.verdict === group.to && assess(present, row.evidence, false, day).verdict === group.from;
    return isMoved ? assessed.unmet : undefined;
  };
  const rows =
    'waiting' in group ? untouched(ctx.db, companyId, now, place) : newest(ctx.db, companyId, beginningOf(now), place);

  const found: Found[] = [];
  let looked = after?.looked ?? 0;
  let next: DryRunSessionsAnswer['next'] = null;
  search: for await (const batch of rows) {
    for (const row of batch) {
      if (looked >= mostLooked) break search;
      const unmet = isOf(row);
      if (unmet && found.length === pageSize) {
        // One more is there: it begins the next page.
        const last = found.at(-1)!;
        next = { at: last.at.toISOString(), id: last.id, looked };
        break search;
      }
      looked += 1;
      if (unmet) found.push({ at: row.at, id: row.id, unmet });
    }
  }
  return { sessions: await named(ctx.db, companyId, found), next };
}

async function named(db: Db, companyId: string, found: readonly Found[]): Promise<DryRunSession[]> {
  if (found.length === 0) return [];
  const rows = await db
    .selectFrom('session')
    .select(['id', 'first_name', 'last_name', 'reference'])
    .where('company_id', '=', companyId)
    .where(
      'id',
      'in',
      found.map(({ id }) => id),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id, at, unmet }) => {
    const row = byId.get(id);
    if (!row) return [];
    const { first_name: firstName, last_name: lastName, reference } = row;
    return [{ id, firstName, lastName, reference, at: at.toISOString(), unmet }];
  });
}
