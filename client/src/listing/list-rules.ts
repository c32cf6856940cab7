import type { SessionRow } from '../../../shared/session/session.ts';
import { compare, isMember, type Matching, matches } from '../../../shared/session/session-match.ts';
import type { Listing } from './filter-url.ts';

/**
 * A part of the filtered and sorted list, from its top. It is complete up to `edge`, the last row as it was when loaded: a row
 * past the edge comes with the next page, so live changes leave it out.
 */
export interface Loaded {
  rows: readonly SessionRow[];
  /** `null`: all is loaded. */
  edge: SessionRow | null;
  /** New rows held back while the reviewer is reading, in their latest version. */
  waiting: ReadonlyMap<string, SessionRow>;
  /** True while a row in `rows` is out of place for the same reason. */
  untidy: boolean;
}

export const nothingLoaded: Loaded = { rows: [], edge: null, waiting: new Map(), untidy: false };

/** For matching without a reviewer: *mine* matches nothing. */
const anybody = (): Matching => ({ reviewerId: null, now: Date.now() });

/**
 * Merges live rows into the list. `hold`: the reviewer is reading, so rows must not move: values change in place, new rows wait,
 * rows that no longer match stay until `tidy`. `entered`: rows to be highlighted as new.
 */
export function change(
  loaded: Loaded,
  { rows: changed, gone }: { rows: readonly SessionRow[]; gone: readonly string[] },
  { filter, sort }: Listing,
  hold: boolean,
  reader: Matching = anybody(),
): { loaded: Loaded; entered: string[] } {
  const order = compare(sort);
  const within = (row: SessionRow) => loaded.edge === null || order(row, loaded.edge) <= 0;
  const waiting = new Map(loaded.waiting);
  const here = new Map(loaded.rows.map((row, i) => [row.id, i]));
  let rows = [...loaded.rows];
  let untidy = loaded.untidy;
  const entered: string[] = [];
  const leaving = new Set(gone);
  for (const id of gone) waiting.delete(id);

  for (const row of changed) {
    const fits = isMember(sort, row) && matches(filter, row, reader) && within(row);
    const at = here.get(row.id);
    if (at !== undefined) {
      const inPlace = fits && order(row, rows[at]!) === 0;
      rows[at] = row;
      if (!inPlace) untidy = true;
    } else if (fits) {
      waiting.set(row.id, row);
    } else {
      waiting.delete(row.id);
    }
  }
  // Deleted sessions are removed even while the reviewer is reading.
  if (leaving.size > 0) rows = rows.filter((row) => !leaving.has(row.id));
  const next = { ...loaded, rows, waiting, untidy };
  if (hold) return { loaded: next, entered };
  entered.push(...waiting.keys());
  return { loaded: tidy(next, { filter, sort }, reader), entered };
}

/** Applies what was held back: waiting rows are inserted, rows that no longer match are removed. */
export function tidy(loaded: Loaded, { filter, sort }: Listing, reader: Matching = anybody()): Loaded {
  if (loaded.waiting.size === 0 && !loaded.untidy) return loaded;
  const order = compare(sort);
  const within = (row: SessionRow) => loaded.edge === null || order(row, loaded.edge) <= 0;
  const rows = [...loaded.rows, ...loaded.waiting.values()].filter(
    (row) => isMember(sort, row) && matches(filter, row, reader) && within(row),
  );
  return { ...loaded, rows: rows.sort(order), waiting: new Map(), untidy: false };
}

/** Appends the next page. A row that is already loaded (it moved since) is newer than the page's. */
export function addPage(loaded: Loaded, page: readonly SessionRow[], isLast: boolean, listing: Listing): Loaded {
  const here = new Set([...loaded.rows.map((row) => row.id), ...loaded.waiting.keys()]);
  const fresh = page.filter((row) => !here.has(row.id));
  const last = page.at(-1) ?? loaded.edge;
  const next = { ...loaded, rows: [...loaded.rows, ...fresh], edge: isLast ? null : last };
  const order = compare(listing.sort);
  const seam = loaded.rows.at(-1);
  // Only a row held out of place can break the order where the pages join.
  return seam && fresh[0] && order(seam, fresh[0]) > 0 ? { ...next, untidy: true } : next;
}
