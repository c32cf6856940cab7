import { expect, test } from 'vitest';
import { documentTypes } from '../../../shared/document/document.ts';
import { readSettings } from './company-settings.ts';

test('what is not set has a default', () => {
  expect(readSettings({})).toEqual({
    allowedDocuments: [...documentTypes],
    maxAttempts: 3,
    sessionMinutes: 30,
    extraFields: [],
  });
  expect(readSettings({ maxAttempts: 5 })).toMatchObject({ maxAttempts: 5, sessionMinutes: 30 });
});

test('what cannot be meant is not taken', () => {
  for (const stored of [{ maxAttempts: 0 }, { allowedDocuments: [] }, { sessionMinutes: '30' }])
    expect(() => readSettings(stored)).toThrow(/not valid/);
});
