import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  parseArray,
  parseDict,
  readDate,
  readText,
  refOf,
  UnreadablePdf,
  writeDate,
  writeDict,
  writeText,
} from './syntax.ts';

test('any text comes back as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(readText(writeText(text))).toBe(text);
      expect(readText(parseDict(writeDict({ A: writeText(text), B: '1' })).dict.get('A')!)).toBe(text);
    }),
  );
});

test('values stay as they are written', () => {
  const { dict, end } = parseDict('  <</A 1 0 R/B[1 .50 (a\\)\\(]) /N<</X<4142>>>]/C/D/E null % >>\n /F true>>tail');
  expect(Object.fromEntries(dict)).toEqual({
    A: '1 0 R',
    B: '[1 .50 (a\\)\\(]) /N<</X<4142>>>]',
    C: '/D',
    E: 'null',
    F: 'true',
  });
  expect('  <</A 1 0 R/B[1 .50 (a\\)\\(]) /N<</X<4142>>>]/C/D/E null % >>\n /F true>>tail'.slice(end)).toBe('tail');
  expect(parseArray('[1 0 R 2 3 0 R/A]')).toEqual(['1 0 R', '2', '3 0 R', '/A']);
  expect([refOf('12 0 R'), refOf('12'), refOf(undefined)]).toEqual([12, undefined, undefined]);
});

test('escapes of other writers', () => {
  expect(readText('(a\\053\\n\\\nb\\q)')).toBe('a+\nbq');
  expect(readText('<4142 43>')).toBe('ABC');
});

test('what is no value is refused, whatever it is', () => {
  for (const text of ['<<', '<</A', '<</A>>', '<</A (b>>', '[', '<<1 2>>', '[[[[']) {
    expect(() => parseDict(text), text).toThrow(UnreadablePdf);
  }
  expect(() => parseArray('['.repeat(100_000))).toThrow(UnreadablePdf);
});

test('a moment, to the second', () => {
  expect(writeDate('2026-03-04T05:06:07.890Z')).toBe("(D:20260304050607+00'00')");
  expect(writeDate('2026-03-04T00:06:07+02:00')).toBe("(D:20260303220607+00'00')");
  expect(readDate("D:20260304000607+02'00'")).toBe('2026-03-03T22:06:07.000Z');
  expect(readDate('yesterday')).toBeNull();
});
