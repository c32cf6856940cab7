import type { Accessor } from 'solid-js';
import { createKeptValue } from '../ui/kept.ts';
import { type Listing, readListing, writeListing } from './filter-url.ts';

/** A filter with a name. Its name is unlike every other's: it is what a person knows it by. */
export interface SavedFilter {
  name: string;
  /** As in the URL. */
  search: string;
}

export const longestName = 40;
/** More tabs than this are no shortcut any more. */
export const mostFilters = 20;

const sameName = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;

/** What a browser kept, perhaps of another release: each filter is read as a link would be. */
export function readSaved(kept: unknown): readonly SavedFilter[] {
  if (!Array.isArray(kept)) return [];
  const read: SavedFilter[] = [];
  for (const one of kept as { name?: unknown; search?: unknown }[]) {
    if (typeof one?.name !== 'string' || typeof one.search !== 'string' || !one.name.trim()) continue;
    read.push({ name: one.name.trim().slice(0, longestName), search: writeListing(readListing(one.search)) });
  }
  return read.slice(0, mostFilters);
}

/** At the end; under a name that there is already, in that one's place. */
export function withFilter(all: readonly SavedFilter[], name: string, listing: Listing): readonly SavedFilter[] {
  const saved = { name: name.trim(), search: writeListing(listing) };
  const at = all.findIndex((one) => sameName(one.name, saved.name));
  return at < 0 ? [...all, saved] : all.with(at, saved);
}

/** Under its new name; whoever had that name before is replaced. */
export function renamed(all: readonly SavedFilter[], from: string, to: string): readonly SavedFilter[] {
  return all
    .filter((one) => one.name === from || !sameName(one.name, to.trim()))
    .map((one) => (one.name === from ? { ...one, name: to.trim() } : one));
}

export const hasName = (all: readonly SavedFilter[], name: string) =>
  all.some((one) => sameName(one.name, name.trim()));

export interface SavedFilters {
  all: Accessor<readonly SavedFilter[]>;
  save(name: string, listing: Listing): void;
  rename(from: string, to: string): void;
  remove(name: string): void;
}

/** One reviewer's own, remembered by this browser: two people at one desk do not see each other's. */
export function createSavedFilters(reviewerId: string): SavedFilters {
  const [all, setAll] = createKeptValue(`filters.${reviewerId}`, readSaved);
  return {
    all,
    save: (name, listing) => setAll((now) => withFilter(now, name, listing)),
    rename: (from, to) => setAll((now) => renamed(now, from, to)),
    remove: (name) => setAll((now) => now.filter((one) => one.name !== name)),
  };
}
