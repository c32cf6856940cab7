import { Readable } from 'node:stream';
import type { SessionQuery } from '../../../shared/api/review.ts';
import type { Actor } from '../../../shared/event.ts';
import type { SessionRow } from '../../../shared/session/session.ts';
import { compare } from '../../../shared/session/session-match.ts';
import { readSettings } from '../../accounts/companies/company-settings.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { type Wanted, wantedOf } from '../list/list-filter.ts';
import { orders, type Position } from '../list/list-order.ts';
import { countWanted, walk } from '../list/list-read.ts';
import { countSessions, findRowColumns } from '../queries.ts';
import type { Reader } from '../record/seal.ts';
import { type RowColumns, toRow } from '../record/view.ts';
import { byteOrderMark, type CsvNames, csvOf } from './csv.ts';
import { readCsvDetails } from './read-csv-details.ts';

/** Just below the row limit of spreadsheet programs. */
export const mostRows = 1_000_000;
/** Rows in memory at a time. */
const batch = 1_000;
/** Milliseconds after which a client that reads nothing is disconnected. */
const stallMs = 60_000;

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;

/**
 * Streams the filtered list as CSV in batches, with backpressure. Not a snapshot: sessions created during the export may or may
 * not be included; ordered by time, none is included twice. The log records the number of rows sent, also if the client
 * disconnects early.
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
  const csv = csvOf(await readNames(ctx, companyId));
  const search = {
    db: ctx.db,
    companyId,
    wanted,
    order: orders[query.sort ?? 'newest'],
    dominant: false,
  };
  const stream = Readable.from(lines(), { objectMode: false, highWaterMark: 64 * 1024 });
  /** Set while a chunk waits to be read. */
  let stall: NodeJS.Timeout | undefined;
  return stream;

  async function* lines(): AsyncGenerator<string> {
    let rows = 0;
    try {
      yield* taken(byteOrderMark + csv.header());
      if (ids) {
        const chosen = await findRowColumns(ctx.db, companyId, ids);
        rows = chosen.length;
        yield* taken(await linesOf(chosen, compare(query.sort ?? 'newest')));
        return;
      }
      let position: Position | undefined;
      do {
        // One more than a window can hold, so that the walk always reads its whole window.
        const walked = await walk(search, position, batch + 1, batch);
        position = walked.end;
        if (!walked.rows.length) continue;
        rows += walked.rows.length;
        yield* taken(await linesOf(walked.rows));
      } while (position);
    } finally {
      clearTimeout(stall);
      await transact(ctx, companyId, by.actor, async () => ({
        value: undefined,
        facts: [{ type: 'sessions.exported', sessionId: null, data: { rows } }],
      }));
    }
  }

  async function linesOf(
    all: readonly RowColumns[],
    order?: (a: SessionRow, b: SessionRow) => number,
  ): Promise<string> {
    if (all.length === 0) return '';
    const detailsOf = await readCsvDetails(ctx.db, companyId, all);
    const made = all.map((row) => ({ row: toRow(row, by.reader), extra: row.extra, details: detailsOf(row.id) }));
    if (order) made.sort((a, b) => order(a.row, b.row));
    return made.map(csv.line).join('');
  }

  function* taken(part: string): Generator<string> {
    stall = setTimeout(() => stream.destroy(), stallMs);
    yield part;
    clearTimeout(stall);
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
  const sessionTags = await db
    .selectFrom('session_tag')
    .select(['id', 'name'])
    .where('company_id', '=', companyId)
    .execute();
  const { settings } = await db
    .selectFrom('company')
    .select('settings')
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow();
  const nameOf = new Map(reviewers.map(({ id, name }) => [id, name]));
  const sessionTagOf = new Map(sessionTags.map(({ id, name }) => [id, name]));
  const labelOf = new Map(tags.map(({ key, label }) => [key, label!]));
  // An unknown id cannot reveal another company's data: all ids in a session belong to its own company.
  return {
    reviewer: (id) => nameOf.get(id) ?? id,
    tag: (key) => labelOf.get(key) ?? key,
    sessionTag: (id) => sessionTagOf.get(id) ?? id,
    fields: readSettings(settings).extraFields,
  };
}

/** The stored counts usually suffice; only a large company's filtered list must be counted, up to the limit. */
async function refuseTooLarge(ctx: Parts, companyId: string, wanted: Wanted, most: number): Promise<void> {
  const counts = await countSessions(ctx.db, companyId);
  const states = wanted.states.length ? wanted.states : (Object.keys(counts) as (keyof typeof counts)[]);
  if (states.reduce((sum, state) => sum + counts[state], 0) <= most) return;
  if ((await countWanted(ctx.db, companyId, wanted, most + 1)) <= most) return;
  throw new Problem('export_too_large', `At most ${most.toLocaleString('en')} rows fit: narrow the filter.`);
}
