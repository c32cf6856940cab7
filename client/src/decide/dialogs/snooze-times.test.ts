import { expect, it } from 'vitest';
import { localTime, timeOf } from './snooze-times.ts';

// 2026-11-30 is a Monday.
it.each([
  ['2026-11-30T15:20', '2026-11-30T16:20', '2026-12-01T09:00', '2026-12-07T09:00'],
  ['2026-12-06T23:50', '2026-12-07T00:50', '2026-12-07T09:00', '2026-12-07T09:00'],
  ['2026-12-31T08:00', '2026-12-31T09:00', '2027-01-01T09:00', '2027-01-04T09:00'],
])('D19: from %s: in an hour, tomorrow, next Monday', (now, hour, tomorrow, week) => {
  const at = new Date(now);
  expect((['hour', 'tomorrow', 'week'] as const).map((choice) => localTime(timeOf(choice, at)))).toEqual([
    hour,
    tomorrow,
    week,
  ]);
});
