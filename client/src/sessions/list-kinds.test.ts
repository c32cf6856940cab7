import { expect, it } from 'vitest';
import { writeListing } from './filter-url.ts';
import { books, listingAt, ownFilter, placeOf, readBook, writeBook } from './list-kinds.ts';

it('the queue is what waits, the longest first, whatever its URL says', () => {
  const listing = readBook(books.queue, 'state=verified&q=ana&reason=mrz&reason=nonsense');
  expect(listing).toEqual({ filter: { q: 'ana', reason: ['mrz'], state: ['awaiting_action'] }, sort: 'waiting' });
  expect(writeBook(books.queue, listing)).toBe('q=ana&reason=mrz');
  expect(writeListing(listing)).toBe('q=ana&state=awaiting_action&reason=mrz&sort=waiting');
});

it('another order stands in the URL, and one that the list does not have is the usual one', () => {
  const byName = readBook(books.rejections, 'sort=name&tag=fake');
  expect(byName).toMatchObject({ sort: 'name', filter: { tag: ['fake'] } });
  expect(writeBook(books.rejections, byName)).toBe('tag=fake&sort=name');
  expect(readBook(books.all, 'sort=waiting').sort).toBe('newest');
  expect(readBook(books.rejections, 'sort=newest').sort).toBe('newest');
  expect(writeBook(books.rejections, readBook(books.rejections, 'sort=newest'))).toBe('sort=newest');
});

it('what is fixed is no filter that one could clear', () => {
  expect(ownFilter(books.queue, readBook(books.queue, '').filter)).toEqual({});
});

it('an address holds the filters and no words; they are in the state of the history entry (security.md L8)', () => {
  const listing = readBook(books.queue, 'q=Nino Kapanadze&reason=mrz&sort=name');
  const { href, state } = placeOf(books.queue, listing);
  expect([href, state]).toEqual(['/queue?reason=mrz&sort=name', { q: 'Nino Kapanadze' }]);
  expect(listingAt(books.queue, { search: '?reason=mrz&sort=name', state })).toEqual(listing);
  // What another page kept there, or a release of tomorrow.
  for (const strange of [null, undefined, { _depth: 2 }, { q: 7 }, { q: '  ' }, 'q']) {
    expect(listingAt(books.all, { search: '', state: strange }).filter).toEqual({});
  }
  expect(listingAt(books.all, { search: '', state: { q: 'x'.repeat(300) } }).filter.q).toHaveLength(100);
  expect(placeOf(books.all, { filter: {}, sort: 'newest' })).toEqual({ href: '/sessions', state: undefined });
});
