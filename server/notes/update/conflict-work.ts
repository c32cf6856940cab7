import * as Y from 'yjs';

/*
 * The work of Yjs for a change grows with the items that others inserted between the same two neighbours: `Item.integrate` walks
 * over them, for each item again, so that a few kilobytes can take seconds (security.md H1). The steps of that walk are the same
 * wherever and whenever a change is applied, unlike milliseconds, so the steps are bounded.
 *
 * They are counted by walking in advance: given the neighbour that the walk finds, Yjs has nothing left to walk over. The walk is
 * that of one version of Yjs; conflict-work.test.ts fails when its method changes, and compares the two.
 */

/** Thrown part-way through a change: the affected document must not be used any more. */
export class TooManyConflicts extends Error {
  constructor() {
    super('a change with too many conflicts');
    this.name = 'TooManyConflicts';
  }
}

interface Meter {
  left: number;
}
/** The meter of the current call: Yjs applies a change synchronously. */
let meter: Meter | undefined;

/**
 * Runs a function that applies changes to documents, within a limit of steps.
 * @returns the steps taken
 * @throws TooManyConflicts when the limit is exceeded
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
  // The rest of a partially known item is placed after its own first half: there is no walk except over items inserted in
  // between, which is rare.
  if (meter && this.parent) {
    if (offset > 0) countRest(this, transaction.doc.store, offset, meter);
    else findPlace(this, transaction.doc.store, meter);
  }
  integrate.call(this, transaction, offset);
};
/** The original method of Yjs, for the test. */
export const integrateOfYjs = integrate;

type Store = Y.Doc['store'];

function step(of: Meter): void {
  if (of.left-- <= 0) throw new TooManyConflicts();
}

const isInPlace = (left: Y.Item | null, right: Y.Item | null): boolean =>
  left ? left.right === right : right !== null && right.left === null;

/** Gives the item the left neighbour that `Item.integrate` would find for it. */
function findPlace(item: Y.Item, store: Store, of: Meter): void {
  if (isInPlace(item.left, item.right)) return;
  const first = item.left ? item.left.right : firstOf(item, of);
  const left = walk(item, item.left, item.origin, first, store, of);
  item.right = left ? left.right : first;
  item.left = left;
}

/** Counts what `Item.integrate` will walk after it has cut off the known part. */
function countRest(item: Y.Item, store: Store, offset: number, of: Meter): void {
  const origin = Y.createID(item.id.client, item.id.clock + offset - 1);
  const left = Y.getItem(store, origin) as Y.Item;
  if (!isInPlace(left, item.right)) walk(item, left, origin, left.right, store, of);
}

/**
 * The first item next to which it may be placed; for an attribute, of which Yjs retains the newest value, the walk back to its
 * first.
 */
function firstOf({ parent, parentSub }: Y.Item, of: Meter): Y.Item | null {
  const type = parent as Y.AbstractType<unknown>;
  if (parentSub === null) return type._start;
  let first = type._map.get(parentSub) ?? null;
  for (; first !== null && first.left !== null; first = first.left) step(of);
  return first;
}

/** @returns the left neighbour, as Yjs' own walk finds it */
function walk(
  { right, rightOrigin, id }: Y.Item,
  from: Y.Item | null,
  origin: Y.ID | null,
  first: Y.Item | null,
  store: Store,
  of: Meter,
): Y.Item | null {
  let left = from;
  // Items passed, each with the number of the segment in which it was passed: a new neighbour begins a new segment, and the items
  // of the current one are what Yjs calls conflicting.
  const passed = new Map<Y.Item, number>();
  let part = 0;
  for (let other = first; other !== null && other !== right; other = other.right) {
    step(of);
    passed.set(other, part);
    if (Y.compareIDs(origin, other.origin)) {
      if (other.id.client < id.client) {
        left = other;
        part++;
      } else if (Y.compareIDs(rightOrigin, other.rightOrigin)) break;
    } else {
      const itsOrigin = other.origin && (Y.getItem(store, other.origin) as Y.Item);
      const itsPart = itsOrigin ? passed.get(itsOrigin) : undefined;
      if (itsPart === undefined) break;
      if (itsPart !== part) {
        left = other;
        part++;
      }
    }
  }
  return left;
}
