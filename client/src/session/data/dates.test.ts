import { describe, expect, it } from 'vitest';
import { ageOn, expiryOf, isDay } from './dates.ts';

describe('ageOn', () => {
  it('turns over on the birthday itself', () => {
    expect(ageOn('2008-11-24', '2026-11-23')).toBe(17);
    expect(ageOn('2008-11-23', '2026-11-23')).toBe(18);
  });
  it('a child of 29 February is a year older on 1 March', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  });
  it('knows no age for an impossible or a future day', () => {
    expect(ageOn('1990-02-31', '2026-11-23')).toBeNull();
    expect(ageOn('2027-01-01', '2026-11-23')).toBeNull();
  });
});

it('isDay knows the calendar', () => {
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('2023-02-29')).toBe(false);
  expect(isDay('1999-13-01')).toBe(false);
  expect(isDay('99-1-1')).toBe(false);
});

it('a document is good on its last day, and its later end is no fault of the verification', () => {
  expect(expiryOf('2026-11-23', '2026-11-23', '2026-11-23')).toBe('good');
  expect(expiryOf('2026-11-22', '2026-11-23', '2026-11-23')).toBe('expired');
  expect(expiryOf('2026-11-22', '2026-11-20', '2026-11-23')).toBe('since');
});
