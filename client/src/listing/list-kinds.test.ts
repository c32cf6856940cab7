import { expect, it } from 'vitest';
import { writeListing } from './filter-url.ts';
import { listingAt, listKinds, ownFilter, placeOf, readKindListing, writeKindListing } from './list-kinds.ts';

it('the queue is what waits, the longest first, whatever its URL says', () => {
  const listing = readKindListing(listKinds.queue, 'state=verified&q=ana&reason=mrz&reason=nonsense');
  expect(listing).toEqual({ filter: { q: 'ana', reason: ['mrz'], state: ['awaiting_action'] }, sort: 'waiting' });
  expect(writeKindListing(listKinds.queue, listing)).toBe('q=ana&reason=mrz');
  expect(writeListing(listing)).toBe('q=ana&state=awaiting_action&reason=mrz&sort=waiting');
});

it('another order stands in the URL, and one that the list does not have is the usual one', () => {
  const byName = readKindListing(listKinds.rejections, 'sort=name&tag=fake');
  expect(byName).toMatchObject({ sort: 'name', filter: { tag: ['fake'] } });
  expect(writeKindListing(listKinds.rejections, byName)).toBe('tag=fake&sort=name');
  expect(readKindListing(listKinds.all, 'sort=waiting').sort).toBe('newest');
  expect(readKindListing(listKinds.rejections, 'sort=newest').sort).toBe('newest');
  expect(writeKindListing(listKinds.rejections, readKindListing(listKinds.rejections, 'sort=newest'))).toBe(
    'sort=newest',
  );
});

it('what is fixed is no filter that one could clear', () => {
  expect(ownFilter(listKinds.queue, readKindListing(listKinds.queue, '').filter)).toEqual({});
});

it('an address holds the filters and no words; they are in the state of the history entry (security.md L8)', () => {
  const listing = readKindListing(listKinds.queue, 'q=Nino Kapanadze&reason=mrz&sort=name');
  const { href, state } = placeOf(listKinds.queue, listing);
  expect([href, state]).toEqual(['/queue?reason=mrz&sort=name', { q: 'Nino Kapanadze' }]);
  expect(listingAt(listKinds.queue, { search: '?reason=mrz&sort=name', state })).toEqual(listing);
  // What another page kept there, or a release of tomorrow.
  for (const strange of [null, undefined, { _depth: 2 }, { q: 7 }, { q: '  ' }, 'q']) {
    expect(listingAt(listKinds.all, { search: '', state: strange }).filter).toEqual({});
  }
  expect(listingAt(listKinds.all, { search: '', state: { q: 'x'.repeat(300) } }).filter.q).toHaveLength(100);
  expect(placeOf(listKinds.all, { filter: {}, sort: 'newest' })).toEqual({ href: '/sessions', state: undefined });
});
