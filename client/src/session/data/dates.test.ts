import { describe, expect, it } from 'vitest';
import { agesOn, expiryOf } from './dates.ts';

describe('agesOn', () => {
  it('turns over on the birthday itself', () => {
    expect(agesOn('2008-11-24', '2026-11-23')).toEqual([17, 17]);
    expect(agesOn('2008-11-23', '2026-11-23')).toEqual([18, 18]);
  });
  it('a child of 29 February is a year older on 1 March', () => {
    expect(agesOn('2008-02-29', '2026-02-28')).toEqual([17, 17]);
    expect(agesOn('2008-02-29', '2026-03-01')).toEqual([18, 18]);
  });
  it('knows no age for an impossible or a future day', () => {
    expect(agesOn('1990-02-31', '2026-11-23')).toBeNull();
    expect(agesOn('2027-01-01', '2026-11-23')).toBeNull();
  });
});

it('of a birth date that is known in part, the least and the most', () => {
  expect(agesOn('1960', '2026-11-23')).toEqual([65, 66]);
  expect(agesOn('1960-03', '2026-11-23')).toEqual([66, 66]);
  expect(agesOn('2026', '2026-11-23')).toEqual([0, 0]);
  expect(agesOn('2027', '2026-11-23')).toBeNull();
});

it('of an expiry that is known in part, by its last day; one in 9999 is none', () => {
  expect(expiryOf('2026', '2026-11-23', '2027-01-01')).toBe('since');
  expect(expiryOf('2026-10', '2026-11-23', '2026-11-23')).toBe('expired');
  expect(expiryOf('9999-01-01', '2026-11-23', '2026-11-23')).toBe('never');
});

it('a document is good on its last day, and its later end is no fault of the verification', () => {
  expect(expiryOf('2026-11-23', '2026-11-23', '2026-11-23')).toBe('good');
  expect(expiryOf('2026-11-22', '2026-11-23', '2026-11-23')).toBe('expired');
  expect(expiryOf('2026-11-22', '2026-11-20', '2026-11-23')).toBe('since');
});
