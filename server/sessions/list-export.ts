import { Readable } from 'node:stream';
import type { SessionQuery } from '../../shared/api/review.ts';
import type { Actor } from '../../shared/event.ts';
import { compare } from '../../shared/session-match.ts';
import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import { transact } from '../log/transact.ts';
import { byteOrderMark, type CsvNames, csvHeader, csvLine } from './csv.ts';
import { type Wanted, wantedOf } from './list-filter.ts';
import { orders, type Position } from './list-order.ts';
import { countWanted, walk } from './list-read.ts';
import { countSessions, findSessionRows } from './queries.ts';
import type { Reader } from './seal.ts';
import { toRow } from './view.ts';

/** A spreadsheet's own limit is not far above, and one query must not take the table away. */
export const mostRows = 200_000;
/** Rows in memory at a time. */
const batch = 2_000;

type Parts = Pick<Context, 'db' | 'bell' | 'now'>;

/**
 * The filtered list as CSV, read batch by batch as fast as the reader takes it. Sessions that come in meanwhile may be in it
 * or not; none is in it twice in an order by time. The log is told how many rows went out, also when the reader left early.
 *
 * @throws Problem export_too_large before the first byte
 */
export async function exportSessions(
  ctx: Parts,
  companyId: string,
  by: { actor: Actor; reader: Reader },
  { ids, ...query }: Omit<SessionQuery, 'after' | 'limit'> & { ids?: string[] },
  most = mostRows,
): Promise<Readable> {
  const wanted = wantedOf(query, by.reader);
  if (!ids) await refuseTooLarge(ctx, companyId, wanted, most);
  const names = await readNames(ctx, companyId);
  const sought = {
    db: ctx.db,
    companyId,
    wanted,
    order: orders[query.sort ?? 'newest'],
    dominant: false,
  };
  return Readable.from(lines(), { objectMode: false, highWaterMark: 64 * 1024 });

  async function* lines(): AsyncGenerator<string> {
    let rows = 0;
    try {
      yield byteOrderMark + csvHeader();
      if (ids) {
        const chosen = await findSessionRows(ctx.db, companyId, ids, by.reader);
        rows = chosen.length;
        yield chosen
          .sort(compare(query.sort ?? 'newest'))
          .map((row) => csvLine(row, names))
          .join('');
        return;
      }
      let position: Position | undefined;
      do {
        // One above what a window holds: the walk always goes to its end.
        const walked = await walk(sought, position, batch + 1, batch);
        position = walked.end;
        if (!walked.rows.length) continue;
        rows += walked.rows.length;
        yield walked.rows.map((row) => csvLine(toRow(row, by.reader), names)).join('');
      } while (position);
    } finally {
      await transact(ctx, companyId, by.actor, async () => ({
        value: undefined,
        facts: [{ type: 'sessions.exported', sessionId: null, data: { rows } }],
      }));
    }
  }
}

async function readNames({ db }: Parts, companyId: string): Promise<CsvNames> {
  const reviewers = await db
    .selectFrom('reviewer')
    .select(['id', 'name'])
    .where('company_id', '=', companyId)
    .execute();
  const tags = await db
    .selectFrom('rejection_tag')
    .select(['key', 'label'])
    .where('company_id', '=', companyId)
    .where('label', 'is not', null)
    .execute();
  const nameOf = new Map(reviewers.map(({ id, name }) => [id, name]));
  const labelOf = new Map(tags.map(({ key, label }) => [key, label!]));
  // Never another's: whoever decided was of the company.
  return { reviewer: (id) => nameOf.get(id) ?? id, tag: (key) => labelOf.get(key) ?? key };
}

/** The kept counts answer most of the time; only a large company's filtered list has to be counted, up to the limit. */
async function refuseTooLarge(ctx: Parts, companyId: string, wanted: Wanted, most: number): Promise<void> {
  const counts = await countSessions(ctx.db, companyId);
  const states = wanted.states.length ? wanted.states : (Object.keys(counts) as (keyof typeof counts)[]);
  if (states.reduce((sum, state) => sum + counts[state], 0) <= most) return;
  if ((await countWanted(ctx.db, companyId, wanted, most + 1)) <= most) return;
  throw new Problem('export_too_large', `At most ${most.toLocaleString('en')} rows fit: narrow the filter.`);
}
