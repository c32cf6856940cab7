import { useLocation, useNavigate } from '@solidjs/router';
import { createEffect, createMemo } from 'solid-js';
import type { Listing } from '../../listing/filter-url.ts';
import { type ListKind, listingAt, placeOf, readKindListing, writeKindListing } from '../../listing/list-kinds.ts';
import { setLastList } from '../../page/last-list.ts';

/** What is listed and how, as the address of the page says it. `search`: that part of the address. */
export function createListing(book: ListKind) {
  const location = useLocation();
  const navigate = useNavigate();
  const search = createMemo(() => writeKindListing(book, listingAt(book, location)));
  const listing = createMemo<Listing>(() => readKindListing(book, search()));
  createEffect(() => setLastList({ label: book.title, ...placeOf(book, listing()) }));
  const setListing = (next: Listing) => {
    const { href, state } = placeOf(book, next);
    navigate(href, { scroll: false, state });
  };
  // A link of before has its words in the address: they find the same, and leave it.
  createEffect(() => {
    const linked = readKindListing(book, location.search);
    if (!linked.filter.q) return;
    const { href, state } = placeOf(book, linked);
    navigate(href, { scroll: false, replace: true, state });
  });
  return { search, listing, setListing };
}
