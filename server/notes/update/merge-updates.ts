import * as Y from 'yjs';

/** Yjs looks at all of the updates once more for each of them that ends: the time grows with their number squared. */
const mergedAtOnce = 16;

/** All of the updates as one, in time that grows with their bytes. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  let rest = [...updates];
  while (rest.length > 1) {
    const merged: Uint8Array[] = [];
    for (let i = 0; i < rest.length; i += mergedAtOnce) {
      const part = rest.slice(i, i + mergedAtOnce);
      merged.push(part.length === 1 ? part[0]! : Y.mergeUpdates(part));
    }
    rest = merged;
  }
  return rest[0] ?? Y.mergeUpdates([]);
}
