import type { SessionFilter } from '../../../shared/api/review.ts';
import { conditionNames } from '../../../shared/conditions.ts';
import { documentTypes } from '../../../shared/document/document.ts';
import { sessionStates, spoofSigns } from '../../../shared/session/session.ts';
import { queueFilters, type SessionSort, sessionSorts } from '../../../shared/session/session-list.ts';

/** What the list shows: a filter and an order. In the address, except for the search words (sought-words.ts). */
export interface Listing {
  filter: SessionFilter;
  sort: SessionSort;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads known parameters and ignores the rest: an old or mistyped link shows too much rather than an error. */
export function readListing(search: string): Listing {
  const params = new URLSearchParams(search);
  const known = <const T extends readonly string[]>(name: string, values: T): T[number][] =>
    values.filter((value) => params.getAll(name).includes(value));
  const filter: SessionFilter = {};
  const q = params.get('q')?.trim().slice(0, 100);
  if (q) filter.q = q;
  const state = known('state', sessionStates);
  if (state.length > 0) filter.state = state;
  const document = known('document', documentTypes);
  if (document.length > 0) filter.document = document;
  const spoof = known('spoof', spoofSigns);
  if (spoof.length > 0) filter.spoof = spoof;
  const reason = known('reason', conditionNames);
  if (reason.length > 0) filter.reason = reason;
  const queue = known('queue', queueFilters);
  if (queue.length > 0) filter.queue = queue;
  const tag = [...new Set(params.getAll('tag'))].filter((key) => /^[a-z0-9_-]{1,40}$/.test(key)).slice(0, 30);
  if (tag.length > 0) filter.tag = tag.toSorted();
  const sessionTag = [...new Set(params.getAll('sessionTag'))].filter((id) => uuid.test(id)).slice(0, 50);
  if (sessionTag.length > 0) filter.sessionTag = sessionTag.toSorted();
  const nationality = [...new Set(params.getAll('nationality'))]
    .filter((code) => /^[A-Z]{1,3}$/.test(code))
    .slice(0, 30);
  if (nationality.length > 0) filter.nationality = nationality.toSorted();
  for (const name of ['from', 'to'] as const) {
    const time = Date.parse(params.get(name) ?? '');
    if (!Number.isNaN(time)) filter[name] = new Date(time).toISOString();
  }
  return { filter, sort: sessionSorts.find((sort) => sort === params.get('sort')) ?? 'newest' };
}

/**
 * The complete listing, for storage in this browser only. The same listing always gives the same text: it is also the key of the
 * loaded rows.
 */
export function writeListing({ filter, sort }: Listing): string {
  const params = new URLSearchParams();
  if (filter.q) params.set('q', filter.q);
  for (const name of ['state', 'document', 'spoof', 'reason', 'queue', 'tag', 'sessionTag', 'nationality'] as const) {
    for (const value of filter[name] ?? []) params.append(name, value);
  }
  if (filter.from) params.set('from', filter.from);
  if (filter.to) params.set('to', filter.to);
  if (sort !== 'newest') params.set('sort', sort);
  return params.toString();
}

export const isFiltered = (filter: SessionFilter): boolean => Object.keys(filter).length > 0;

export function toggled<T extends string>(values: readonly T[] | undefined, value: T): T[] {
  return values?.includes(value) ? values.filter((v) => v !== value) : [...(values ?? []), value];
}

/** Local days, both inclusive, as bounds for the creation time. */
export function daysToTimes(first: string | null, last: string | null): Pick<SessionFilter, 'from' | 'to'> {
  const midnight = (day: string, plus: number) => {
    const [y, m, d] = day.split('-').map(Number);
    return new Date(y!, m! - 1, d! + plus).toISOString();
  };
  return { ...(first && { from: midnight(first, 0) }), ...(last && { to: midnight(last, 1) }) };
}

/** The inverse, for the fields of the form. */
export function timesToDays(filter: Pick<SessionFilter, 'from' | 'to'>): { first: string | null; last: string | null } {
  const day = (time: number) => {
    const at = new Date(time);
    return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
  };
  return {
    first: filter.from ? day(Date.parse(filter.from)) : null,
    last: filter.to ? day(Date.parse(filter.to) - 1) : null,
  };
}
