import { expect, it } from 'vitest';
import type { Conditions } from '../../../../shared/api/conditions.ts';
import { strictest } from '../../../../shared/conditions.ts';
import { matching } from '../controls/country-match.ts';
import { differences } from './differences.ts';
import { eyesOffered, isAge, isAsked, isSame, isSound, isTarget } from './draft.ts';

const asked = (more: Partial<Conditions> = {}): Conditions => ({ ...strictest, ...more });
const risk = (country: string, ip = true) => ({ country, ip, nationality: false });

it('what was put back, or stands in another order, is no change', () => {
  expect(isSame(asked({ highRisk: [risk('IR'), risk('KP')] }), asked({ highRisk: [risk('KP'), risk('IR')] }))).toBe(
    true,
  );
  const asTheDatabaseHasIt = { ip: true, country: 'IR', nationality: false };
  expect(isSame(asked({ highRisk: [risk('IR')] }), asked({ highRisk: [asTheDatabaseHasIt] }))).toBe(true);
  expect(isSame(asked({ highRisk: [risk('IR', false)] }), asked())).toBe(true);
  expect(isSame(asked({ fullId: false }), asked())).toBe(false);
});

it('four eyes are on what is asked for', () => {
  expect(isAsked('liveness', strictest)).toBe(true);
  expect(isAsked('screening', { ...strictest, screening: false })).toBe(false);
  expect(isAsked('minimum_age', { ...strictest, minimumAge: 18 })).toBe(true);
  expect(isAsked('document_review', strictest)).toBe(false);
  expect(isAsked('edited_data', strictest)).toBe(true);
  expect(eyesOffered).not.toContain('high_risk_ip');
});

it('a target is minutes of a week at most, an age one that somebody can have', () => {
  expect([0, 1, 10_080, 10_081, 1.5, Number.NaN].map(isTarget)).toEqual([false, true, true, false, false, false]);
  expect([0, 18, 121].map(isAge)).toEqual([false, true, false]);
  expect(isSound({ conditions: asked({ minimumAge: 0 }), targetMinutes: 60 })).toBe(false);
  expect(isSound({ conditions: asked(), targetMinutes: 60 })).toBe(true);
});

it('two drafts differ in words', () => {
  const mine = { conditions: asked({ faceLevel: 6, highRisk: [risk('IR')] }), targetMinutes: 60 };
  const theirs = { conditions: asked({ faceLevel: null, fourEyes: ['liveness'] }), targetMinutes: 90 };
  expect(differences(mine, theirs)).toEqual([
    { name: 'Face match level', mine: 'Level 6: 1 in 100,000', theirs: 'off' },
    { name: 'High-risk countries', mine: 'Iran (IP check)', theirs: 'none' },
    {
      name: 'Four eyes',
      mine: 'Face match, Full match with a listed person, PEP and sanctions screening',
      theirs: 'Liveness passed',
    },
    { name: 'Waiting target', mine: '60 minutes', theirs: '90 minutes' },
  ]);
  expect(differences(mine, mine)).toEqual([]);
});

it('a country is found by its letters, its name or a word of it, the nearest first, and once', () => {
  expect(matching('ir').slice(0, 2)).toEqual(['IR', 'IQ']);
  expect(matching('niger')).toEqual(['NE', 'NG']);
  expect(matching('korea')).toEqual(['KP', 'KR']);
  expect(matching('korea', ['KP'])).toEqual(['KR']);
  expect(matching('turkiye')).toEqual(['TR']);
  expect(matching(' ')).toEqual([]);
  expect(matching('atlantis')).toEqual([]);
});
