import type { SessionFilter } from '../../../shared/api/review.ts';
import { type SessionSort, sessionSorts } from '../../../shared/session/session-list.ts';
import { text } from '../text/text.ts';
import { type Column, columns, queueColumns, rejectionColumns } from './columns.ts';
import { type Listing, readListing, writeListing } from './filter-url.ts';
import { type SearchedState, stateOf, wordsIn } from './sought-words.ts';

/** One of the lists of sessions: its sessions, its orders and its columns. */
export interface ListKind {
  name: 'all' | 'queue' | 'rejections';
  path: string;
  title: string;
  /** Part of every query, but not of the URL. */
  fixed: Pick<SessionFilter, 'state'>;
  /** The first is the default. */
  sorts: readonly SessionSort[];
  columns: readonly Column[];
  /** The orders that a column header cycles through. All of them are in `sorts`. */
  heads: Partial<Record<Column, readonly SessionSort[]>>;
  empty: { title: string; detail: string };
}

const usualSorts = sessionSorts.filter((sort) => sort !== 'waiting' && sort !== 'decided');
const words = text.sessions;

export const listKinds = {
  all: {
    name: 'all',
    path: '/sessions',
    get title() {
      return words.title;
    },
    fixed: {},
    sorts: usualSorts,
    columns,
    heads: { subject: ['name'], checks: ['level'], started: ['newest', 'oldest'] },
    empty: {
      get title() {
        return words.empty.none;
      },
      get detail() {
        return words.empty.noneDetail;
      },
    },
  },
  queue: {
    name: 'queue',
    path: '/queue',
    get title() {
      return words.queue.title;
    },
    fixed: { state: ['awaiting_action'] },
    sorts: ['waiting', ...usualSorts],
    columns: queueColumns,
    heads: { subject: ['name'], waiting: ['waiting'] },
    empty: {
      get title() {
        return words.queue.empty;
      },
      get detail() {
        return words.queue.emptyDetail;
      },
    },
  },
  rejections: {
    name: 'rejections',
    path: '/rejections',
    get title() {
      return words.rejections.title;
    },
    fixed: { state: ['rejected'] },
    sorts: ['decided', ...usualSorts],
    columns: rejectionColumns,
    heads: { subject: ['name'], decided: ['decided'] },
    empty: {
      get title() {
        return words.rejections.empty;
      },
      get detail() {
        return words.rejections.emptyDetail;
      },
    },
  },
} satisfies Record<ListKind['name'], ListKind>;

/** Reads a stored listing of this list, as written by `writeKindListing`. */
export function readKindListing(kind: ListKind, search: string): Listing {
  const { filter } = readListing(search);
  const sort = new URLSearchParams(search).get('sort');
  return { filter: { ...filter, ...kind.fixed }, sort: kind.sorts.find((one) => one === sort) ?? kind.sorts[0]! };
}

/** All of it, except what is the same on all of the list's pages. */
export function writeKindListing(kind: ListKind, { filter, sort }: Listing): string {
  const params = new URLSearchParams(writeListing({ filter: ownFilter(kind, filter), sort: 'newest' }));
  if (sort !== kind.sorts[0]) params.set('sort', sort);
  return params.toString();
}

/** The listing of a history entry: filters from its address, search words from its state. */
export function listingAt(kind: ListKind, entry: { search: string; state: unknown }): Listing {
  const { filter, sort } = readKindListing(kind, entry.search);
  const { q: _, ...rest } = filter;
  const q = wordsIn(entry.state);
  return { filter: q ? { ...rest, q } : rest, sort };
}

/** The location of a listing, for `navigate`. */
export function placeOf(kind: ListKind, { filter, sort }: Listing): { href: string; state: SearchedState | undefined } {
  const { q, ...rest } = filter;
  const search = writeKindListing(kind, { filter: rest, sort });
  return { href: `${kind.path}${search ? `?${search}` : ''}`, state: stateOf(q) };
}

/** What the reviewer has chosen. */
export function ownFilter(kind: ListKind, filter: SessionFilter): SessionFilter {
  const own = Object.entries(filter).filter(([key]) => !(key in kind.fixed));
  return Object.fromEntries(own) as SessionFilter;
}
