import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { laterBomb, prepended, rewritten } from '../../testing/notes/note-attacks.ts';
import { integrateOfYjs, TooManyConflicts, withinSteps } from './conflict-work.ts';

const load = (...updates: Uint8Array[]) => {
  const doc = new Y.Doc();
  return { doc, steps: withinSteps(10_000_000, () => updates.forEach((update) => void Y.applyUpdate(doc, update))) };
};

const histories = fc.array(
  fc.record({
    who: fc.nat({ max: 3 }),
    what: fc.constantFrom('insert', 'insert', 'delete', 'set', 'hear'),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    from: fc.nat({ max: 3 }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('N23 security.md H1: the steps over conflicting items', () => {
  // The count goes the way of this method beside it: compare the two by hand, then put in the new hash.
  it('are those of the method that Yjs has now', () => {
    const source = integrateOfYjs.toString().replaceAll(/\s+/g, ' ');
    expect(createHash('sha256').update(source).digest('hex')).toBe(
      '537f315f5ac9695209e85883e8694fd174155069db233162668ef3412adddd8a',
    );
  });

  it('are none for who writes behind what is there, and all pairs for two who put much at one place', () => {
    const doc = new Y.Doc();
    const steps = withinSteps(10, () => {
      for (let i = 0; i < 300; i++) doc.getText('t').insert(i, 'x');
    });
    expect(steps).toBe(0);
    expect(load(prepended(1, 300), prepended(2, 300)).steps).toBe(300 * 300);
    expect(load(prepended(2, 300), prepended(1, 300)).steps).toBe(300);
    expect(load(rewritten(1, 300)).steps).toBe((300 * 299) / 2);
  });

  it('find the places that Yjs finds, for whatever anybody wrote without hearing of others', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const docs = [1, 2, 3, 4].map((client) => Object.assign(new Y.Doc(), { clientID: client }));
        const log: Uint8Array[] = [];
        for (const doc of docs) doc.on('update', (update: Uint8Array) => log.push(update));
        for (const { who, what, at, from } of steps) {
          const doc = docs[who]!;
          const text = doc.getText('t');
          const place = Math.floor(at * text.length);
          if (what === 'insert') text.insert(place, 'ab');
          else if (what === 'delete') text.delete(place, Math.min(2, text.length - place));
          else if (what === 'set') doc.getMap('m').set(at < 0.5 ? 'a' : 'b', who);
          else Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[from]!));
        }
        const [counted, uncounted] = [new Y.Doc(), new Y.Doc()];
        withinSteps(10_000_000, () => log.forEach((update) => void Y.applyUpdate(counted, update)));
        for (const update of log) Y.applyUpdate(uncounted, update);
        expect(Y.encodeStateAsUpdate(counted)).toEqual(Y.encodeStateAsUpdate(uncounted));
        expect(counted.getText('t').toDelta()).toEqual(uncounted.getText('t').toDelta());
        expect(counted.getMap('m').toJSON()).toEqual(uncounted.getMap('m').toJSON());
      }),
      { seed: 20261130, numRuns: 400 },
    );
  });

  it('end at the bound, wherever they come from', () => {
    const apply = (steps: number) => withinSteps(steps, () => load0(prepended(1, 100), prepended(2, 100)));
    expect(apply(10_000)).toBe(10_000);
    expect(() => apply(9_999)).toThrow(TooManyConflicts);
  });

  it('may be few for each change, and many for the whole that they make', () => {
    const { doc, steps } = load(...laterBomb(400));
    expect(steps).toBeLessThan(1_000);
    expect(load(Y.encodeStateAsUpdate(doc)).steps).toBeGreaterThan(400 * 399);
  });
});

function load0(...updates: Uint8Array[]): void {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
}
