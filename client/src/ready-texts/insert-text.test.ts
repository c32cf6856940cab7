import { expect, test } from 'vitest';
import { insertText } from './insert-text.ts';

test('a ready text replaces another as it was inserted, and never a word that was typed', () => {
  const ready = ['Glare.', 'Blurry.'];
  expect(insertText('', 'Glare.', ready)).toBe('Glare.');
  expect(insertText('Glare. ', 'Blurry.', ready)).toBe('Blurry.');
  expect(insertText('Glare, upper left', 'Blurry.', ready)).toBe('Glare, upper left\nBlurry.');
  expect(insertText('Mine\nBlurry.', 'Blurry.', ready)).toBe('Mine\nBlurry.');
});
