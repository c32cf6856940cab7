import fc from 'fast-check';
import { expect, test } from 'vitest';
import './encode-into.ts';

const encoder = new TextEncoder();

test('a text that fits to the byte is written whole', () => {
  const some = ['a', 'é', 'ا', 'ж', 'ნ', '王', '𖤯'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'a', 'a', ...some), { maxLength: 120 }), (letters) => {
      const text = letters.join('');
      const into = new Uint8Array(Buffer.byteLength(text));
      expect(encoder.encodeInto(text, into)).toEqual({ read: text.length, written: into.length });
      expect(Buffer.from(into).toString()).toBe(text);
    }),
    { numRuns: 3_000 },
  );
  // One that Node 26.10 cuts.
  const text = 'aaaaaaaاaaaaaاaaaaاaaaaaaaaaaaaaaaا';
  expect(encoder.encodeInto(text, new Uint8Array(Buffer.byteLength(text))).read).toBe(text.length);
});

test('one that does not fit is cut at a letter, as the standard has it', () => {
  expect(encoder.encodeInto('aж', new Uint8Array(2))).toEqual({ read: 1, written: 1 });
});
