import { expect, it } from 'vitest';
import { books, ownFilter, readBook, writeBook } from './book.ts';
import { writeListing } from './filter-url.ts';

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
