import { expect, test } from 'vitest';
import type { Source } from '../../../../shared/session/source.ts';
import { groups, provenanceOf, whoOf } from './provenance.ts';

const at = '2026-11-23T12:00:00.000Z';
const key: Source = { kind: 'key', keyId: 'k', keyName: 'Onboarding', engine: null, at };
const acme: Source = { ...key, engine: { name: 'Acme Vision', version: '2.1' }, at: '2026-11-23T12:00:05.000Z' };

test('who asserted a value, and with which engine', () => {
  expect(whoOf(key)).toBe('API key “Onboarding”');
  expect(whoOf({ ...key, keyName: null })).toBe('API key');
  expect(whoOf(acme)).toBe('Acme Vision 2.1 (API key “Onboarding”)');
  expect(whoOf({ ...acme, kind: 'server', keyName: null })).toBe('Acme Vision 2.1 (this server)');
  expect(whoOf({ ...key, kind: 'capture', keyName: null })).toBe('capture page, not verified');
});

test('one source of a group is said once, with its last time; of several the first stands for the group', () => {
  const one = { faceLevel: acme, idReal: { ...acme, at } };
  expect(provenanceOf(one, groups.verification)).toEqual([{ values: [], who: whoOf(acme), at: acme.at }]);
  const more = { ...one, livenessPassed: key, documentType: { ...key, kind: 'capture' as const } };
  expect(provenanceOf(more, groups.verification)).toEqual([
    { values: [], who: whoOf(acme), at: acme.at },
    { values: ['Liveness passed'], who: whoOf(key), at },
  ]);
  // A report that was asked for before sources were kept.
  expect(provenanceOf(undefined, groups.verification)).toEqual([]);
});
