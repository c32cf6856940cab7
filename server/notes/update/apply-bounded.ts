import * as Y from 'yjs';
import { TooManyConflicts, withinSteps } from './conflict-work.ts';

/**
 * Fills an empty document with updates in their order, within so many steps. In one transaction first, which takes
 * milliseconds for thousands of them; Yjs joins what belongs together only at the end of a transaction, so changes that were
 * few steps one by one may be many in one. Then each is one again, as when it came.
 * @returns the document, and the steps that it took
 * @throws TooManyConflicts
 */
export function makeDoc(updates: readonly Uint8Array[], steps: number): { doc: Y.Doc; taken: number } {
  const fill = (apply: (doc: Y.Doc) => void): { doc: Y.Doc; taken: number } => {
    const doc = new Y.Doc();
    changeNothing(doc);
    return { doc, taken: withinSteps(steps, () => apply(doc)) };
  };
  try {
    return fill((doc) =>
      doc.transact(() => {
        for (const update of updates) Y.applyUpdate(doc, update);
      }),
    );
  } catch (error) {
    if (!(error instanceof TooManyConflicts) || updates.length < 2) throw error;
    return fill((doc) => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
  }
}

/**
 * Yjs tidies up formatting that two made of the same words, where it came from elsewhere: as a second change, of nobody. The
 * pages do that, in somebody's name.
 */
function changeNothing(doc: Y.Doc): void {
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
    transaction.local = true;
  });
}
