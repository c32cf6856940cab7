import * as Y from 'yjs';
import { TooManyConflicts, withinSteps } from './conflict-work.ts';

/**
 * Applies updates in order to an empty document, within a limit of steps. First in one transaction, which takes milliseconds for
 * thousands of updates; Yjs merges adjacent structs only at the end of a transaction, so changes that took few steps one by one
 * may take many together. In that case each is applied in its own transaction, as when it arrived.
 * @returns the document, and the steps taken
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
 * For remote changes Yjs cleans up formatting that two clients applied to the same text in a second transaction, without an
 * author. Disabled here: the pages do it as changes of their users.
 */
function changeNothing(doc: Y.Doc): void {
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
    transaction.local = true;
  });
}
