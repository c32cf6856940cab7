import { expect, it } from 'vitest';
import { strictest } from '../../../shared/conditions.ts';
import { eyesOffered, isAge, isAsked, isTarget, settled } from './draft.ts';

const draft = (more: Partial<typeof strictest> = {}) => ({ conditions: { ...strictest, ...more }, targetMinutes: 60 });
const risk = (country: string, ip = true) => ({ country, ip, nationality: false });

it('what was put back, or stands in another order, is no change', () => {
  expect(settled(draft({ highRisk: [risk('IR'), risk('KP')] }))).toBe(
    settled(draft({ highRisk: [risk('KP'), risk('IR')] })),
  );
  expect(settled(draft({ highRisk: [risk('IR', false)] }))).toBe(settled(draft()));
  expect(settled(draft({ fullId: false }))).not.toBe(settled(draft()));
  expect(settled({ ...draft(), targetMinutes: 61 })).not.toBe(settled(draft()));
});

it('four eyes are on what is asked for', () => {
  expect(isAsked('liveness', strictest)).toBe(true);
  expect(isAsked('screening', strictest)).toBe(false);
  expect(isAsked('minimum_age', { ...strictest, minimumAge: 18 })).toBe(true);
  expect(isAsked('document_review', strictest)).toBe(false);
  expect(isAsked('edited_data', strictest)).toBe(true);
  expect(eyesOffered).not.toContain('high_risk_ip');
});

it('a target is minutes of a week at most, an age one that somebody can have', () => {
  expect([0, 1, 10_080, 10_081, 1.5, Number.NaN].map(isTarget)).toEqual([false, true, true, false, false, false]);
  expect([0, 18, 121].map(isAge)).toEqual([false, true, false]);
});
