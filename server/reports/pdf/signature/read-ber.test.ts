import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBer } from './read-ber.ts';

test('whatever the bytes are, they are read or they are not', () => {
  // A string of two-byte letters with one byte, in a sequence: asn1js throws. Salts and ciphers of a PKCS #12 file may look so.
  expect(readBer(Buffer.from('30031e0141', 'hex'))).toBeUndefined();
  expect(readBer(Buffer.from('300302010500', 'hex'))).toMatchObject({ length: 5 });
  const tag = fc.constantFrom(0x30, 0x31, 0xa0, 0x04, 0x1e, 0x1c, 0x0c, 0x17, 0x06, 0x02, 0x03);
  const bytes = fc.array(fc.oneof(tag, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 255 })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(bytes, (some) => {
      expect(readBer(Uint8Array.from(some))?.length ?? 0).toBeLessThanOrEqual(some.length);
    }),
    { numRuns: 5_000 },
  );
});
