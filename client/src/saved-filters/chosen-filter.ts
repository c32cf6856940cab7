import { createSignal } from 'solid-js';
import type { SavedFilter } from '../../../shared/api/saved-filters.ts';
import type { Listing } from '../listing/filter-url.ts';
import { type ListKind, writeKindListing } from '../listing/list-kinds.ts';

/**
 * The saved filter that was last chosen in this window: the one that the list shows, or showed before it was changed. `notice`
 * says what of it is no longer available.
 */
const [chosenFilter, setChosenFilter] = createSignal<SavedFilter & { notice?: string }>();

export { chosenFilter, setChosenFilter };

export const listingOf = (book: ListKind, { filter, sort }: SavedFilter): Listing => ({
  filter: { ...filter, ...book.fixed },
  sort,
});

/** Whether a list shows exactly what a saved filter holds. */
export const isShown = (book: ListKind, listing: Listing, saved: SavedFilter): boolean =>
  writeKindListing(book, listing) === writeKindListing(book, listingOf(book, saved));

/** The server's name of a list, for its saved filters. */
export const listOf = (book: ListKind): SavedFilter['list'] => book.path.slice(1) as SavedFilter['list'];
