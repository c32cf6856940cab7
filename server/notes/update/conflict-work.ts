import * as Y from 'yjs';

/*
 * What Yjs does for a change grows with the items that others put between the same two neighbours: `Item.integrate` walks
 * over them, for each item anew, so that a few kilobytes can take seconds (security.md H1). The steps of that walk are the
 * same wherever and whenever a change is applied, which milliseconds are not, so they are what is bounded. They are counted
 * by going the same way before Yjs does. This goes by the insides of one version of Yjs: conflict-work.test.ts fails when
 * its method changes.
 */

/** Thrown in the middle of a change: the document that it came to is not to be used any more. */
export class TooManyConflicts extends Error {
  constructor() {
    super('a change with too many conflicts');
    this.name = 'TooManyConflicts';
  }
}

interface Meter {
  left: number;
}
/** Of the call that is under way: Yjs applies a change in one go. */
let meter: Meter | undefined;

/**
 * Runs what applies changes to documents, as far as it takes at most so many steps.
 * @returns the steps that it took
 * @throws TooManyConflicts before the step after the last
 */
export function withinSteps(steps: number, apply: () => void): number {
  const outer = meter;
  const mine = { left: steps };
  meter = mine;
  try {
    apply();
  } finally {
    meter = outer;
  }
  return steps - mine.left;
}

const { integrate } = Y.Item.prototype;
Y.Item.prototype.integrate = function (this: Y.Item, transaction: Y.Transaction, offset: number): void {
  if (meter) countSteps(this, transaction.doc.store, offset, meter);
  integrate.call(this, transaction, offset);
};
/** As Yjs has it, for the test. */
export const integrateOfYjs = integrate;

type Store = Y.Doc['store'];

function step(of: Meter): void {
  if (of.left-- <= 0) throw new TooManyConflicts();
}

/** Goes the way of `Item.integrate` without changing anything. */
function countSteps(item: Y.Item, store: Store, offset: number, of: Meter): void {
  const { parentSub, right, rightOrigin, id } = item;
  const parent = item.parent as Y.AbstractType<unknown> | null;
  if (!parent) return;
  let { left, origin } = item;
  if (offset > 0) {
    origin = Y.createID(id.client, id.clock + offset - 1);
    left = Y.getItem(store, origin) as Y.Item;
  }
  const isInPlace = left ? left.right === right : right !== null && right.left === null;
  if (isInPlace) return;
  let other: Y.Item | null;
  if (left) other = left.right;
  else if (parentSub === null) other = parent._start;
  else {
    other = parent._map.get(parentSub) ?? null;
    // Twice: once to look for conflicts, once to be put in.
    for (; other !== null && other.left !== null; other = other.left) step(of);
  }
  const before = new Set<Y.Item>();
  for (; other !== null && other !== right; other = other.right) {
    step(of);
    before.add(other);
    if (Y.compareIDs(origin, other.origin)) {
      if (other.id.client >= id.client && Y.compareIDs(rightOrigin, other.rightOrigin)) return;
    } else if (other.origin === null || !before.has(Y.getItem(store, other.origin) as Y.Item)) return;
  }
}
