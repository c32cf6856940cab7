import { createRoot } from 'solid-js';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Listing } from './filter-url.ts';
import { createSavedFilters, readSaved, renamed, withFilter } from './saved-filters.ts';

const waiting: Listing = { filter: { state: ['awaiting_action'] }, sort: 'oldest' };
const spoofed: Listing = { filter: { spoof: ['low_far'] }, sort: 'newest' };
beforeEach(() => localStorage.clear());

describe('saved filters', () => {
  it('one saved under a name that there is takes its place', () => {
    const one = withFilter(withFilter([], 'Mine', waiting), 'Other', waiting);
    const two = withFilter(one, ' mine ', spoofed);
    expect(two).toEqual([
      { name: 'mine', search: 'spoof=low_far' },
      { name: 'Other', search: 'state=awaiting_action&sort=oldest' },
    ]);
  });

  it('a new name keeps the place; the one that had it goes', () => {
    const all = [
      { name: 'a', search: 'q=1' },
      { name: 'b', search: 'q=2' },
    ];
    expect(renamed(all, 'b', 'A')).toEqual([{ name: 'A', search: 'q=2' }]);
    expect(renamed(all, 'a', 'A')).toEqual([{ name: 'A', search: 'q=1' }, all[1]]);
  });

  it('are one reviewer\u2019s own, and still there with the next page', () => {
    createRoot((dispose) => {
      createSavedFilters('ana').save('Mine', waiting);
      dispose();
    });
    createRoot((dispose) => {
      expect(createSavedFilters('ana').all()).toEqual([{ name: 'Mine', search: 'state=awaiting_action&sort=oldest' }]);
      expect(createSavedFilters('ben').all()).toEqual([]);
      dispose();
    });
  });

  it('what another window saves is seen here', () => {
    createRoot((dispose) => {
      const mine = createSavedFilters('ana');
      const newValue = JSON.stringify([{ name: 'There', search: 'q=x' }]);
      window.dispatchEvent(new StorageEvent('storage', { key: 'vidimus.filters.ana', newValue }));
      expect(mine.all().map((one) => one.name)).toEqual(['There']);
      dispose();
    });
  });

  it('makes sense of whatever was kept', () => {
    expect(readSaved(undefined)).toEqual([]);
    expect(
      readSaved([null, { name: 1 }, { name: ' ', search: '' }, { name: 'x', search: 'state=gone&q=ann' }]),
    ).toEqual([{ name: 'x', search: 'q=ann' }]);
  });
});
