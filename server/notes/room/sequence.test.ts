import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Sequence } from './sequence.ts';

it('in whatever order they come, and however often, it ends with all of them and no gap', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.array(fc.integer({ min: 1, max: 20 })), (from, order) => {
      const sequence = new Sequence(from);
      const has = new Set(Array.from({ length: from }, (_, i) => i + 1));
      for (const seq of order) {
        sequence.add(seq);
        has.add(seq);
        let upto = 0;
        while (has.has(upto + 1)) upto++;
        expect(sequence.upto).toBe(upto);
        expect(sequence.hasGap).toBe([...has].some((one) => one > upto));
        for (let one = 1; one <= 21; one++) expect(sequence.has(one)).toBe(has.has(one));
      }
    }),
  );
});

it('takes what was read from the disk as one piece, with what had come after it', () => {
  const sequence = new Sequence(2);
  for (const seq of [4, 7, 8]) sequence.add(seq);
  sequence.addUpTo(6);
  expect([sequence.upto, sequence.hasGap]).toEqual([8, false]);
  sequence.addUpTo(5);
  expect(sequence.upto).toBe(8);
});
