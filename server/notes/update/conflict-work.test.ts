import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { laterBomb, prepended, rewritten } from '../../testing/note-attacks.ts';
import { integrateOfYjs, TooManyConflicts, withinSteps } from './conflict-work.ts';

const load = (...updates: Uint8Array[]) => {
  const doc = new Y.Doc();
  return { doc, steps: withinSteps(10_000_000, () => updates.forEach((update) => void Y.applyUpdate(doc, update))) };
};

describe('security.md H1: the steps over conflicting items', () => {
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

  it('are counted beside Yjs’ own work, which stays as it is', () => {
    const updates = [prepended(1, 40), prepended(2, 40), rewritten(3, 40)];
    const uncounted = new Y.Doc();
    for (const update of updates) Y.applyUpdate(uncounted, update);
    expect(Y.encodeStateAsUpdate(load(...updates).doc)).toEqual(Y.encodeStateAsUpdate(uncounted));
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
