import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionFilter } from '../../../shared/api/review.ts';
import { documentTypes } from '../../../shared/document/document.ts';
import { sessionStates, spoofSigns } from '../../../shared/session/session.ts';
import { sessionSorts } from '../../../shared/session/session-list.ts';
import { daysToTimes, isFiltered, readListing, timesToDays, toggled, writeListing } from './filter-url.ts';

describe('a listing in the URL', () => {
  it('comes back as it was', () => {
    const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });
    const time = fc.option(
      fc
        .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
        .map((d) => d.toISOString()),
      { nil: undefined },
    );
    const filters = fc
      .record({
        q: fc.option(
          fc.string({ minLength: 1, maxLength: 20 }).filter((q) => q.trim() === q),
          { nil: undefined },
        ),
        state: some(sessionStates),
        document: some(documentTypes),
        spoof: some(spoofSigns),
        nationality: some(['D', 'FRA', 'GEO', 'UTO']),
        from: time,
        to: time,
      })
      .map((filter) => Object.fromEntries(Object.entries(filter).filter(([, v]) => v)) as SessionFilter);
    fc.assert(
      fc.property(filters, fc.constantFrom(...sessionSorts), (filter, sort) => {
        expect(readListing(writeListing({ filter, sort }))).toEqual({ filter, sort });
      }),
    );
  });
  it('does not care for the order of values', () => {
    const one = writeListing(readListing('?state=rejected&state=verified&nationality=GEO&nationality=FRA'));
    expect(writeListing(readListing('?nationality=FRA&state=verified&nationality=GEO&state=rejected'))).toBe(one);
  });
  it('leaves out what it does not know', () => {
    expect(readListing('?state=lost&sort=sideways&from=yesterday&nationality=../x&utm=1&q=%20')).toEqual({
      filter: {},
      sort: 'newest',
    });
  });
});

it('knows whether anything is filtered', () => {
  expect(isFiltered({})).toBe(false);
  expect(isFiltered({ q: 'a' })).toBe(true);
});

it('turns a value on and off', () => {
  expect(toggled(undefined, 'a')).toEqual(['a']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});

describe('days', () => {
  it('hold both ends', () => {
    const { from, to } = daysToTimes('2026-11-20', '2026-11-20');
    expect(new Date(from!).getHours()).toBe(0);
    expect(new Date(to!).getDate()).toBe(21);
  });
  it('come back, across a change of clocks and of the year', () => {
    for (const [first, last] of [
      ['2026-03-29', '2026-10-25'],
      ['2025-12-31', '2026-01-01'],
    ] as const) {
      expect(timesToDays(daysToTimes(first, last))).toEqual({ first, last });
    }
  });
});
